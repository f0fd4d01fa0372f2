import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateRule } from "../../src/core/analysis/evaluate-rule.ts";
import { EvaluationContext } from "../../src/core/analysis/evaluation-context.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import { MICRO, microOf } from "../../src/core/base/exact.ts";
import type { Facility } from "../../src/core/facilities/facility.ts";
import { CELL_REASONS, RULE_OPTIONS, type RuleOptions } from "../../src/core/rules/outcome.ts";
import type { Rule } from "../../src/core/rules/rule.ts";
import { karneyM } from "../core/karney.ts";
import { type Home, inputsOf } from "../towns/toy-town.ts";
import { cutoffM, runs, town } from "./arbitrary-town.ts";

/*
 * Every kind beside a computation of its own: pairs by Karney's distance, units by walking up
 * their parents, sums home by home. Land has laws and tests of its own and is left out.
 */

const DAY = "2025-06-01";
const BASE = {
  id: "r",
  demand: "people",
  basis: null,
  scope: null,
  target: 0.5,
  from: null,
  until: null,
  edition: null,
  source: null,
} as const;
const TRAVEL = { model: "circle" } as const;
const PARENTS: Readonly<Record<string, string>> = {
  ...{ A: "P", B: "P", A1: "A", A2: "A", B1: "B", B2: "B" },
};
const COUNTIES = ["A", "B"];
const TOWNS = ["A1", "A2", "B1", "B2", "Z"];

/** The unit and those above it. */
function chainOf(unit: string | undefined): string[] {
  const chain: string[] = [];
  for (let at = unit; at !== undefined && at !== ""; at = PARENTS[at]) chain.push(at);
  return chain;
}

/** Facilities lie in units by a rule of their own, which needs no polygons. */
function unitAt(lon: number, lat: number): string {
  return ["A1", "A2", "B1", "Z", ""][Math.floor(lon * 1e5 + lat * 1e5) % 5]!;
}

interface World {
  readonly homes: readonly Home[];
  readonly sites: readonly Facility[];
}

const world: fc.Arbitrary<World> = fc
  .record({
    town,
    more: fc.array(
      fc.record({
        class: fc.constantFrom("clinic", "school"),
        capacity: fc.option(fc.nat({ max: 40 }), { freq: 6 }),
        stars: fc.constantFrom("1", "3", "5"),
      }),
      { minLength: 20, maxLength: 20 },
    ),
  })
  .map(({ town: { homes, sites }, more }) => ({
    homes,
    sites: sites.slice(0, more.length).map((site, k) => {
      const { stars, ...rest } = more[k]!;
      const open = { status: "open" as const, openYear: null, closeYear: null };
      return { ...site, ...rest, ...open, attributes: { stars } };
    }),
  }));

function evaluated({ homes, sites }: World, rule: Rule, options: RuleOptions = RULE_OPTIONS) {
  const base = inputsOf({ homes, sites, units: UNITS });
  const indexOf = new Map(UNITS.all.map(({ id }, index) => [id, index]));
  const findUnits = (lon: ArrayLike<number>, lat: ArrayLike<number>) =>
    new Map(
      UNITS.levels.map((level) => [
        level,
        Int32Array.from({ length: lon.length }, (_, k) => {
          const chain = chainOf(unitAt(lon[k]!, lat[k]!));
          const id = chain.find((at) => UNITS.all[indexOf.get(at)!]!.level === level);
          return id === undefined ? -1 : indexOf.get(id)!;
        }),
      ]),
    );
  const inputs = { ...base, findUnits };
  const context = new EvaluationContext(inputs, DAY, DAY, options, new Reaches());
  const { outcome } = evaluateRule(context, rule, false, {
    levels: null,
    cells: true,
    backup: true,
  });
  const rowOf = (level: string, unitId: string) =>
    level === "all"
      ? outcome.whole
      : outcome.units.find((row) => row.level === level && row.unitId === unitId)!;
  const cellOf = (home: Home) => inputs.demand.ids!.indexOf(home.id);
  return { outcome, rowOf, cellOf };
}

const UNITS = {
  levels: ["province", "county", "town"],
  all: [
    ...[
      ["P", "province"],
      ["A", "county"],
      ["B", "county"],
    ],
    ...TOWNS.map((id) => [id, "town"]),
  ].map(([id, level]) => ({
    id: id!,
    name: "",
    level: level!,
    parent: PARENTS[id!] ?? null,
    areaKm2: level === "town" ? 2 : null,
  })),
};

