import { describe, expect, it } from "vitest";
import { figureFor, type RuleTerms, ruleInForce } from "../../src/core/rules/rule-in-force.ts";
import { entryOf } from "../rules/sample-entry.ts";

const TERMS: RuleTerms = { elderAge: "age60", basis: "resident", year: null };
const ratio = { kind: "ratio", measure: "capacity", per: 10_000, atLeast: 300, level: "county" };
const years = [
  { year: 2020, value: 250, kind: "base" },
  { year: 2025, value: 300, kind: "target" },
  { year: 2035, value: 310, kind: "target" },
] as const;

describe("a rule under the terms of all", () => {
  it("is the catalogue's where the terms say nothing else", () => {
    const entry = entryOf("a", ratio, { years });
    expect(ruleInForce(entry, TERMS)).toEqual(entry.rule);
  });

  it("counts elders of the chosen age, and leaves other people alone", () => {
    const terms: RuleTerms = { ...TERMS, elderAge: "age80" };
    expect(ruleInForce(entryOf("a"), terms).demand).toBe("age80");
    expect(ruleInForce(entryOf("a", { demand: "people" }), terms).demand).toBe("people");
    expect(ruleInForce(entryOf("a", { demand: "age0_2" }), terms).demand).toBe("age0_2");
  });

  it("speaks of the registered when asked, unless it speaks of nobody", () => {
    const terms: RuleTerms = { ...TERMS, basis: "registered" };
    expect(ruleInForce(entryOf("a"), terms).basis).toBe("registered");
    expect(ruleInForce(entryOf("a", {}, { basis: "none" }), terms).basis).toBe("resident-2020");
    expect(ruleInForce(entryOf("a", { basis: undefined }), terms).basis).toBeUndefined();
  });

  it("takes the target of the year, or of the last year before it with one; never a base", () => {
    const entry = entryOf("a", ratio, { years });
    const at = (year: number) => ruleInForce(entry, { ...TERMS, year });
    expect(at(2035)).toMatchObject({ atLeast: 310 });
    expect(at(2030)).toMatchObject({ atLeast: 300 });
    expect(at(2025)).toMatchObject({ atLeast: 300 });
    expect(figureFor(entry, 2024)).toBeNull();
    expect(at(2024)).toMatchObject({ atLeast: 300 });
  });

  it("puts a year's figure where the kind of rule has it", () => {
    const share = [{ year: 2022, value: 0.5, kind: "target" }] as const;
    const exists = { kind: "exists", level: "town", target: 1 };
    const inYear = { ...TERMS, year: 2022 };
    expect(ruleInForce(entryOf("a", exists, { years: share }), inYear)).toMatchObject({
      target: 0.5,
    });
    const count = [{ year: 2022, value: 6, kind: "target" }] as const;
    const many = ruleInForce(entryOf("a", { ...exists, atLeast: 1 }, { years: count }), inYear);
    expect(many).toMatchObject({ atLeast: 6, target: 1 });
  });
});
