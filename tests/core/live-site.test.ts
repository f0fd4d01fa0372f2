import { describe, expect, it } from "vitest";
import { LiveSite } from "../../src/core/access/live-site.ts";
import type { Demand } from "../../src/core/demand/demand.ts";
import { PointHash } from "../../src/core/geo/point-hash.ts";
import { inputsOf, namedHomes, namesIn } from "../towns/toy-town.ts";
import { placeAt } from "./karney.ts";

const CENTRE = [120, 29] as const;
const HOMES = namedHomes({
  a: CENTRE,
  b: placeAt(CENTRE, 10, 999.9996),
  c: placeAt(CENTRE, 100, 1000.0004),
  d: placeAt(CENTRE, 200, 1000.0006),
  e: placeAt(CENTRE, 300, 400),
});
const { demand } = inputsOf({ homes: HOMES, sites: [] });

function live(covered: number[], groups: number[], detour = 1, of: Demand = demand): LiveSite {
  return new LiveSite(
    of,
    new PointHash(of.points),
    Int32Array.from(groups),
    Uint8Array.from(covered),
    1_000_000,
    detour,
  );
}

describe("what one more site gains", () => {
  it("is the people within the rounded cut-off who have none yet", () => {
    const gain = live([0, 0, 0, 0, 1], [0, 0, 0, 0, 0]).gainOf([{ entrances: [CENTRE], group: 0 }]);
    expect(namesIn(gain.sums.people!, HOMES)).toEqual(["a", "b", "c"]);
    expect([gain.gained, gain.already]).toEqual([[0, 1, 2], [4]]);
    expect(gain.sums).toEqual({ people: 7_000_000, elders: 0 });
  });

  it("is on its own group of landmasses only", () => {
    const site = live([0, 0, 0, 0, 1], [0, 1, 0, 0, 1]);
    expect(namesIn(site.gainOf([{ entrances: [CENTRE], group: 0 }]).sums.people!, HOMES)).toEqual([
      "a",
      "c",
    ]);
    expect(namesIn(site.gainOf([{ entrances: [CENTRE], group: 1 }]).sums.people!, HOMES)).toEqual([
      "b",
    ]);
    expect(site.gainOf([{ entrances: [CENTRE], group: 2 }])).toEqual({
      gained: [],
      already: [],
      sums: { people: 0, elders: 0 },
    });
  });

  it("shrinks with a detour", () => {
    const gain = live([0, 0, 0, 0, 0], [0, 0, 0, 0, 0], 2).gainOf([
      { entrances: [CENTRE], group: 0 },
    ]);
    expect(namesIn(gain.sums.people!, HOMES)).toEqual(["a", "e"]);
  });

  it("with a detour is rounded after it: 500.0002 m twice is in, 500.0003 m twice is out", () => {
    const homes = namedHomes({
      near: placeAt(CENTRE, 45, 500.0002),
      far: placeAt(CENTRE, 45, 500.0003),
    });
    const gain = live([0, 0], [0, 0], 2, inputsOf({ homes, sites: [] }).demand).gainOf([
      { entrances: [CENTRE], group: 0 },
    ]);
    expect(namesIn(gain.sums.people!, homes)).toEqual(["near"]);
  });

  it("is nobody's far away, and each question starts afresh", () => {
    const site = live([0, 0, 0, 0, 0], [0, 0, 0, 0, 0]);
    const first = site.gainOf([{ entrances: [CENTRE], group: 0 }]);
    expect(site.gainOf([{ entrances: [[121, 29]], group: 0 }]).gained).toEqual([]);
    expect(site.gainOf([{ entrances: [CENTRE], group: 0 }])).toEqual(first);
  });
});
