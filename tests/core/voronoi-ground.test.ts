import { describe, expect, it } from "vitest";
import { isInside } from "./even-odd.ts";
import { karneyM, placeAt } from "./karney.ts";
import { ringFaults } from "./ring-faults.ts";
import { between, seededRandom } from "./seeded-random.ts";
import { expectSound, groundOf, type Place, scattered } from "./voronoi-checks.ts";

describe("the ground of a point", () => {
  it("alone is a disc: a polygon of 0.5 % within the radius, its sides turning left", () => {
    const ground = groundOf([[120, 29]], 500);
    const [polygon, ...others] = ground.polygonsOf([0]);
    expect(others).toEqual([]);
    expect(ringFaults(polygon!)).toEqual([]);
    for (const vertex of polygon![0]!) {
      expect(Math.abs(karneyM(120, 29, ...vertex) / 500 - 1)).toBeLessThan(0.005);
    }
    expect(Math.abs(ground.areaOf([0]) / (Math.PI * 500 ** 2) - 1)).toBeLessThan(0.01);
    expect(ground.neighboursOf(0)).toEqual([]);
  });

  it("of two close points meets half-way, and of two far ones not at all", () => {
    const a: Place = [120, 29];
    const close = groundOf([a, placeAt(a, 90, 600)], 500);
    expect([close.neighboursOf(0), close.neighboursOf(1)]).toEqual([[1], [0]]);
    // A disc less a segment at 0.6 r: r² (π − acos 0.6 + 0.6 × 0.8).
    const truth = 500 ** 2 * (Math.PI - Math.acos(0.6) + 0.48);
    expect(Math.abs(close.areaOf([0]) / truth - 1)).toBeLessThan(0.01);
    expect(Math.abs(close.areaOf([0, 1]) / (2 * truth) - 1)).toBeLessThan(0.01);
    expect(close.polygonsOf([0, 1]).map((rings) => rings.length)).toEqual([1]);
    const far = groundOf([a, placeAt(a, 90, 1010)], 500);
    expect([far.neighboursOf(0), far.neighboursOf(1)]).toEqual([[], []]);
    expect(far.polygonsOf([0, 1])).toHaveLength(2);
  });

  it("of points in one place is one cell, which they share as neighbours", () => {
    const a: Place = [120, 29];
    const b = placeAt(a, 45, 300);
    const ground = groundOf([a, b, a, a], 500);
    expect([0, 1, 2, 3].map(ground.neighboursOf)).toEqual([
      [1, 2, 3],
      [0, 2, 3],
      [0, 1, 3],
      [0, 1, 2],
    ]);
    expect(ground.polygonsOf([2])).toEqual(ground.polygonsOf([0]));
    expect(ground.polygonsOf([0, 2, 3])).toEqual(ground.polygonsOf([0]));
    expect(ground.areaOf([0, 1, 2, 3])).toBe(ground.areaOf([0, 1]));
  });

  it.each([0, 30, 90])("of points in a line at %i° is a chain of neighbours", (bearing) => {
    const places = Array.from({ length: 6 }, (_, k) => placeAt([120, 29], bearing, 400 * k));
    const ground = groundOf(places, 500);
    expect(places.map((_, i) => ground.neighboursOf(i))).toEqual([
      [1],
      [0, 2],
      [1, 3],
      [2, 4],
      [3, 5],
      [4],
    ]);
    expectSound(places, 500, bearing);
  });

  it("holds the places nearest to its point, up to the cell size", () => {
    const random = seededRandom(9);
    const places = scattered(random, 60, 3000);
    const ground = groundOf(places, 400);
    const cells = places.map((_, i) => ground.polygonsOf([i]));
    for (let n = 0; n < 500; n++) {
      const at = placeAt([120, 29], between(random, 0, 360), between(random, 0, 3500));
      const metres = places.map((place) => karneyM(...place, ...at));
      const [least, second] = [...metres].sort((a, b) => a - b) as [number, number];
      // Borders are planar, 0.5 % off in scale: what is within a few metres of one is left open.
      if (second - least < 10 || Math.abs(least - 400) < 5) continue;
      const holders = cells.flatMap((cell, i) => (isInside(cell, ...at) ? [i] : []));
      expect(holders).toEqual(least < 400 ? [metres.indexOf(least)] : []);
    }
  });

  it("is sound for scattered points, thin or crowded", () => {
    for (let seed = 1; seed <= 12; seed++) {
      expectSound(scattered(seededRandom(seed), 40, 2000), [150, 400, 2000][seed % 3]!, seed);
    }
  });

  it("is sound on hexagons and for points around a centre", () => {
    const hexagons = Array.from({ length: 48 }, (_, k): Place => {
      const row = Math.floor(k / 8);
      return [120 + ((k % 8) + (row % 2) / 2) * 0.004, 29 + row * 0.003];
    });
    expectSound(hexagons, 400, 1);
    const around = Array.from({ length: 16 }, (_, k) => placeAt([120, 29], k * 22.5, 500));
    expectSound([...around, [120, 29]], 600, 2);
    expectSound(around, 600, 3);
  });

  it("is sound for points in one place and points half a country apart", () => {
    const random = seededRandom(77);
    const near = scattered(random, 12, 800);
    expectSound([...near, ...near.slice(0, 5), ...near.slice(0, 2)], 300, 4);
    const far: Place[] = [
      [118.2, 27.1],
      [122.9, 31],
      [118.2, 31],
      [122.9, 27.1],
    ];
    expectSound([...near, ...far], 300, 5);
    expect(groundOf([...near, ...far], 300).neighboursOf(13)).toEqual([]);
  });
});
