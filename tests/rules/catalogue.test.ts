import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ruleCatalogue } from "../../scripts/rules.ts";
import { IssueLog } from "../../src/core/base/issue.ts";
import { parsePlan } from "../../src/io/plan/parse-plan.ts";
import { plannedRules } from "../../src/io/plan/plan-rules.ts";
import { CLAUSES } from "./clauses.ts";

const { rules, documents } = ruleCatalogue();
const byId = new Map(rules.map((entry) => [entry.rule.id, entry]));
const han = (text: string): number => (text.match(/\p{Script=Han}/gu) ?? []).length;

/** What a rule holds at a key path such as `scope.area`. */
function valueAt(rule: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], rule);
}

describe("the catalogue of rules", () => {
  it("has every clause that can be computed, under the way it is decided", () => {
    const wanted = Object.entries(CLAUSES).flatMap(([policy, ids]) =>
      ids.map((id) => `${policy} ${id}`),
    );
    expect(wanted).toHaveLength(84);
    expect(
      wanted.filter((one) => !one.endsWith(` ${byId.get(one.split(" ")[1]!)?.rule.id}`)),
    ).toEqual([]);
    for (const [policy, ids] of Object.entries(CLAUSES)) {
      for (const id of ids) expect(byId.get(id)?.policy, id).toBe(policy);
    }
  });

  it("adds only parts of a clause that asks for several things, and presets", () => {
    const clauses: readonly string[] = Object.values(CLAUSES).flat();
    const others = rules.filter(
      ({ rule, policy }) => policy !== "preset" && !clauses.includes(rule.id),
    );
    for (const { rule } of others) {
      expect(
        clauses.some((id) => rule.id.startsWith(`${id}-`)),
        rule.id,
      ).toBe(true);
    }
    expect(others).toHaveLength(5);
  });

  it("has the presets of the standards", () => {
    const presets = rules.filter(({ policy }) => policy === "preset");
    const cited = new Set(presets.map(({ document }) => document));
    for (const document of ["gb-50180-2018", "tdt-1063-2021", "gb-50437-2018", "hz-elder-layout"]) {
      expect(cited).toContain(document);
    }
    const cutoffs = presets
      .filter(({ document }) => document === "gb-50180-2018")
      .map(({ rule }) => valueAt(rule, "cutoff.m"));
    expect(new Set(cutoffs)).toEqual(new Set([300, 500, 1000]));
    expect(valueAt(byId.get("elder-inst-density-tiered")?.rule, "tiers")).toEqual([
      { over: 3000, cutoff: { m: 500 } },
      { from: 1000, cutoff: { m: 1000 } },
      { from: 0, cutoff: null },
    ]);
    const perHead = (id: string): number => {
      const rule = byId.get(id)?.rule;
      return rule?.kind === "ratio" ? (rule.atLeast / rule.per) * 1000 : Number.NaN;
    };
    expect(perHead("gb50437-elder-beds-40")).toBe(40);
    expect(perHead("elder-inst-beds-300-per-10k-elders")).toBeCloseTo(30, 12);
    expect(perHead("nursery-places-per-1000-demo")).toBe(4.5);
    expect(perHead("nursery-places-per-1000-zj")).toBe(3.5);
    expect(valueAt(byId.get("circle-remote-rural-1_5h-ps")?.rule, "cutoff.min")).toBe(90);
    expect(valueAt(byId.get("sport-fitness-circle-1km")?.rule, "cutoff.m")).toBe(1000);
    expect(valueAt(byId.get("same-island-health")?.rule, "travel.ferry")).toBe("none");
  });

  it("never lets an id stand twice", () => {
    expect(byId.size).toBe(rules.length);
  });

  it("names every conflict on both sides", () => {
    for (const { rule, conflictsWith = [] } of rules) {
      for (const { rule: other } of conflictsWith) {
        const back = byId.get(other)?.conflictsWith?.map((conflict) => conflict.rule);
        expect(back, `${rule.id} and ${other}`).toContain(rule.id);
      }
    }
    const beside = (id: string) => byId.get(id)?.conflictsWith?.map(({ rule }) => rule) ?? [];
    expect(beside("nursery-places-per-1000-zj")).toContain("nursery-places-per-1000-demo");
    expect(beside("elder-inst-beds-300-per-10k-elders")).toContain("gb50437-elder-beds-40");
    expect(beside("sport-10min-fitness-circle-zj")).toContain("sport-15min-public-service-circle");
  });

  it("is a list of rules that a plan takes unchanged", () => {
    const plan = {
      fuwuquan: 1,
      asOf: "2025-06-01",
      region: "zhejiang",
      rules: rules.map(({ rule }) => rule),
    };
    const parsed = parsePlan("plan.json", new TextEncoder().encode(JSON.stringify(plan)));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const log = new IssueLog();
    plannedRules(parsed.plan, "plan.json", log);
    const faults = log.list().filter(({ code }) => code !== "not-supported");
    expect(faults).toEqual([]);
  });

  it("says of every open parameter what the rule holds", () => {
    for (const { rule, open = [] } of rules) {
      for (const { key, value } of open) {
        expect(valueAt(rule, key) ?? null, `${rule.id} ${key}`).toEqual(value);
      }
    }
    const choose = rules.filter(({ open = [] }) => open.some(({ mustChoose }) => mustChoose));
    expect(choose.map(({ rule }) => rule.id)).toEqual([
      "health-emergency-full-coverage",
      "nursery-near-residential-quarters-demo",
    ]);
  });

  it("prints the population a rule speaks of, and never mixes residents with the registered", () => {
    for (const { rule, basis } of rules) {
      if (basis === "registered") expect(rule.basis).toBe("registered");
      if (rule.basis !== undefined) expect(rule.basis.startsWith(basis), rule.id).toBe(true);
    }
    expect(rules.some(({ basis }) => basis === "registered")).toBe(true);
  });

  it("keeps names short, texts in both languages, and rules on or off by its own word", () => {
    for (const { rule, short, text } of rules) {
      expect(han(short.zh), rule.id).toBeLessThanOrEqual(6);
      expect(han(text.zh), rule.id).toBeGreaterThan(4);
      expect(han(text.en) + han(short.en), rule.id).toBe(0);
      expect(rule.enabled, rule.id).toBeUndefined();
    }
    const names = rules.map(({ short }) => short.zh);
    expect(new Set(names).size).toBe(names.length);
  });

  it("cites only documents that a rule uses", () => {
    const cited = new Set(rules.map(({ document }) => document));
    expect(new Set(Object.keys(documents))).toEqual(cited);
  });

  it("has years in order, with the target of the rule among them", () => {
    for (const { rule, years = [] } of rules) {
      const order = years.map(({ year }) => year);
      expect(
        [...order].sort((a, b) => a - b),
        rule.id,
      ).toEqual(order);
      if (years.length === 0) continue;
      const asked =
        rule.kind === "ratio" ? rule.atLeast : (rule.target ?? valueAt(rule, "atLeast"));
      const targets = years.filter(({ kind }) => kind === "target").map(({ value }) => value);
      expect(targets, rule.id).toContain(asked);
    }
  });

  it("is stated by files that only cite, never quote", () => {
    const folder = join(import.meta.dirname, "../../data/rules");
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
      const text = readFileSync(join(folder, name), "utf8");
      expect(text.includes("「"), name).toBe(false);
      expect(text.includes("\r"), name).toBe(false);
    }
  });
});
