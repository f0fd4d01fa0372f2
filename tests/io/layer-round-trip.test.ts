import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noTick } from "../../src/core/base/tick.ts";
import { geodesicM } from "../../src/core/geo/geodesic.ts";
import type { OutFormat, OutLayer } from "../../src/core/import/layer-file.ts";
import { NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { importFiles } from "../../src/io/import/import-files.ts";
import { cutToBytes, encodeText } from "../../src/io/text/encode-text.ts";
import { writeLayer } from "../../src/io/write/layers/write-layer.ts";

const PLACES = [
  [120.170012345, 30.250098765],
  [121.480000001, 28.123456789],
  [119.5, 27.9],
] as const;
const LAYER: OutLayer = {
  name: "养老",
  columns: ["编号", "_name", "床位数"],
  rows: PLACES.map(([lon, lat], k) => ({
    values: [`T${k}`, ["海门养老院", "=1+1", '<b>"乙"&</b>'][k]!, k === 1 ? null : 40 + k],
    geometry: { type: "Point", coordinates: [lon, lat] },
  })),
};

async function back(
  format: OutFormat,
  options: Partial<Parameters<typeof writeLayer>[1]> = {},
  layer = LAYER,
) {
  const given = { format, datum: "wgs84", crs: null, encoding: "gb18030", ...options } as const;
  const file = await writeLayer(layer, given);
  const columns =
    format === "csv"
      ? given.crs === null
        ? { lon: "lon", lat: "lat" }
        : { lon: "x", lat: "y" }
      : {};
  const order = {
    target: "facilities",
    class: "x",
    datum: given.datum,
    crs: format === "csv" ? (given.crs ?? undefined) : undefined,
    mapping: { columns: { ...columns, name: "_name" } },
  } as const;
  const { result } = await importFiles([file], order, NO_CONTEXT, noTick);
  return { file, result, text: new TextDecoder().decode(file.bytes) };
}

describe("a layer written and read again", () => {
  it.each([
    ["geojson", {}],
    ["fgb", {}],
    ["fgb", { crs: "EPSG:4549" }],
    ["fgb", { datum: "bd09" }],
    ["csv", {}],
    ["kml", {}],
    ["shp", {}],
    ["shp", { encoding: "utf-8" }],
    ["gpkg", {}],
    ["geojson", { crs: "EPSG:4549" }],
    ["csv", { crs: "EPSG:4528" }],
    ["shp", { crs: "EPSG:4549" }],
    ["shp", { crs: "EPSG:4528" }],
    ["gpkg", { crs: "EPSG:4549" }],
    ["csv", { datum: "gcj02" }],
    ["gpkg", { datum: "bd09" }],
    ["shp", { datum: "gcj02", crs: "EPSG:4549" }],
  ] as const)("as %s %o comes back with its places, names and figures", async (format, options) => {
    const { result } = await back(format, options);
    expect(result.rows).toHaveLength(3);
    // FlatGeobuf keeps neighbours together, the others the order of rows.
    const read = [...result.rows].sort((a, b) => (a.values.编号! < b.values.编号! ? -1 : 1));
    read.forEach(({ geometry, values, fields }, k) => {
      const [lon, lat] = (geometry as unknown as { coordinates: [number, number] }).coordinates;
      expect(geodesicM(lon, lat, PLACES[k]![0], PLACES[k]![1])).toBeLessThan(
        "crs" in options ? 0.002 : 0.001,
      );
      expect(String(fields.name).replace(/^'/, "")).toBe(LAYER.rows[k]!.values[1]);
      expect(values.床位数).toBe(
        LAYER.rows[k]!.values[2] === null ? "" : String(LAYER.rows[k]!.values[2]),
      );
    });
  });

  it("says in the file which system it is in", async () => {
    expect((await back("geojson", { crs: "EPSG:4549" })).text).toContain('"name":"EPSG:4549"');
    expect((await back("csv", { datum: "gcj02" })).text).toContain("EPSG:4326 gcj02");
    expect((await back("kml", { datum: "bd09" })).text).toContain("EPSG:4326 bd09");
  });

  it("keeps areas with their holes, however they are wound", async () => {
    const outer = [
      [120, 30],
      [120.1, 30],
      [120.1, 30.1],
      [120, 30.1],
      [120, 30],
    ];
    const hole = [
      [120.02, 30.02],
      [120.04, 30.02],
      [120.04, 30.04],
      [120.02, 30.04],
      [120.02, 30.02],
    ];
    const layer: OutLayer = {
      name: "u",
      columns: ["ID"],
      rows: [{ values: ["U1"], geometry: { type: "Polygon", coordinates: [outer, hole] } }],
    };
    for (const format of ["geojson", "kml", "shp", "gpkg"] as const) {
      const file = await writeLayer(layer, {
        format,
        datum: "wgs84",
        crs: null,
        encoding: "utf-8",
      });
      const order = {
        target: "units",
        class: null,
        datum: "wgs84",
        crs: undefined,
        mapping: null,
      } as const;
      const { result } = await importFiles([file], order, NO_CONTEXT, noTick);
      const { coordinates } = result.rows.at(0).geometry as unknown as {
        coordinates: number[][][];
      };
      expect(
        coordinates.map((ring) => ring.length),
        format,
      ).toEqual([5, 5]);
    }
  });

  it("lists the names that a Shapefile cuts, and cuts them at whole characters", async () => {
    const columns = ["养老机构名称", "养老机构名字", "_name"];
    const layer = {
      ...LAYER,
      columns,
      rows: LAYER.rows.map((row) => ({ ...row, values: ["a", "b", "c"] })),
    };
    const { file, result } = await back("shp", {}, layer);
    expect(file.issues.map(({ code, examples }) => `${code} ${examples[0]!.value}`)).toEqual([
      "name-cut 养老机构名",
      "name-cut 养老机构_1",
    ]);
    expect(Object.keys(result.rows.at(0).values)).toEqual(["养老机构名", "养老机构_1", "_name"]);
  });
});

describe("text in GBK", () => {
  it("is what a decoder reads back, and `?` for signs that GBK lacks", () => {
    const decoder = new TextDecoder("gbk");
    expect(decoder.decode(encodeText("台州市养老院 A1，（张）", "gb18030"))).toBe(
      "台州市养老院 A1，（张）",
    );
    expect(decoder.decode(encodeText("a😀b", "gb18030"))).toBe("a?b");
  });

  it("is cut at whole characters", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.nat(12),
        fc.constantFrom("utf-8" as const, "gb18030" as const),
        (text, most, encoding) => {
          const cut = cutToBytes(text, most, encoding);
          expect(text.startsWith(cut)).toBe(true);
          expect(encodeText(cut, encoding).length).toBeLessThanOrEqual(most);
          const next = [...text][[...cut].length];
          if (next !== undefined) {
            expect(encodeText(cut + next, encoding).length).toBeGreaterThan(most);
          }
        },
      ),
    );
  });
});
