import { describe, expect, it } from "vitest";
import { IssueLog } from "../../src/core/base/issue.ts";
import { readTable } from "../../src/io/read/read-table.ts";
import { type TiffLayout, tiff } from "../zoo/tiff.ts";
import { rowsOfTable } from "./rows-of-table.ts";

/** 20 × 18 cells of 0.01°, people 0 to 359, every seventh cell without a value. */
const [WIDTH, HEIGHT] = [20, 18];
const PEOPLE = Array.from({ length: WIDTH * HEIGHT }, (_, k) => (k % 7 === 3 ? -9999 : k));
const LAYOUT: TiffLayout = {
  width: WIDTH,
  height: HEIGHT,
  bands: [PEOPLE],
  type: "float32",
  press: "none",
  noData: "-9999",
  keys: { 1024: 2, 1025: 1, 2048: 4490 },
  tie: [0, 0, 120, 29],
  cell: [0.01, 0.01],
};
const kept = PEOPLE.flatMap((value, k) => (value === -9999 ? [] : [k]));

async function read(layout: TiffLayout) {
  const log = new IssueLog();
  const bytes = tiff(layout);
  const table = await readTable({ name: "people.tif", bytes }, {}, log);
  return { table, codes: log.list().map(({ code }) => code) };
}

async function placesOf(layout: TiffLayout): Promise<number[][]> {
  const { table } = await read(layout);
  return table!.geometries!.map((one) => (one as { coordinates: number[] }).coordinates);
}

describe("a GeoTIFF", () => {
  const layouts: [string, Partial<TiffLayout>][] = [];
  for (const press of ["none", "deflate", "lzw"] as const) {
    layouts.push([`in one strip, ${press}`, { press }]);
    layouts.push([`in strips of 5 rows, ${press}`, { press, rowsPerStrip: 5 }]);
    layouts.push([`in tiles, ${press}`, { press, tile: 16 }]);
  }
  layouts.push(["of whole numbers", { type: "int16", press: "deflate", tile: 16 }]);

  it.each(layouts)("%s gives the cells that hold a value, at their centres", async (_, change) => {
    const { table, codes } = await read({ ...LAYOUT, ...change });
    expect(codes).toEqual([]);
    expect(table).toMatchObject({ columns: ["band1"], crs: "EPSG:4490", format: "tif" });
    expect(rowsOfTable(table!)).toEqual(kept.map((k) => [String(k)]));
    kept.forEach((k, r) => {
      const { coordinates } = table!.geometries![r] as unknown as { coordinates: number[] };
      expect(coordinates[0]).toBeCloseTo(120 + ((k % WIDTH) + 0.5) * 0.01, 10);
      expect(coordinates[1]).toBeCloseTo(29 - (Math.floor(k / WIDTH) + 0.5) * 0.01, 10);
    });
  });

  it("whose cells are points lies half a cell to the north-west of one whose cells are areas", async () => {
    const area = await placesOf(LAYOUT);
    const point = await placesOf({ ...LAYOUT, keys: { ...LAYOUT.keys, 1025: 2 } });
    area.forEach(([x, y], k) => {
      expect(point[k]![0]).toBeCloseTo(x! - 0.005, 10);
      expect(point[k]![1]).toBeCloseTo(y! + 0.005, 10);
    });
  });

  it("placed by a point inside it, or by a matrix, lies where it lay", async () => {
    const { tie: _tie, cell: _cell, ...bare } = LAYOUT;
    const expected = await placesOf(LAYOUT);
    const inside = await placesOf({ ...LAYOUT, tie: [4, 6, 120.04, 28.94] });
    const matrix = [0.01, 0, 0, 120, 0, -0.01, 0, 29, 0, 0, 0, 0, 0, 0, 0, 1];
    const byMatrix = await placesOf({ ...bare, matrix });
    expected.forEach(([x, y], k) => {
      for (const one of [inside[k]!, byMatrix[k]!]) {
        expect(one[0]).toBeCloseTo(x!, 10);
        expect(one[1]).toBeCloseTo(y!, 10);
      }
    });
  });

  it("in metres of CGCS2000 names its system; what a float cannot hold exactly is still no value", async () => {
    const hole = "-3.4028235e+38";
    const bands = [PEOPLE.map((value) => (value === -9999 ? -3.4028235e38 : value))];
    const { table } = await read({
      ...{ ...LAYOUT, bands, noData: hole, press: "deflate" },
      ...{ keys: { 1024: 1, 1025: 1, 3072: 4528 }, tie: [0, 0, 40_500_000, 3_200_000] },
      cell: [1000, 1000],
    });
    expect(table!.crs).toBe("EPSG:4528");
    expect(table!.rows.length).toBe(kept.length);
  });

  it("of two bands keeps a cell that one of them fills, and says which is empty", async () => {
    const bands = [PEOPLE, PEOPLE.map((_, k) => (k === 3 ? 5 : k === 4 ? -9999 : 1))];
    const { table } = await read({ ...LAYOUT, bands });
    expect(rowsOfTable(table!).slice(3, 5)).toEqual([
      ["", "5"],
      ["4", ""],
    ]);
  });

  it("that does not say where it lies, or holds nothing, is refused", async () => {
    const { tie: _tie, cell: _cell, ...bare } = LAYOUT;
    expect((await read(bare)).codes).toEqual(["raster-not-placed"]);
    const nothing = await read({ ...LAYOUT, bands: [PEOPLE.map(() => -9999)] });
    expect(nothing.codes).toEqual(["file-empty"]);
  });
});
