import { expect } from "vitest";
import { joinRings } from "../../src/core/gaps/rings.ts";
import { voronoiGround } from "../../src/core/gaps/voronoi-ground.ts";
import { polygonM2 } from "../../src/core/geo/authalic.ts";
import type { PolygonCoordinates } from "../../src/core/geo/polygon.ts";
import { isInside } from "./even-odd.ts";
import { placeAt } from "./karney.ts";
import { ringFaults } from "./ring-faults.ts";
import { between, seededRandom } from "./seeded-random.ts";

export type Place = readonly [number, number];

export interface Ground {
  readonly neighboursOf: (i: number) => number[];
  readonly polygonsOf: (cells: readonly number[]) => PolygonCoordinates[];
  readonly areaOf: (cells: readonly number[]) => number;
  /** Outline edges of a cell, x1, y1, x2, y2 in 10⁻⁷ degrees. */
  readonly edgesOf: (i: number) => readonly number[];
}

export function groundOf(places: readonly Place[], cellM: number): Ground {
  const shape = voronoiGround(
    places.map(([lon]) => lon),
    places.map(([, lat]) => lat),
    cellM,
  );
  const polygonsOf = (cells: readonly number[]) =>
    joinRings(shape.outline(cells)).map((rings) =>
      rings.map((ring) => ring.map(([x, y]) => shape.toDegrees(x, y))),
    );
  return {
    neighboursOf: (i) => {
      const found = new Set<number>();
      shape.neighbours(i, (j) => found.add(j));
      return [...found].sort((a, b) => a - b);
    },
    polygonsOf,
    edgesOf: (i) => shape.outline([i]),
    areaOf: (cells) => polygonsOf(cells).reduce((sum, polygon) => sum + polygonM2(polygon), 0),
  };
}

/** Pieces joined over shared edges. */
function pieces(ground: Ground, cells: readonly number[]): number[][] {
  const left = new Set(cells);
  const found: number[][] = [];
  for (const first of cells) {
    if (!left.delete(first)) continue;
    const piece = [first];
    for (const i of piece) {
      for (const j of ground.neighboursOf(i)) if (left.delete(j)) piece.push(j);
    }
    found.push(piece);
  }
  return found;
}

/** Holds any choice of places to valid rings, and to areas that add up. */
export function expectSound(places: readonly Place[], cellM: number, seed: number): void {
  const random = seededRandom(seed);
  const ground = groundOf(places, cellM);
  const all = places.map((_, i) => i);
  const distinct = new Set(places.map(String)).size === places.length;
  for (const i of all) {
    for (const j of ground.neighboursOf(i)) expect(ground.neighboursOf(j)).toContain(i);
  }
  for (const share of [0.2, 0.5, 0.8, 1]) {
    const chosen = all.filter(() => random() < share);
    for (const piece of pieces(ground, chosen)) {
      const polygons = ground.polygonsOf(piece);
      for (const polygon of polygons) expect(ringFaults(polygon)).toEqual([]);
      for (const i of piece) expect(isInside(polygons, ...places[i]!)).toBe(true);
      if (!distinct) continue;
      for (const i of all) {
        if (!piece.includes(i)) expect(isInside(polygons, ...places[i]!)).toBe(false);
      }
      const parts = piece.reduce((sum, i) => sum + ground.areaOf([i]), 0);
      expect(Math.abs(ground.areaOf(piece) / parts - 1)).toBeLessThan(1e-4);
    }
  }
}

export function scattered(random: () => number, count: number, metres: number): Place[] {
  return Array.from({ length: count }, () =>
    placeAt([120, 29], between(random, 0, 360), metres * Math.sqrt(random())),
  );
}
