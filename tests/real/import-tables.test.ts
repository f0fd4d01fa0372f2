import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { noTick } from "../../src/core/base/tick.ts";
import { loadImportContext } from "../../src/io/import/import-context.ts";
import { importFiles } from "../../src/io/import/import-files.ts";

const FOLDER = process.env.FUWUQUAN_REAL_DATA ?? join(import.meta.dirname, "../../../shared/data");
const REGION = join(import.meta.dirname, "../../public/region/zhejiang");
const SF = "sf-stores/SF_";
const LON_LAT = { lon: "long", lat: "lat" };

describe.skipIf(!existsSync(FOLDER) || !existsSync(join(REGION, "region.json")))(
  "real tables of two cities, beside the region of a third",
  () => {
    it.each([
      [
        "porto-alegre/poa_hexgrid.csv",
        "demand",
        1227,
        { id: "id", lon: "lon", lat: "lat", people: "population" },
      ],
      [
        "porto-alegre/poa_points_of_interest.csv",
        "facilities",
        15,
        { id: "id", lon: "lon", lat: "lat" },
      ],
      [
        `${SF}demand_205_centroid_uniform_weight.csv`,
        "demand",
        205,
        { ...LON_LAT, id: "ID", name: "NAME", people: "POP2000" },
      ],
      [
        `${SF}store_site_16_longlat.csv`,
        "facilities",
        16,
        { ...LON_LAT, id: "OBJECTID", name: "NAME" },
      ],
    ] as const)(
      "%s comes in as %s without a question asked wrongly",
      async (file, target, count, columns) => {
        const context = await loadImportContext(
          async (name) => new Uint8Array(readFileSync(join(REGION, name))),
        );
        const bytes = new Uint8Array(readFileSync(join(FOLDER, file)));
        const order = { target, class: "x", datum: undefined, crs: undefined, mapping: null };
        const { result } = await importFiles([{ name: "a.csv", bytes }], order, context, noTick);
        expect(result.rows).toHaveLength(count);
        expect(result.issues).toEqual([]);
        expect(result.files[0]!.columns).toEqual(columns);
      },
    );
  },
);
