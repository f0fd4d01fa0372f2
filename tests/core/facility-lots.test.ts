import { describe, expect, it } from "vitest";
import type { Facility } from "../../src/core/facilities/facility.ts";
import { facilitiesIn, inLots } from "../../src/core/facilities/facility-lots.ts";
import { layerCounts } from "../../src/core/facilities/layer-counts.ts";

/** What columns and cells of a planner's file may hold, prototype names and broken text among them. */
const CELLS = ["敬老院", "", '"quoted"\n\u2028', "\ud800", "0", "=1+1"];
const COLUMNS = ["名称", "__proto__", "constructor", "床位"];

function facility(k: number): Facility {
  const attributes = Object.fromEntries(
    COLUMNS.map((column, c) => [column, CELLS[(k + c) % CELLS.length]!]),
  );
  const layer = k % 3 === 0 ? "elder" : "elder-2";
  return {
    ...{ key: `${layer}/${k}`, layer, id: String(k) },
    ...{ name: CELLS[k % CELLS.length]!, class: k % 5 === 0 ? "clinic" : "elder", level: null },
    ...{ lon: 120 + k / 7e5, lat: 30 - k / 3e6, capacity: k % 2 === 0 ? null : k / 3 },
    ...(k % 4 === 0 ? { entrances: [[120, 30 + k / 1e6] as const] } : {}),
    ...{ areaM2: null, status: "open", openYear: 2015, closeYear: null, attributes },
  };
}

describe("facilities in lots", () => {
  it.each([0, 1, 999, 1000, 1001, 3500])("of %i are the same afterwards, in order", (count) => {
    const facilities = Array.from({ length: count }, (_, k) => facility(k));
    const held = inLots(facilities);
    expect(held.count).toBe(count);
    expect(held.lots.length).toBe(Math.ceil(count / 1000));
    expect(facilitiesIn(structuredClone(held))).toEqual(facilities);
  });

  it("are counted by layer and class as they stand there", () => {
    const facilities = Array.from({ length: 3500 }, (_, k) => facility(k));
    const counts = layerCounts(facilities);
    expect(counts.length).toBe(4);
    for (const one of counts) {
      const there = facilities.filter((f) => f.layer === one.layer && f.class === one.class);
      expect(one.count).toBe(there.length);
    }
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(3500);
  });
});