function mmBetween(home: Home, site: Facility): number {
  return Math.floor(karneyM(...home.at, site.lon, site.lat) * 1000 + 0.5);
}

const classes = (sites: readonly Facility[], name: string) =>
  sites.filter((site) => site.class === name);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** The whole, every county and every town, with the homes in it. */
function rows(homes: readonly Home[]) {
  return [
    { level: "all", id: "all", members: homes },
    ...COUNTIES.map((id) => ({ level: "county", id })),
    ...TOWNS.map((id) => ({ level: "town", id })),
  ].map((row) => ({
    ...row,
    members: homes.filter(({ unit }) => row.level === "all" || chainOf(unit).includes(row.id)),
  }));
}

/** Checks shares, people and statuses of a rule decided cell by cell against a list of who is covered. */
function expectCoverage(
  { homes }: World,
  { rowOf, outcome }: ReturnType<typeof evaluated>,
  isCovered: (home: Home) => boolean,
  applies: (home: Home) => boolean = () => true,
): void {
  for (const { level, id, members } of rows(homes)) {
    const judged = members.filter(applies);
    const total = sum(judged.map(({ people }) => microOf(people)));
    const covered = sum(judged.filter(isCovered).map(({ people }) => microOf(people)));
    const row = rowOf(level, id);
    expect(row.demand, id).toBe(total);
    if (total === 0) {
      expect(["undecided", "not-applicable"], id).toContain(row.status);
      expect(row.value, id).toBeNull();
      continue;
    }
    expect(row.people, id).toBe(total - covered);
    expect(row.value, id).toBe(
      Number((BigInt(covered) * 2_000_000n + BigInt(total)) / (2n * BigInt(total))) / MICRO,
    );
    expect(row.status, id).toBe(2 * covered >= total ? "met" : "unmet");
  }
  expect(outcome.issues).toEqual([]);
}

const clinic = { class: "clinic" } as const;
const withClinics = world.filter(
  ({ sites }) => classes(sites, "clinic").length > 0 && classes(sites, "school").length > 0,
);

