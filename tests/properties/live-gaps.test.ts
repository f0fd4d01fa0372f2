import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Demand } from "../../src/core/demand/demand.ts";
import { groundShape } from "../../src/core/gaps/ground.ts";
import { LiveGaps } from "../../src/core/gaps/live-gaps.ts";
import { neighbourLists, neighboursFrom } from "../../src/core/gaps/neighbour-lists.ts";
import { traceGaps } from "../../src/core/gaps/trace-gaps.ts";
import { inputsOf } from "../towns/toy-town.ts";
import { runs } from "./arbitrary-town.ts";

const SIDE = 10;

/** Cells of a small lattice with some people each, none in a few. */
const cells = fc.uniqueArray(
  fc.record({ at: fc.nat({ max: SIDE * SIDE - 1 }), people: fc.nat({ max: 4 }) }),
  { minLength: 1, maxLength: 70, selector: ({ at }) => at },
);

function demandOf(given: readonly { readonly at: number; readonly people: number }[]): Demand {
  const ordered = [...given].sort((a, b) => a.at - b.at);
  return inputsOf({
    homes: ordered.map(({ at, people }) => ({
      id: String(at).padStart(3, "0"),
      at: [
        (72_000 + (at % SIDE) + 0.5) / 600,
        (17_400 - Math.floor(at / SIDE) - 0.5) / 600,
      ] as const,
      people,
    })),
    sites: [],
    ground: {
      kind: "lattice",
      west: 120,
      north: 29,
      cellsPerDegree: 600,
      col: Uint32Array.from(ordered, ({ at }) => at % SIDE),
      row: Uint32Array.from(ordered, ({ at }) => Math.floor(at / SIDE)),
    },
  }).demand;
}

function gapIds(demand: Demand, uncovered: Uint8Array, floorPeople: number): Set<string> {
  const { gaps } = traceGaps({
    demand,
    uncovered,
    nearest: new Int32Array(demand.count).fill(-1),
    costMm: new Float64Array(demand.count).fill(Number.POSITIVE_INFINITY),
    field: "people",
    peopleField: "people",
    floorPeople,
    floorAreaM2: 0,
  });
  return new Set(gaps.map((gap) => gap.cells.join()));
}

describe("gaps closed by the site in the air", () => {
  it("are those traced without it of which no point is left with it", () => {
    fc.assert(
      fc.property(
        cells,
        fc.array(fc.boolean(), { minLength: 70, maxLength: 70 }),
        fc.array(fc.array(fc.boolean(), { minLength: 70, maxLength: 70 }), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.nat({ max: 8 }),
        (given, covered, places, floorPeople) => {
          const demand = demandOf(given);
          const leftOut = Uint8Array.from({ length: demand.count }, (_, i) => (covered[i] ? 0 : 1));
          // As they reach a drag: over from another thread.
          const lists = neighbourLists(groundShape(demand)!, demand.count);
          const live = new LiveGaps(demand, neighboursFrom(lists), leftOut, floorPeople);
          const before = gapIds(demand, leftOut, floorPeople);
          // One drag over several places: what was traced for one serves the next.
          for (const reached of places) {
            const gained = [...leftOut.keys()].filter((i) => leftOut[i] === 1 && reached[i]);
            const after = leftOut.map((out, i) => (reached[i] ? 0 : out));
            const stillOut = new Set([...after.keys()].filter((i) => after[i] === 1));
            const people = demand.weights.get("people")!;
            const closed = [...before].filter((id) =>
              id.split(",").every((i) => !stillOut.has(Number(i)) || people[Number(i)] === 0),
            );
            expect(live.closedBy(gained)).toBe(closed.length);
          }
        },
      ),
      runs(200),
    );
  });

  it("are counted only from the floor on, which a tie meets", () => {
    const demand = demandOf([
      { at: 0, people: 3 },
      { at: 1, people: 2 },
      { at: 50, people: 4 },
    ]);
    const all = new Uint8Array(3).fill(1);
    const closedAt = (floor: number): number =>
      new LiveGaps(demand, groundShape(demand), all, floor).closedBy([0, 1, 2]);
    expect([closedAt(0), closedAt(4), closedAt(5), closedAt(6)]).toEqual([2, 2, 1, 0]);
    expect(new LiveGaps(demand, groundShape(demand), all, 0).closedBy([0, 2])).toBe(1);
  });
});
