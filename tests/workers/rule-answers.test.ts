import { describe, expect, it } from "vitest";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import type { RuleQuestion } from "../../src/core/analysis/rule-question.ts";
import { Cancelled, noTick } from "../../src/core/base/tick.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { WrittenRule } from "../../src/core/rules/written-rule.ts";
import { RuleAnswers } from "../../src/workers/rule-answers.ts";
import { inputsOf, type Place, siteAt } from "../towns/toy-town.ts";

const HERE: Place = [120, 29];
const INPUTS = inputsOf({
  homes: [
    { id: "a", at: HERE, people: 4 },
    { id: "b", at: [120.02, 29], people: 8 },
  ],
  sites: [siteAt("c", HERE, { capacity: 5 })],
});

const near: WrittenRule = {
  id: "near",
  kind: "within",
  facility: { class: "clinic" },
  cutoff: { m: 1000 },
  target: 0.5,
};

function asking(rules: readonly WrittenRule[], more: Partial<RuleQuestion> = {}): RuleQuestion {
  return {
    rules,
    asOf: "2025-06-01",
    listDate: "2025-06-01",
    edits: [],
    registered: null,
    travel: { model: "circle", speedMps: 1.2 },
    options: RULE_OPTIONS,
    levels: null,
    cellsOf: [],
    areas: {},
    ...more,
  };
}

/** Rules that cannot be read, as a file of the planner's may hold them. */
const BAD = [
  { id: "no-kind", facility: { class: "clinic" }, cutoff: { m: 1 } },
  { ...near, id: "typo", cutof: { m: 5 } },
  { ...near, id: "no-speed", travel: { model: "circle" }, cutoff: { min: 10 } },
  { ...near, id: "by-road", travel: { model: "network" } },
  { ...near, id: "unloaded", scope: { area: { path: "town.geojson" } } },
  {
    id: "decay",
    kind: "supply",
    facility: { class: "clinic" },
    method: "2sfca",
    cutoff: { m: 9 },
    decay: { kind: "exp" },
  },
  null,
] as unknown as WrittenRule[];

describe("many rules asked at once", () => {
  it("are answered beside one that cannot be read, which says why", async () => {
    const answers = new RuleAnswers(new Reaches());
    const found = await answers.answer(INPUTS, asking([...BAD, near]), noTick);
    expect(found.map(({ ruleId }) => ruleId)).toEqual([
      ...["no-kind", "typo", "no-speed", "by-road", "unloaded", "decay", "", "near"],
    ]);
    const why = found.slice(0, -1).map(({ issues }) => issues.map(({ code }) => code)[0]);
    expect(why).toEqual([
      ...["missing-key", "unknown-key", "unit-mismatch", "not-supported"],
      ...["file-not-found", "missing-key", "wrong-type"],
    ]);
    for (const { whole } of found.slice(0, -1)) {
      expect(whole).toMatchObject({ status: "undecided", value: null, missing: ["faulty-rule"] });
    }
    expect(found.at(-1)!.whole).toMatchObject({ status: "unmet", value: 0.333333 });
  });

  it("keep what they answered, and travel once for all thresholds and targets", async () => {
    const reaches = new Reaches();
    let travels = 0;
    const counting = {
      carried: reaches.carried,
      of: (...asked: Parameters<Reaches["of"]>) => {
        const reached = reaches.of(...asked);
        if (!seen.has(reached.reach)) travels++;
        seen.add(reached.reach);
        return reached;
      },
    };
    const seen = new Set<unknown>();
    const answers = new RuleAnswers(counting as unknown as Reaches);
    const ask = (rules: readonly WrittenRule[], more: Partial<RuleQuestion> = {}) =>
      answers.answer(INPUTS, asking(rules, more), noTick);
    const [first] = await ask([near]);
    const [again] = await ask([near]);
    expect(again).toBe(first);
    const [wider] = await ask([{ ...near, cutoff: { m: 5000 } }]);
    expect(wider!.whole.status).toBe("met");
    const [stricter] = await ask([{ ...near, target: 0.9 }], { listDate: "2024-01-01" });
    expect(stricter!.whole.status).toBe("unmet");
    const supply: WrittenRule = {
      ...{ id: "s", kind: "supply", facility: { class: "clinic" }, method: "2sfca" },
      cutoff: { m: 5000 },
    };
    await ask([near, supply]);
    expect(travels).toBe(1);
    await ask([{ ...near, travel: { model: "detour", detour: 1.3 } }]);
    expect(travels).toBe(2);
  });

  it("send the cells of the rules asked for, and the levels asked for", async () => {
    const answers = new RuleAnswers(new Reaches());
    const more = { cellsOf: ["near"], levels: [] };
    const other: WrittenRule = { ...near, id: "other" };
    const [one, two] = await answers.answer(INPUTS, asking([near, other], more), noTick);
    expect([...one!.cells!.reason]).toEqual([0, 1]);
    expect(one!.cells!.sites).toEqual(["clinics/c"]);
    expect(two!.cells).toBeNull();
    expect(two!.units).toEqual([]);
  });

  it("stop between two rules when they are cancelled, and keep what is done", async () => {
    const answers = new RuleAnswers(new Reaches());
    const rules = ["a", "b", "c"].map((id) => ({ ...near, id }));
    const giveUp = (done: number) => {
      if (done === 2) throw new Cancelled();
    };
    await expect(answers.answer(INPUTS, asking(rules), giveUp)).rejects.toThrow(Cancelled);
    const ticks: number[] = [];
    const found = await answers.answer(INPUTS, asking(rules), (done) => ticks.push(done));
    expect(found.map(({ ruleId }) => ruleId)).toEqual(["a", "b", "c"]);
    expect(ticks).toEqual([0, 1, 2]);
  });
});