describe("rules decided cell by cell, beside every pair", () => {
  it("within: the k-th nearest, and one more as backup", () => {
    const k = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(withClinics, cutoffM, k, (one, m, k) => {
        const found = evaluated(one, {
          ...{ ...BASE, kind: "within", facility: clinic, travel: TRAVEL },
          ...{ cutoff: { m }, k },
        });
        const count = (home: Home) =>
          classes(one.sites, "clinic").filter(
            (s) => mmBetween(home, s) <= Math.floor(m * 1000 + 0.5),
          ).length;
        expectCoverage(one, found, (home) => count(home) >= k);
        const backup = sum(
          one.homes.filter((home) => count(home) > k).map(({ people }) => microOf(people)),
        );
        expect(found.outcome.coverage!.backup!.people).toBe(backup);
        for (const home of one.homes) {
          expect(found.outcome.cells!.count[found.cellOf(home)]).toBe(count(home));
        }
      }),
      runs(60),
    );
  });

  it("within-tiered: the first tier of density that holds, by town and by cell", () => {
    const by = fc.constantFrom("town", "cell");
    fc.assert(
      fc.property(withClinics, cutoffM, by, (one, m, by) => {
        const found = evaluated(one, {
          ...{ ...BASE, kind: "within-tiered", facility: clinic, travel: TRAVEL },
          density: { field: "people", by },
          tiers: [
            { over: 3000, cutoff: { m: m / 2 } },
            { from: 1000, cutoff: { m } },
            { from: 500, cutoff: null },
          ],
        });
        const density = (home: Home): number => {
          // A home stands for a square of 100 m.
          if (by === "cell") return home.people / 0.01;
          const own = chainOf(home.unit).find((id) => TOWNS.includes(id));
          if (own === undefined) return -1;
          return sum(one.homes.filter(({ unit }) => unit === own).map((h) => h.people)) / 2;
        };
        const tier = (home: Home): number => {
          const d = density(home);
          return d > 3000 ? 0 : d >= 1000 ? 1 : d >= 500 ? 2 : -1;
        };
        const reach = (home: Home, metres: number) =>
          classes(one.sites, "clinic").some(
            (s) => mmBetween(home, s) <= Math.floor(metres * 1000 + 0.5),
          );
        expectCoverage(
          one,
          found,
          (home) => reach(home, tier(home) === 0 ? m / 2 : m),
          (home) => tier(home) === 0 || tier(home) === 1,
        );
        for (const home of one.homes) {
          expect(found.outcome.cells!.tier![found.cellOf(home)]).toBe(tier(home));
        }
        const [, second] = found.outcome.tiers!;
        const own = one.homes.filter((home) => tier(home) === 1);
        expect(second).toEqual({
          cells: own.length,
          total: sum(own.map(({ people }) => microOf(people))),
          covered: sum(own.filter((h) => reach(h, m)).map(({ people }) => microOf(people))),
        });
      }),
      runs(60),
    );
  });

  it("all-classes: how many are in reach, which are missing, and until when they are", () => {
    const need = fc.integer({ min: 1, max: 2 });
    fc.assert(
      fc.property(withClinics, cutoffM, need, (one, m, need) => {
        const names = ["clinic", "school"];
        const found = evaluated(one, {
          ...{ ...BASE, kind: "all-classes", classes: names, facility: null, travel: TRAVEL },
          ...{ cutoff: { m }, need },
        });
        const costs = (home: Home) =>
          names.map((name) => Math.min(...classes(one.sites, name).map((s) => mmBetween(home, s))));
        const missing = (home: Home) =>
          costs(home).map((mm) => (mm <= Math.floor(m * 1000 + 0.5) ? 0 : 1));
        expectCoverage(one, found, (home) => 2 - sum(missing(home)) >= need);
        const { cells } = found.outcome;
        for (const home of one.homes) {
          const i = found.cellOf(home);
          const [first, second] = missing(home);
          expect(cells!.missingClasses![i]).toBe(first! + 2 * second!);
          expect(cells!.count[i]).toBe(2 - first! - second!);
          expect(cells!.costMm[i]).toBe([...costs(home)].sort((a, b) => a - b)[need - 1]);
        }
        names.forEach((name, c) => {
          const without = one.homes.filter((home) => missing(home)[c] === 1);
          expect(found.outcome.classes![c]).toMatchObject({
            class: name,
            missing: sum(without.map(({ people }) => microOf(people))),
          });
        });
      }),
      runs(60),
    );
  });

  it("supply: 2SFCA pair by pair, undecided where a missing capacity could decide", () => {
    fc.assert(
      fc.property(withClinics, cutoffM, (one, m) => {
        const line = 2;
        const found = evaluated(one, {
          ...{ ...BASE, kind: "supply", facility: clinic, travel: TRAVEL, method: "2sfca" },
          ...{ cutoff: { m }, decay: { kind: "binary", steps: null, beta: null } },
          ...{ capacity: "capacity", per: 1000, line, fairness: false },
        });
        const sites = classes(one.sites, "clinic");
        const near = (home: Home, s: Facility) => mmBetween(home, s) <= Math.floor(m * 1000 + 0.5);
        const load = sites.map((s) =>
          sum(one.homes.filter((h) => near(h, s)).map(({ people }) => people)),
        );
        const access = (home: Home) =>
          1000 *
          sum(
            sites.map((s, j) =>
              near(home, s) && load[j]! > 0 && s.capacity !== null ? s.capacity / load[j]! : 0,
            ),
          );
        const unknown = (home: Home) => sites.some((s) => near(home, s) && s.capacity === null);
        for (const home of one.homes) {
          const a = found.outcome.cells!.access![found.cellOf(home)]!;
          expect(Math.abs(a - access(home))).toBeLessThanOrEqual(1e-9 * (1 + access(home)));
        }
        for (const { level, id, members } of rows(one.homes)) {
          const row = found.rowOf(level, id);
          const people = sum(members.map((h) => microOf(h.people)));
          if (people === 0) continue;
          // A cell within a hair of the line is met by the tolerance for ties.
          const low = members.filter((h) => access(h) >= line * (1 - 1e-12));
          const high = members.filter((h) => low.includes(h) || unknown(h));
          const share = (some: readonly Home[]) => 2 * sum(some.map((h) => microOf(h.people)));
          const status =
            share(low) >= people ? "met" : share(high) >= people ? "undecided" : "unmet";
          expect(row.status, id).toBe(status);
          const reaches = members.some((h) => h.people > 0 && unknown(h));
          if (reaches) expect(row.value, id).toBeNull();
          else {
            const mean = sum(members.map((h) => h.people * access(h))) / (people / MICRO);
            expect(Math.abs(row.value! - mean)).toBeLessThanOrEqual(1e-9 * (1 + mean));
          }
        }
      }),
      runs(60),
    );
  });
});

