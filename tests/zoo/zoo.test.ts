import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { noTick } from "../../src/core/base/tick.ts";
import { geodesicM } from "../../src/core/geo/geodesic.ts";
import { PolygonIndex } from "../../src/core/geo/polygon-index.ts";
import { UnitNames } from "../../src/core/import/name-match.ts";
import { NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { importFiles } from "../../src/io/import/import-files.ts";
import { IMPORT_ORDER } from "../io/import-order.ts";
import { TRUTH } from "./truth.ts";
import { besideOf, committed, pathOf, TABLE, tableOf, writeZoo, zoo } from "./zoo.ts";

const base = { parent: null, totals: {}, estimated: false, lon: 121.43, lat: 28.68 } as const;
/** A rectangle over Thousand Island Lake, in place of its shores. */
const LAKE = [
  [
    [118.7, 29.4],
    [119.3, 29.4],
    [119.3, 29.7],
    [118.7, 29.7],
    [118.7, 29.4],
  ],
] as const;
const CONTEXT = {
  ...NO_CONTEXT,
  window: [117.9, 26.9, 123.3, 31.4] as const,
  names: new UnitNames([
    { ...base, id: "331002", name: "椒江区", short: "椒江", level: "county" },
    { ...base, id: "331002001", name: "海门街道", short: "海门", level: "town", parent: "331002" },
  ]),
  landmasses: new Set(["mainland", "island-001", "island-004", "island-006"]),
  waterIn: async () => new PolygonIndex([{ id: "lake", polygons: [LAKE] }]),
};
if (process.env.FUWUQUAN_WRITE_ZOO === "1") await writeZoo();
const ALL = await zoo();

describe("the zoo of dirty files", () => {
  it("has at least eighty, each with its own name and what is wrong with it", () => {
    expect(ALL.length).toBeGreaterThanOrEqual(80);
    expect(new Set(ALL.map(({ file }) => file)).size).toBe(ALL.length);
  });

  it.each(ALL.map((specimen) => [specimen.file, specimen.what, specimen] as const))(
    "%s (%s) gives the report that stands beside it",
    async (file, _, specimen) => {
      const bytes = committed(file);
      expect(bytes, "not committed: run with FUWUQUAN_WRITE_ZOO=1").not.toBeNull();
      expect(readFileSync(`${pathOf(file)}.expected.json`, "utf8")).toBe(besideOf(specimen));
      const { expected } = specimen;
      const order = { ...IMPORT_ORDER, ...specimen.order };
      const { result } = await importFiles([{ name: file, bytes: bytes! }], order, CONTEXT, noTick);
      const codes = new Map<string, number>();
      for (const { code, count } of result.issues) codes.set(code, (codes.get(code) ?? 0) + count);
      const found = Object.fromEntries(
        Object.keys(expected.codes ?? {}).map((code) => [code, codes.get(code) ?? 0]),
      );
      expect({
        read: result.read,
        accepted: result.rows.length,
        rejected: result.rejected.length,
        codes: found,
      }).toEqual({
        read: expected.read,
        accepted: expected.accepted,
        rejected: expected.rejected,
        codes: expected.codes ?? {},
      });
      for (const code of expected.never ?? []) expect([...codes.keys()]).not.toContain(code);
      if (expected.encoding !== undefined)
        expect(result.files[0]!.encoding).toBe(expected.encoding);
      if (expected.sheets !== undefined) expect(result.files).toHaveLength(expected.sheets);
      for (const [id, beds] of Object.entries(expected.beds ?? {})) {
        expect([...result.rows].find(({ fields }) => fields.id === id)?.fields.capacity).toBe(beds);
      }
      if (expected.withinM !== undefined) {
        expect(result.rows.length).toBe(expected.accepted);
        for (const { fields, geometry } of result.rows) {
          const home = TRUTH.find(({ name }) => name === fields.name);
          expect(home, String(fields.name)).toBeDefined();
          const [lon, lat] = (geometry as unknown as { coordinates: [number, number] }).coordinates;
          expect(geodesicM(lon, lat, home!.lon, home!.lat)).toBeLessThan(expected.withinM);
        }
      }
    },
  );

  it("is listed with what is wrong and what the app says", () => {
    expect(readFileSync(TABLE, "utf8")).toBe(tableOf(ALL));
  });

  it("is made of the bytes that its script writes, but for archives", async () => {
    for (const { file, bytes } of ALL) {
      if (/\.(xlsx|xls|zip|kmz|gpkg)$/.test(file)) continue;
      expect(Buffer.compare(Buffer.from(committed(file)!), Buffer.from(bytes)), file).toBe(0);
    }
  });
});
