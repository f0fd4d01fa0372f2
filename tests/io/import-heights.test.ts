import { describe, expect, it } from "vitest";
import { noTick } from "../../src/core/base/tick.ts";
import { Ground } from "../../src/io/elevation/ground.ts";
import { NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { importFiles } from "../../src/io/import/import-files.ts";
import { type TiffLayout, tiff } from "../zoo/tiff.ts";
import { IMPORT_ORDER } from "./import-order.ts";

const ORDER = { ...IMPORT_ORDER, target: "elevation" } as const;
const SIZE = 40;
const CELLS = SIZE * SIZE;
/** Degrees of CGCS2000, one second of arc and a bit, whose middle is 120.15° E 29.15° N. */
const STEP = 0.0003;
const IN_DEGREES: Omit<TiffLayout, "bands"> = {
  ...{ width: SIZE, height: SIZE, type: "float32", press: "deflate" },
  keys: { 1024: 2, 1025: 1, 2048: 4490 },
  tie: [0, 0, 120.15 - (STEP * SIZE) / 2, 29.15 + (STEP * SIZE) / 2],
  cell: [STEP, STEP],
};

async function bring(layout: TiffLayout, change: Partial<Parameters<typeof importFiles>[1]> = {}) {
  const file = { name: "dem.tif", bytes: tiff(layout) };
  const run = await importFiles([file], { ...ORDER, ...change }, NO_CONTEXT, noTick);
  const { result, output } = run;
  const written = output === null ? null : Buffer.concat([...output.pieces()]);
  const codes = Object.fromEntries(result.issues.map(({ code, count }) => [code, count]));
  const source = { crs: result.files[0]?.crs ?? null, datum: result.files[0]?.datum };
  const ground = written === null ? null : await Ground.of("elevation.tif", written, source);
  return { ...run, codes, ground };
}

/** Metres of a degree along the parallel and the meridian on the ellipsoid of WGS 84. */
function metresOfDegree(lat: number): [number, number] {
  const [a, e2, phi] = [6378137, 0.00669437999014, (lat * Math.PI) / 180];
  const w = Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const degree = Math.PI / 180;
  return [(a / w) * Math.cos(phi) * degree, ((a * (1 - e2)) / w ** 3) * degree];
}

const cell = (k: number): [number, number] => [k % SIZE, Math.floor(k / SIZE)];
const flat = (height: number): number[] => new Array<number>(CELLS).fill(height);

describe("heights brought in", () => {
  it("in degrees give the slope of the plane they lie on, and the height of each place", async () => {
    const [east, north] = metresOfDegree(29.15);
    const plane = Array.from({ length: CELLS }, (_, k) => {
      const [column, row] = cell(k);
      return 500 + 0.12 * east * STEP * (column - 19.5) - 0.05 * north * STEP * (19.5 - row);
    });
    const { ground, codes, result } = await bring({ ...IN_DEGREES, bands: [plane] });
    expect(result).toMatchObject({ read: CELLS, files: [{ accepted: CELLS, rejected: 0 }] });
    expect(codes).toEqual({ "heights-cell-size": 1 });
    const at = ground!.at(120.15 + 0.4 * STEP, 29.15 - 3.3 * STEP)!;
    expect(at.slopePercent).toBeCloseTo(13, 2);
    expect(at.heightM).toBeCloseTo(plane[23 * SIZE + 20]!, 3);
    expect(at.cellM).toBeCloseTo(STEP * north, 2);
    expect(ground!.at(120.2, 29.15)).toBeNull();
  });

  it("in metres of a zone, turned on their side by a matrix, give the same", async () => {
    // 20 m cells about the central meridian, where the scale is 1; lines run 3:4:5 off the grid.
    const [x0, y0] = [500_000, 3_200_000];
    const matrix = [16, 12, 0, x0 - 560, 12, -16, 0, y0 + 80, 0, 0, 0, 0, 0, 0, 0, 1];
    const { tie: _tie, cell: _cell, ...bare } = IN_DEGREES;
    const plane = Array.from({ length: CELLS }, (_, k) => {
      const [column, row] = cell(k);
      const x = 16 * (column + 0.5) + 12 * (row + 0.5) - 560;
      const y = 12 * (column + 0.5) - 16 * (row + 0.5) + 80;
      return 300 + 0.2 * x + 0.15 * y;
    });
    const keys = { 1024: 1, 1025: 1, 3072: 4549 };
    const { ground, codes } = await bring({ ...bare, keys, matrix, bands: [plane] });
    expect(codes).toEqual({ "heights-cell-size": 1 });
    const { projectionOf } = await import("../../src/io/datum/projection.ts");
    const [lon, lat] = projectionOf("EPSG:4549")!.toDegrees(x0 - 8, y0 - 4);
    const at = ground!.at(lon, lat)!;
    expect(at.slopePercent).toBeCloseTo(25, 2);
    expect(at.cellM).toBeCloseTo(20, 3);
  });

  it("are written as a GeoTIFF that reads back the very same, again and again", async () => {
    const bumpy = Array.from({ length: CELLS }, (_, k) => (k % 11 === 5 ? -9999 : (k * 37) % 900));
    const first = await bring({ ...IN_DEGREES, noData: "-9999", bands: [bumpy] });
    const bytes = Buffer.concat([...first.output!.pieces()]);
    const file = { name: "elevation.tif", bytes };
    const again = await importFiles([file], ORDER, NO_CONTEXT, noTick);
    expect(Buffer.compare(bytes, Buffer.concat([...again.output!.pieces()]))).toBe(0);
    const heights = [...again.result.rows].map(({ fields }) => fields.height);
    expect(heights).toEqual(bumpy.filter((one) => one !== -9999));
  });

  it("set aside what no ground has, and count all of it", async () => {
    const dirty = flat(40);
    dirty.fill(-9999, 0, 300);
    dirty.fill(-32768, 300, 310);
    dirty.fill(12_000, 310, 312);
    dirty[312] = -501;
    const { result, codes, ground } = await bring({ ...IN_DEGREES, type: "int16", bands: [dirty] });
    expect(codes).toMatchObject({ "height-undeclared-none": 310, "height-out-of-range": 3 });
    expect(result.read).toBe(CELLS);
    expect([result.rows.length, result.rejected.length]).toEqual([CELLS - 313, 313]);
    expect(result.rejected.slice(309, 311)).toMatchObject([
      { row: 8, key: "8:30", reasons: [{ code: "height-undeclared-none" }], cells: ["-32768"] },
      { row: 8, key: "8:31", reasons: [{ code: "height-out-of-range" }], cells: ["12000"] },
    ]);
    const issue = result.issues.find(({ code }) => code === "height-out-of-range")!;
    expect(issue.examples).toHaveLength(3);
    expect(issue.examples[0]).toMatchObject({ row: 8, column: "31", value: "12000" });
    // Beside the hole a height is told, but no slope.
    const [west, north] = [120.15 - STEP * 20, 29.15 + STEP * 20];
    expect(ground!.at(west + STEP * 3.5, north - STEP * 3.5)).toBeNull();
    expect(ground!.at(west + STEP * 3.5, north - STEP * 8.5)).toMatchObject({
      ...{ heightM: 40, slopePercent: null, noSlope: "gap" },
    });
    expect(ground!.at(west + STEP * 3.5, north - STEP * 11.5)).toMatchObject({ slopePercent: 0 });
  });

  it("in bytes cut off at 255 have no height there; elsewhere 255 is only doubted", async () => {
    const hills = Array.from({ length: CELLS }, (_, k) => Math.min(255, k % 300));
    const cut = hills.filter((one) => one === 255).length;
    const bytes = await bring({ ...IN_DEGREES, type: "uint8", bands: [hills] });
    expect(bytes.codes).toMatchObject({ "height-cut-off": cut });
    expect(bytes.codes).not.toHaveProperty("heights-end-at-255");
    expect(bytes.result.rejected.length).toBe(cut);
    const floats = await bring({ ...IN_DEGREES, bands: [hills] });
    expect(floats.codes).toMatchObject({ "heights-end-at-255": 1 });
    expect(floats.result.rejected.length).toBe(0);
    const oneTop = flat(80);
    oneTop[7] = 255;
    const stretched = await bring({ ...IN_DEGREES, type: "uint8", bands: [oneTop] });
    expect(stretched.codes).toMatchObject({ "heights-end-at-255": 1 });
    const higher = await bring({ ...IN_DEGREES, bands: [[...hills.slice(1), 256]] });
    expect(higher.codes).toEqual({ "heights-cell-size": 1 });
  });

  it("in feet or decimetres become metres when the planner says so", async () => {
    const feet = await bring({ ...IN_DEGREES, bands: [flat(1000)] }, { unit: "ft" });
    expect(feet.ground!.at(120.15, 29.15)!.heightM).toBeCloseTo(304.8, 4);
    const decimetres = await bring({ ...IN_DEGREES, bands: [flat(18_000)] }, { unit: "dm" });
    expect(decimetres.ground!.at(120.15, 29.15)!.heightM).toBeCloseTo(1800, 4);
    expect((await bring({ ...IN_DEGREES, bands: [flat(18_000)] })).output).toBeNull();
  });

  it("that look like feet beside the relief of the region say so, and are left as they are", async () => {
    const relief = {
      ...{ west: 120, north: 29, stepDegrees: 0.04, rows: 4, cols: 4 },
      metres: Array.from({ length: 16 }, (_, k) => 60 + 50 * k),
    };
    const feet = Array.from({ length: CELLS }, (_, k) => {
      const [column, row] = cell(k);
      const metres = relief.metres[Math.floor(row / 10) * 4 + Math.floor(column / 10)]!;
      return metres / 0.3048;
    });
    const bytes = tiff({
      ...IN_DEGREES,
      tie: [0, 0, 120, 29],
      cell: [0.004, 0.004],
      bands: [feet],
    });
    const codesUnder = async (unit: "m" | "ft" | "dm") => {
      const context = { ...NO_CONTEXT, relief: async () => relief };
      const file = { name: "dem.tif", bytes };
      const { result } = await importFiles([file], { ...ORDER, unit }, context, noTick);
      const found = result.issues.find(({ code }) => code.startsWith("heights-look"));
      return [found?.code, found?.examples[0]?.value, result.files[0]!.heights?.lowestM];
    };
    const told = ["heights-look-ft", "3.28 × relief, 16 places"];
    expect(await codesUnder("m")).toEqual([...told, Math.fround(60 / 0.3048)]);
    expect((await codesUnder("dm")).slice(0, 2)).toEqual(told);
    expect((await codesUnder("ft")).slice(0, 2)).toEqual([undefined, undefined]);
  });

  it("too coarse for a slope say so, and tell the height alone", async () => {
    const coarse = { ...IN_DEGREES, cell: [0.01, 0.01] as const, bands: [flat(12)] };
    const { codes, ground } = await bring(coarse);
    expect(codes).toMatchObject({ "heights-coarse": 1 });
    expect(ground!.at(120.2, 29.1)).toMatchObject({ heightM: 12, noSlope: "coarse" });
  });

  it("are refused where they are no raster, several, or lie nowhere", async () => {
    const csv = new TextEncoder().encode("lon,lat,height\n120,29,5\n");
    const table = await importFiles([{ name: "a.csv", bytes: csv }], ORDER, NO_CONTEXT, noTick);
    expect(table.output).toBeNull();
    expect(table.result.issues.map(({ code }) => code)).toEqual(["heights-not-raster"]);
    const file = { name: "dem.tif", bytes: tiff({ ...IN_DEGREES, bands: [flat(1)] }) };
    const two = await importFiles([file, file], ORDER, NO_CONTEXT, noTick);
    expect(two.result.issues.map(({ code }) => code)).toEqual(["heights-one-raster"]);
    const metres = { keys: { 1025: 1 }, tie: [0, 0, 500_000, 3_200_000], cell: [30, 30] } as const;
    const nowhere = await bring({ ...IN_DEGREES, ...metres, bands: [flat(1)] });
    expect(Object.keys(nowhere.codes)).toEqual(["unknown-crs"]);
    const said = await bring({ ...IN_DEGREES, ...metres, bands: [flat(1)] }, { crs: "EPSG:4549" });
    expect(said.result.files[0]).toMatchObject({ crs: "EPSG:4549", accepted: CELLS });
  });

  it("read as people are warned of, with how sure that is", async () => {
    const slope = Array.from({ length: CELLS }, (_, k) => cell(k)[1] * 8 - 20 + (k % 3));
    const { result } = await bring({ ...IN_DEGREES, bands: [slope] }, { target: "demand" });
    const warning = result.issues.find(({ code }) => code === "looks-like-heights");
    expect(warning).toMatchObject({ severity: "warning", count: 1 });
    expect(warning!.examples[0]!.value).toBe("90 %: name, below-zero, smooth, filled");
    const random = Array.from({ length: CELLS }, (_, k) => (k * 7919) % 13);
    const people = await importFiles(
      [{ name: "people.tif", bytes: tiff({ ...IN_DEGREES, bands: [random] }) }],
      { ...ORDER, target: "demand" },
      NO_CONTEXT,
      noTick,
    );
    expect(people.result.issues.map(({ code }) => code)).not.toContain("looks-like-heights");
  });
});
