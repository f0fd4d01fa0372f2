import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import { nextSites } from "../../src/state/select/next-sites.ts";
import { inputsOf, namedHomes, namesIn, type Place, siteAt, within } from "../towns/toy-town.ts";

const at = (k: number): Place => [120, 30 + k / 100];
const HOMES = namedHomes({ a: at(0), b: at(3), c: at(6), d: at(6.1) });
const AS_OF = "2025-06-01";
const rule = within(500, { facility: { class: "clinic", minCapacity: 10 } });
const big = { capacity: 50 };
const inputs = inputsOf({ homes: HOMES, sites: [siteAt("old", at(0), big)] });
const given = {
  baseline: coverageOf(inputs, rule, AS_OF),
  demand: inputs.demand,
  land: null,
  rule,
  asOf: AS_OF,
  field: "people",
  inFocus: null,
};
const added = [
  siteAt("near-b", at(3), big),
  siteAt("near-c", at(6), big),
  siteAt("again", at(0), big),
  siteAt("small", at(3), { capacity: 5 }),
  siteAt("later", at(3), { ...big, openYear: 2030 }),
];

describe("what the next sites of a scenario buy", () => {
  it("is told best first, of those the rule counts on the day", () => {
    const { total, before, sites } = nextSites(added, given);
    expect(namesIn(before, HOMES)).toEqual(["a"]);
    expect(namesIn(total, HOMES)).toEqual(["a", "b", "c", "d"]);
    expect(sites.map(({ facility, gained }) => [facility.id, namesIn(gained, HOMES)])).toEqual([
      ["near-c", ["c", "d"]],
      ["near-b", ["b"]],
      ["again", []],
    ]);
    expect(namesIn(sites.at(-1)!.covered, HOMES)).toEqual(["a", "b", "c", "d"]);
  });

  it("counts only people in the unit that is looked at", () => {
    const inFocus = Uint8Array.of(1, 1, 0, 0);
    const { total, sites } = nextSites(added.slice(0, 2), { ...given, inFocus });
    expect(namesIn(total, HOMES)).toEqual(["a", "b"]);
    expect(sites.map(({ facility, gained }) => [facility.id, namesIn(gained, HOMES)])).toEqual([
      ["near-b", ["b"]],
      ["near-c", []],
    ]);
  });
});