describe("rules decided by unit, beside the lists of each unit", () => {
  const inUnit = (sites: readonly Facility[], id: string) =>
    sites.filter(({ lon, lat }) => chainOf(unitAt(lon, lat)).includes(id));

  it("ratio: whole beds, exact at ties, undecided only where a missing figure could decide", () => {
    const per = fc.constantFrom(1000, 300, 7);
    fc.assert(
      fc.property(withClinics, fc.nat({ max: 30 }), per, (one, atLeast, per) => {
        const found = evaluated(one, {
          ...{ ...BASE, kind: "ratio", facility: clinic, target: null },
          ...{ measure: "capacity", per, atLeast, level: "county" },
        });
        const expected = COUNTIES.map((id) => {
          const people = sum(
            one.homes.filter((h) => chainOf(h.unit).includes(id)).map((h) => microOf(h.people)),
          );
          const own = inUnit(classes(one.sites, "clinic"), id);
          const present = sum(own.map(({ capacity }) => capacity ?? 0));
          const without = own.filter(({ capacity }) => capacity === null).length;
          const exact = (BigInt(people) * BigInt(atLeast)) as bigint;
          const bottom = BigInt(per) * 1_000_000n;
          const needed = Number((exact + bottom - 1n) / bottom);
          const status =
            people === 0
              ? "undecided"
              : present >= needed
                ? "met"
                : without > 0
                  ? "undecided"
                  : "unmet";
          const row = found.rowOf("county", id);
          expect(row.status, id).toBe(status);
          if (people === 0) expect(row.missing).toEqual(["no-demand"]);
          else {
            expect([row.needed, row.present], id).toEqual([needed, present]);
            expect(row.missing).toEqual(without > 0 ? [`capacity-missing:${without}`] : []);
            const short = status === "undecided" ? null : Math.max(0, needed - present);
            expect(row.shortfall, id).toBe(short);
          }
          return status;
        });
        const whole = expected.includes("unmet")
          ? "unmet"
          : expected.includes("undecided")
            ? "undecided"
            : "met";
        expect(found.outcome.whole.status).toBe(whole);
        expect(found.rowOf("province", "P").status).toBe(whole);
      }),
      runs(80),
    );
  });

  it("exists: counts between bounds, sets of facilities, and units large enough", () => {
    const bounds = fc.record({
      atLeast: fc.nat({ max: 3 }),
      atMost: fc.option(fc.nat({ max: 3 })),
      size: fc.nat({ max: 4000 }),
      isSet: fc.boolean(),
    });
    fc.assert(
      fc.property(withClinics, bounds, (one, { atLeast, atMost, size, isSet }) => {
        const sets = [clinic, { class: "school" }];
        const found = evaluated(one, {
          ...{ ...BASE, kind: "exists", level: "town", facility: isSet ? null : clinic },
          ...{ atLeast: isSet ? null : atLeast, atMost, allOf: isSet ? sets : null },
          when: { field: "people", op: ">=", value: size },
        });
        let met = 0;
        let judged = 0;
        for (const id of TOWNS) {
          const people = sum(one.homes.filter(({ unit }) => unit === id).map((h) => h.people));
          const row = found.rowOf("town", id);
          if (people < size) {
            expect(row.status, id).toBe("not-applicable");
            continue;
          }
          judged++;
          const counts = sets.map((set) => inUnit(classes(one.sites, set.class), id).length);
          const n = isSet ? counts.filter((c) => c > 0).length : counts[0]!;
          const needed = isSet ? 2 : atLeast;
          const isMet = n >= needed && (atMost === null || n <= atMost);
          if (isMet) met++;
          expect(row, id).toMatchObject({ status: isMet ? "met" : "unmet", value: n, needed });
          expect(row.shortfall, id).toBe(Math.max(0, needed - n));
        }
        const { whole } = found.outcome;
        if (judged === 0) expect(whole.status).toBe("not-applicable");
        else {
          expect(whole.value).toBe(Number((met / judged).toFixed(6)));
          expect(whole.status).toBe(2 * met >= judged ? "met" : "unmet");
        }
      }),
      runs(80),
    );
  });

  it("share: the part with the attribute, undecided where a missing figure could decide", () => {
    const of = fc.constantFrom("count" as const, "capacity" as const);
    fc.assert(
      fc.property(withClinics, of, (one, of) => {
        const found = evaluated(one, {
          ...{ ...BASE, kind: "share", facility: clinic, of, level: "county" },
          having: [{ column: "stars", op: ">=", value: 3 }],
        });
        for (const id of [...COUNTIES, "P"]) {
          const own = inUnit(classes(one.sites, "clinic"), id);
          const row = found.rowOf(id === "P" ? "province" : "county", id);
          if (own.length === 0) {
            expect(row.status, id).toBe("not-applicable");
            continue;
          }
          const value = (s: Facility) => (of === "count" ? 1 : s.capacity);
          const good = own.filter(({ attributes }) => Number(attributes.stars) >= 3);
          const bad = own.filter((s) => !good.includes(s));
          // Missing figures are tried at nothing and at far more than all others together.
          const statuses = new Set<string>();
          for (const high of [0, 1e6]) {
            for (const low of [0, 1e6]) {
              const a = sum(good.map((s) => value(s) ?? high));
              const b = sum(bad.map((s) => value(s) ?? low));
              if (a + b > 0) statuses.add(2 * a >= a + b ? "met" : "unmet");
            }
          }
          const [only] = [...statuses];
          const isKnown = own.every((s) => value(s) !== null);
          const whole = sum(own.map((s) => value(s) ?? 0));
          if (isKnown && whole === 0) expect(row.status, id).toBe("not-applicable");
          else if (isKnown) {
            expect(row.status, id).toBe(only);
            const having = sum(good.map((s) => value(s)!));
            expect(row.value).toBeCloseTo(having / whole, 6);
          } else {
            expect(row.value, id).toBeNull();
            if (statuses.size === 2) expect(row.status, id).toBe("undecided");
            else expect([only, "undecided"], id).toContain(row.status);
          }
        }
      }),
      runs(80),
    );
  });
});

