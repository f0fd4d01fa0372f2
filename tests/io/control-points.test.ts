import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IssueLog } from "../../src/core/base/issue.ts";
import { geodesicM } from "../../src/core/geo/geodesic.ts";
import { applySimilarity, fitSimilarity } from "../../src/core/import/similarity.ts";
import { projectionOf } from "../../src/io/datum/projection.ts";
import { readControl } from "../../src/io/import/read-control.ts";
import { importBytes } from "./import-in-memory.ts";
import { bytesOf } from "./run-in-memory.ts";

/** A city grid of our own: turned by half a degree, moved, from CGCS2000 CM 120E. */
const CITY = { a: Math.sqrt(1 - 0.0087 ** 2), b: 0.0087, tx: -480_000.5, ty: -3_300_000.25 };
const plane = projectionOf("EPSG:4549")!;
const inCity = ([lon, lat]: readonly [number, number]) =>
  applySimilarity(CITY, ...plane.fromDegrees(lon, lat));

const KNOWN: readonly (readonly [number, number])[] = [
  [120.1, 30.2],
  [120.3, 30.25],
  [120.2, 30.35],
  [120.15, 30.3],
];
const HOMES: readonly (readonly [number, number])[] = [
  [120.17, 30.25],
  [120.22, 30.31],
  [120.28, 30.22],
];

function table(turned = false): Uint8Array {
  const lines = HOMES.map((home, k) => {
    const [x, y] = inCity(home);
    return `${k},院${k},${turned ? `${y},${x}` : `${x},${y}`},50`;
  });
  return bytesOf(`编号,名称,X,Y,床位数\n${lines.join("\n")}\n`);
}

const control = (count: number, shift = 0) =>
  KNOWN.slice(0, count).map((known, k) => {
    const [x, y] = inCity(known);
    return { x: x + (k === 2 ? shift : 0), y, u: known[0], v: known[1] };
  });

async function importBy(count: number, change: object = {}, shift = 0) {
  const columns = { id: "编号", name: "名称", lon: "X", lat: "Y", capacity: "床位数" };
  return importBytes("city.csv", table("swap" in change), {
    columns,
    control: control(count, shift),
    ...change,
  });
}

const misses = (rows: readonly { readonly geometry: unknown }[]) =>
  rows.map(({ geometry }, k) => {
    const [lon, lat] = (geometry as { coordinates: [number, number] }).coordinates;
    return geodesicM(lon, lat, ...(HOMES[k] as [number, number]));
  });

describe("a local grid tied down by control points", () => {
  it.each([2, 3, 4])("of %i points puts every home within a decimetre", async (count) => {
    const { rows, issues } = await importBy(count);
    expect(rows).toHaveLength(HOMES.length);
    for (const m of misses([...rows])) expect(m).toBeLessThan(0.1);
    const codes = issues.map(({ code }) => code);
    expect(codes).toContain(count === 2 ? "control-unchecked" : "control-fit");
    expect(codes).not.toContain("control-scale");
  });

  it("northings first: exchanged with the points, by the planner's word", async () => {
    const swapped = control(3).map(({ x, y, u, v }) => ({ x: y, y: x, u, v }));
    const { rows } = await importBy(3, { swap: true, control: swapped });
    for (const m of misses([...rows])) expect(m).toBeLessThan(0.1);
  });

  it("northings first and nobody says so: turned or missing by far, and told", async () => {
    const swapped = control(2).map(({ x, y, u, v }) => ({ x: y, y: x, u, v }));
    const { issues } = await importBy(2, { control: swapped });
    expect(issues.map(({ code }) => code)).toContain("control-turned");
  });

  it("a wrong number shows in its residuals", async () => {
    const { issues, files } = await importBy(4, {}, 25);
    expect(issues.map(({ code }) => code)).toContain("control-miss");
    const { residualsM, rmsM } = files[0]!.fit!;
    expect(residualsM.indexOf(Math.max(...residualsM))).toBe(2);
    expect(rmsM!).toBeGreaterThan(5);
  });

  it("feet are told by the scale", async () => {
    const feet = control(3).map(({ x, y, u, v }) => ({ x: x / 0.3048, y: y / 0.3048, u, v }));
    const { issues } = await importBy(3, { control: feet });
    expect(issues.map(({ code }) => code)).toContain("control-scale");
  });

  it("points at one place are refused", async () => {
    const [first] = control(1);
    const { issues, rows } = await importBy(2, { control: [first, first] });
    expect(rows).toHaveLength(0);
    expect(issues.map(({ code }) => code)).toEqual(["control-points"]);
  });

  it("come from a table on the command line, in degrees or in metres of a system", () => {
    const read = (text: string) => {
      const log = new IssueLog();
      return { points: readControl("c.csv", bytesOf(text), log), faults: log.list().length };
    };
    expect(read("x,y,lon,lat\n1,2,120,30\n500,2,120.1,30\n").points).toEqual([
      { x: 1, y: 2, u: 120, v: 30 },
      { x: 500, y: 2, u: 120.1, v: 30 },
    ]);
    expect(read("X,Y,E,N\n1,2,500001,3300002\n9,2,500009,3300002\n").points).toHaveLength(2);
    for (const bad of [
      "x,y,lon,lat\n1,2,120,30\n",
      "x,y\n1,2\n3,4\n",
      "x,y,lon,lat\n1,a,2,3\n4,5,6,7\n",
    ]) {
      expect(read(bad)).toEqual({ points: [], faults: 1 });
    }
  });
});

describe("a similarity", () => {
  it("is found again from any points of it", () => {
    const number = fc.double({ min: -5e5, max: 5e5, noNaN: true });
    const spot = fc.tuple(number, number);
    fc.assert(
      fc.property(
        fc.array(spot, { minLength: 2, maxLength: 4 }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        number,
        number,
        (spots, a, b, tx, ty) => {
          const made = { a, b, tx, ty };
          const points = spots.map((from) => ({ from, to: applySimilarity(made, ...from) }));
          const apart = spots.some(
            ([x, y]) => Math.abs(x - spots[0]![0]) + Math.abs(y - spots[0]![1]) > 100,
          );
          const fit = fitSimilarity(points);
          if (!apart) return;
          expect(fit!.similarity.a).toBeCloseTo(a, 6);
          expect(fit!.similarity.b).toBeCloseTo(b, 6);
          for (const m of fit!.residualsM) expect(m).toBeLessThan(1e-3);
        },
      ),
    );
  });
});
