import { describe, expect, it } from "vitest";
import { polygonGround } from "../../src/core/gaps/polygon-ground.ts";
import { joinRings } from "../../src/core/gaps/rings.ts";
import type { PolygonCoordinates } from "../../src/core/geo/polygon.ts";
import { ringFaults } from "./ring-faults.ts";

/** A square of a hundredth of a degree by column and row, wound as asked. */
function square(col: number, row: number, isCounterClockwise = true): PolygonCoordinates {
  const [w, s, e, n] = [col, row, col + 1, row + 1].map((k) => k / 100) as [
    number,
    number,
    number,
    number,
  ];
  const ring: [number, number][] = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  return [isCounterClockwise ? ring : ring.reverse()];
}

const ringsOf = (grounds: PolygonCoordinates[][], cells: number[]) =>
  joinRings(polygonGround(grounds).outline(cells));

describe("ground given as polygons", () => {
  it("is joined over whole shared edges, whatever the winding given", () => {
    const grounds = [[square(0, 0)], [square(1, 0, false)], [square(1, 1)], [square(3, 0)]];
    const shape = polygonGround(grounds);
    const neighbours = grounds.map((_, i) => {
      const found: number[] = [];
      shape.neighbours(i, (j) => found.push(j));
      return found.sort((a, b) => a - b);
    });
    expect(neighbours).toEqual([[1], [0, 2], [1], []]);
    const [union, ...others] = joinRings(shape.outline([0, 1, 2]));
    expect(others).toEqual([]);
    expect(union!.map((ring) => ring.length)).toEqual([7]);
    expect(ringFaults(union!)).toEqual([]);
  });

  it("gives a ring of polygons its hole, and fills the hole when its polygon is there", () => {
    const grounds = Array.from({ length: 9 }, (_, k) => [square(k % 3, Math.floor(k / 3))]);
    const around = [0, 1, 2, 3, 5, 6, 7, 8];
    expect(ringsOf(grounds, around).map((rings) => rings.length)).toEqual([2]);
    for (const polygon of ringsOf(grounds, around)) expect(ringFaults(polygon)).toEqual([]);
    expect(ringsOf(grounds, [...around, 4]).map((rings) => rings.length)).toEqual([1]);
  });

  it("keeps a polygon's own hole and its separate parts", () => {
    const [outer] = square(0, 0);
    const inner = outer!.map(([x, y]): [number, number] => [x / 2 + 0.0025, y / 2 + 0.0025]);
    const [rings, ...others] = ringsOf([[[outer!, inner]]], [0]);
    expect(others).toEqual([]);
    expect(rings).toHaveLength(2);
    expect(ringFaults(rings!)).toEqual([]);
    expect(ringsOf([[square(0, 0), square(5, 5)]], [0])).toHaveLength(2);
  });

  it("puts a hole into the smallest exterior around it", () => {
    const big: [number, number][] = [
      [0, 0],
      [0.1, 0],
      [0.1, 0.1],
      [0, 0.1],
      [0, 0],
    ];
    const scaled = (by: number): [number, number][] =>
      big.map(([x, y]) => [(x - 0.05) * by + 0.05, (y - 0.05) * by + 0.05]);
    // A frame within the hole of a frame, both of one demand point.
    const polygons = ringsOf(
      [
        [
          [big, scaled(0.8)],
          [scaled(0.6), scaled(0.4)],
        ],
      ],
      [0],
    );
    expect(polygons.map((rings) => rings.length)).toEqual([2, 2]);
    for (const polygon of polygons) expect(ringFaults(polygon)).toEqual([]);
  });

  it("keeps holes apart that meet the exterior in one vertex, at any angle", () => {
    // A fan of five blades in a frame; the second and the fourth are missing.
    const at = (reach: number, k: number): [number, number] => {
      const angle = (k * Math.PI) / 9;
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    };
    const hub: [number, number] = [0, 0];
    const blades = [0, 2, 4].map((k) => [hub, at(0.01, k), at(0.01, k + 1), hub]);
    const frame = [0, 1, 2, 3, 4].map((k) => [
      at(0.01, k),
      at(0.02, k),
      at(0.02, k + 1),
      at(0.01, k + 1),
      at(0.01, k),
    ]);
    const grounds = [...blades, ...frame].map((ring) => [[ring]]);
    const [polygon, ...others] = ringsOf(
      grounds,
      grounds.map((_, i) => i),
    );
    expect(others).toEqual([]);
    expect(polygon).toHaveLength(3);
    expect(ringFaults(polygon!)).toEqual([]);
  });
});