describe("laws of rules", () => {
  const within = (m: number): Rule => ({
    ...{ ...BASE, kind: "within", facility: clinic, travel: TRAVEL, cutoff: { m }, k: 1 },
  });
  const all = (m: number): Rule => ({
    ...{ ...BASE, kind: "all-classes", classes: ["clinic", "school"], facility: null },
    ...{ travel: TRAVEL, cutoff: { m }, need: 2 },
  });

  it("one more facility, or a larger cut-off, loses nobody", () => {
    fc.assert(
      fc.property(withClinics, cutoffM, cutoffM, (one, m, more) => {
        for (const rule of [within, all]) {
          const before = evaluated(one, rule(m)).outcome.whole.people ?? 0;
          const wider = evaluated(one, rule(m + more)).outcome.whole.people ?? 0;
          const fewer = { ...one, sites: one.sites.slice(1) };
          const without = evaluated(fewer, rule(m)).outcome.whole.people;
          expect(wider).toBeLessThanOrEqual(before);
          if (without !== null) expect(before).toBeLessThanOrEqual(without);
        }
      }),
      runs(40),
    );
  });

  it("the order of rows changes nothing", () => {
    fc.assert(
      fc.property(withClinics, cutoffM, (one, m) => {
        const turned = { homes: [...one.homes].reverse(), sites: [...one.sites].reverse() };
        for (const rule of [within(m), all(m)]) {
          expect(evaluated(turned, rule).outcome).toEqual(evaluated(one, rule).outcome);
        }
      }),
      runs(30),
    );
  });

  it("without services across boundaries each cell counts only those of its own town", () => {
    fc.assert(
      fc.property(withClinics, cutoffM, (one, m) => {
        const options = { ...RULE_OPTIONS, crossBoundary: false };
        const found = evaluated(one, within(m), options);
        const own = (unit: string | undefined) =>
          chainOf(unit).find((id) => TOWNS.includes(id)) ?? "";
        expectCoverage(one, found, (home) =>
          classes(one.sites, "clinic").some(
            (s) =>
              own(unitAt(s.lon, s.lat)) === own(home.unit) &&
              mmBetween(home, s) <= Math.floor(m * 1000 + 0.5),
          ),
        );
      }),
      runs(40),
    );
  });

  it("a cell has exactly one reason", () => {
    fc.assert(
      fc.property(withClinics, cutoffM, (one, m) => {
        const { outcome } = evaluated(one, { ...within(m), scope: { units: ["A"] } } as Rule);
        const { reason } = outcome.cells!;
        const inScope = one.homes.filter(({ unit }) => chainOf(unit).includes("A")).length;
        const out = reason.filter((r) => CELL_REASONS[r] === "out-of-scope").length;
        expect(out).toBe(one.homes.length - inScope);
        const covered = reason.filter((r) => CELL_REASONS[r] === "covered").length;
        expect(outcome.coverage!.cells).toEqual({ total: inScope, covered });
      }),
      runs(30),
    );
  });
});
