import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import type { Facility } from "../../src/core/facilities/facility.ts";
import type { WithinRule } from "../../src/core/rules/rule.ts";
import { placeAt } from "../core/karney.ts";
import { inputsOf, namedHomes, namesIn, siteAt, within } from "./toy-town.ts";

/** Two villages on one street, 3 km apart; homes at round distances from the first square. */
const SQUARE = [120.2, 28.6] as const;
const along = (m: number) => placeAt(SQUARE, 65, m);
const HOMES = namedHomes({
  square: SQUARE,
  baker: along(250),
  mill: along(999.999),
  chapel: along(1000),
  well: along(1000.001),
  ford: along(1500),
  inn: along(2000),
  school: along(3000),
  farm: along(4200),
});

function covered(sites: Facility[], rule: WithinRule, asOf = "2025-06-01"): string[] {
  const { all } = coverageOf(inputsOf({ homes: HOMES, sites }), rule, asOf);
  return namesIn(all.covered.fields.people!, HOMES);
}
const FIRST = siteAt("first", SQUARE);
const SECOND = siteAt("second", along(3000));

describe("two villages on a street", () => {
  it("split at the cut-off to the millimetre", () => {
    expect(covered([FIRST], within(1000))).toEqual(["square", "baker", "mill", "chapel"]);
    expect(covered([FIRST], within(999.999))).toEqual(["square", "baker", "mill"]);
    expect(covered([FIRST], within(1000.001))).toEqual([
      "square",
      "baker",
      "mill",
      "chapel",
      "well",
    ]);
  });

  it("are served by the clinic of either", () => {
    expect(covered([SECOND], within(1200))).toEqual(["inn", "school", "farm"]);
    expect(covered([FIRST, SECOND], within(1000))).toEqual([
      "square",
      "baker",
      "mill",
      "chapel",
      "inn",
      "school",
    ]);
  });

  it("agree on their nearest clinic up to the middle of the street, where the first wins", () => {
    const { access, sites } = coverageOf(
      inputsOf({ homes: HOMES, sites: [SECOND, FIRST] }),
      within(1000),
      "2025-06-01",
    );
    const nearest = inputsOf({ homes: HOMES, sites: [] }).demand.ids!.map(
      (id, i) => `${id} ${sites[access.nearest[i]!]!.id} ${access.costMm[i]! / 1000}`,
    );
    expect(nearest.sort()).toEqual([
      "baker first 250",
      "chapel first 1000",
      "farm second 1200",
      "ford first 1500",
      "inn second 1000",
      "mill first 999.999",
      "school second 0",
      "square first 0",
      "well first 1000.001",
    ]);
  });

  it("have both clinics in reach only between them", () => {
    expect(covered([FIRST, SECOND], within(2000, { k: 2 }))).toEqual([
      "chapel",
      "well",
      "ford",
      "inn",
    ]);
  });

  it("walk 1,080 m in 15 minutes as adults, 576 m when frail", () => {
    const walk = (speedMps: number, min: number) =>
      covered([FIRST], within(0, { cutoff: { min }, travel: { model: "circle", speedMps } }));
    expect(walk(1.2, 15)).toEqual(["square", "baker", "mill", "chapel", "well"]);
    expect(walk(0.64, 15)).toEqual(["square", "baker"]);
    expect(walk(1.2, 5)).toEqual(["square", "baker"]);
  });

  it("gain a clinic in its opening year and lose it in its closing year", () => {
    const dated = { ...SECOND, openYear: 2023, closeYear: 2025 };
    const inReach = (asOf: string) => covered([dated], within(1000), asOf);
    expect(inReach("2022-12-31")).toEqual([]);
    expect(inReach("2023-01-01")).toEqual(["inn", "school"]);
    expect(inReach("2024-12-31")).toEqual(["inn", "school"]);
    expect(inReach("2025-01-01")).toEqual([]);
  });

  it("do not count a clinic that is too small, or of unknown size where size matters", () => {
    const sites = [
      { ...FIRST, capacity: 9 },
      { ...SECOND, capacity: 10 },
      siteAt("third", along(1500)),
    ];
    const rule = within(500, { facility: { class: "clinic", minCapacity: 10 } });
    expect(covered(sites, rule)).toEqual(["school"]);
    const { excluded } = coverageOf(inputsOf({ homes: HOMES, sites }), rule, "2025-06-01");
    expect(excluded).toEqual({ "capacity-too-small": 1, "capacity-missing": 1 });
  });
});
