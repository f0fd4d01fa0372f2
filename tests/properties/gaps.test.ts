import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import type { Gaps } from "../../src/core/gaps/gap.ts";
import { traceGaps } from "../../src/core/gaps/trace-gaps.ts";
import { tracedGaps } from "../../src/core/gaps/traced-gaps.ts";
import { isInside } from "../core/even-odd.ts";
import { inputsOf, siteAt, type TownPlan, within } from "../towns/toy-town.ts";
import { cutoffM, runs, town } from "./arbitrary-town.ts";

const AS_OF = "2025-06-01";

function trace(plan: TownPlan, m: number, floorPeople: number, floorAreaM2: number) {
  const inputs = inputsOf(plan);
  const { access, all, sites } = coverageOf(inputs, within(m), AS_OF);
  const uncovered = Uint8Array.from(access.count, (count) => (count >= 1 ? 0 : 1));
  const found: Gaps = traceGaps({
    demand: inputs.demand,
    uncovered,
    nearest: access.nearest,
    costMm: access.costMm,
    field: "people",
    peopleField: "people",
    floorPeople,
    floorAreaM2,
  });
  return { ...found, all, uncovered, demand: inputs.demand, sites };
}

/** Some cells of a small lattice with people, and sites on some others. */
const lattice = fc
  .tuple(
    fc.uniqueArray(fc.nat({ max: 143 }), { minLength: 1, maxLength: 120 }),
    fc.array(fc.nat({ max: 143 }), { maxLength: 4 }),
  )
  .map(([cells, clinics]) => {
    const ordered = [...cells].sort((a, b) => a - b);
    const plan: TownPlan = {
      homes: ordered.map((cell) => ({
        id: String(cell).padStart(3, "0"),
        at: centre(cell),
        people: 1 + (cell % 3),
      })),
      sites: clinics.map((cell, k) => siteAt(String(k), centre(cell))),
      ground: {
        kind: "lattice",
        west: 120,
        north: 29,
        cellsPerDegree: 600,
        col: Uint32Array.from(ordered, (cell) => cell % 12),
        row: Uint32Array.from(ordered, (cell) => Math.floor(cell / 12)),
      },
    };
    return { plan, ordered };
  });

function centre(cell: number): readonly [number, number] {
  return [(72_000 + (cell % 12) + 0.5) / 600, (17_400 - Math.floor(cell / 12) - 0.5) / 600];
}

const floors = fc.tuple(fc.nat({ max: 6000 }), fc.nat({ max: 60_000 }));

describe("gaps", () => {
  it("and what is covered and what is below the floor are all people, exactly", () => {
    fc.assert(
      fc.property(town, cutoffM, floors, (plan, m, [floorPeople, floorAreaM2]) => {
        const { gaps, belowFloor, all, demand, uncovered } = trace(
          plan,
          m,
          floorPeople,
          floorAreaM2,
        );
        const drawn = gaps.reduce((sum, gap) => sum + gap.sums.fields.people!, 0);
        const below = belowFloor.sums.fields.people!;
        expect(drawn + below + all.covered.fields.people!).toBe(all.total.fields.people);
        const people = demand.weights.get("people")!;
        const leftOut = uncovered.filter((mark, i) => mark === 1 && people[i]! > 0).length;
        const cells = gaps.reduce((sum, gap) => sum + gap.cells.length, 0);
        expect(cells + belowFloor.sums.cells).toBe(leftOut);
        for (const gap of gaps) {
          expect(gap.sums.fields.people!).toBeGreaterThanOrEqual(floorPeople * 1_000_000);
          expect(gap.areaM2).toBeGreaterThanOrEqual(floorAreaM2);
        }
        expect(gaps.map(({ rank }) => rank)).toEqual(gaps.map((_, r) => r + 1));
      }),
      runs(150),
    );
  });

  it("for the screen are the same, drawn as they are, each marked at its cell nearest to its middle", () => {
    fc.assert(
      fc.property(lattice, fc.nat({ max: 900 }), ({ plan }, m) => {
        const whole = trace(plan, m, 0, 0);
        const { lon, lat } = whole.demand;
        const told = tracedGaps(whole, whole.demand, whole.sites);
        const drawn = JSON.parse(told.drawing);
        expect(drawn.features).toEqual(
          whole.gaps.map(({ id, polygons }) => ({
            type: "Feature",
            properties: { id },
            geometry: { type: "MultiPolygon", coordinates: polygons },
          })),
        );
        expect(told.belowFloor).toEqual(whole.belowFloor);
        const nearest = whole.gaps.map((gap) => gap.nearest).filter((site) => site >= 0);
        expect([...told.nearestNames.keys()].sort()).toEqual([...new Set(nearest)].sort());
        for (const [site, name] of told.nearestNames) expect(name).toBe(whole.sites[site]!.name);
        told.gaps.forEach(({ middle, ...rest }, k) => {
          const { cells, polygons: _shape, ...same } = whole.gaps[k]!;
          expect(rest).toEqual(same);
          expect(cells).toContain(middle);
          const mean = (of: Float64Array) =>
            cells.reduce((sum, i) => sum + of[i]!, 0) / cells.length;
          const away = (i: number) => Math.hypot(lon[i]! - mean(lon), lat[i]! - mean(lat));
          for (const i of cells) expect(away(middle)).toBeLessThanOrEqual(away(i) + 1e-9);
        });
      }),
      runs(50),
    );
  });

  it("hold each point left out exactly once", () => {
    fc.assert(
      fc.property(town, cutoffM, (plan, m) => {
        const { gaps, demand, uncovered } = trace(plan, m, 0, 0);
        const people = demand.weights.get("people")!;
        const leftOut = [...uncovered.keys()].filter((i) => uncovered[i] === 1 && people[i]! > 0);
        const cells = gaps.flatMap((gap) => gap.cells);
        expect(cells.sort((a, b) => a - b)).toEqual(leftOut);
      }),
      runs(100),
    );
  });

  it("do not change with the order of rows", () => {
    fc.assert(
      fc.property(town, cutoffM, floors, (plan, m, [floorPeople, floorAreaM2]) => {
        const reversed = { ...plan, homes: [...plan.homes].reverse() };
        const a = trace(plan, m, floorPeople, floorAreaM2);
        const b = trace(reversed, m, floorPeople, floorAreaM2);
        expect(JSON.stringify(b.gaps)).toBe(JSON.stringify(a.gaps));
        expect(b.belowFloor).toEqual(a.belowFloor);
      }),
      runs(60),
    );
  });

  it("on a lattice hold the centres that they are made of and no covered one", () => {
    fc.assert(
      fc.property(lattice, fc.nat({ max: 900 }), ({ plan, ordered }, m) => {
        const { gaps, uncovered } = trace(plan, m, 0, 0);
        ordered.forEach((cell, i) => {
          const holding = gaps.filter(({ polygons }) => isInside(polygons!, ...centre(cell)));
          expect(holding.flatMap((gap) => gap.cells).includes(i)).toBe(uncovered[i] === 1);
          expect(holding.length).toBe(uncovered[i]);
        });
      }),
      runs(100),
    );
  });
});
