import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateRule } from "../../src/core/analysis/evaluate-rule.ts";
import { EvaluationContext } from "../../src/core/analysis/evaluation-context.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { Rule } from "../../src/core/rules/rule.ts";
import { applyEdits } from "../../src/core/scenario/apply-edits.ts";
import type { Edit } from "../../src/core/scenario/edit.ts";
import { inputsOf, siteAt, within } from "../towns/toy-town.ts";
import { runs, somePlace, town } from "./arbitrary-town.ts";

const k = fc.nat({ max: 30 });
/** An edit that may fit the town: it is carried out or passed over as a fault. */
const edit: fc.Arbitrary<(inputs: Inputs, n: number) => Edit> = fc.oneof(
  somePlace.map(
    ([lon, lat]) =>
      (_: Inputs, n: number): Edit => ({
        ...{ op: "add", layer: n % 2 === 0 ? "a" : "z", id: `n${n}`, class: "clinic" },
        ...{ lon, lat, capacity: n },
      }),
  ),
  fc.tuple(k, somePlace).map(
    ([at, [lon, lat]]) =>
      (inputs: Inputs): Edit => ({
        ...{ op: "move", facility: keyAt(inputs, at), lon, lat },
      }),
  ),
  k.map(
    (at) =>
      (inputs: Inputs): Edit => ({ op: "close", facility: keyAt(inputs, at) }),
  ),
  fc.tuple(k, k).map(
    ([at, capacity]) =>
      (inputs: Inputs): Edit => ({
        ...{ op: "set", facility: keyAt(inputs, at), values: { capacity } },
      }),
  ),
  k.map(
    (at) =>
      (inputs: Inputs): Edit => ({
        ...{ op: "unlink", id: inputs.links[at % (inputs.links.length || 1)]?.id ?? "" },
      }),
  ),
);
const keyAt = ({ facilities }: Inputs, at: number): string =>
  facilities[at % (facilities.length || 1)]?.key ?? "none";

const clinic = { class: "clinic" };
const head = { ...within(600), facility: clinic };
const RULES: readonly Rule[] = [
  within(600),
  within(900, { k: 2 }),
  within(700, { travel: { model: "detour", detour: 1.3 } }),
  within(800, { facility: { class: "clinic", minCapacity: 5 } }),
  {
    ...{ ...head, id: "supply", kind: "supply", method: "2sfca", capacity: "count", per: 1 },
    ...{ decay: { kind: "binary" }, line: null, fairness: false },
  } as unknown as Rule,
];

/** Everything an evaluation says, with its arrays as plain lists. */
const said = (inputs: Inputs, rule: Rule, reaches: Reaches): string => {
  const context = new EvaluationContext(inputs, "2025-06-01", "2025-06-01", RULE_OPTIONS, reaches);
  const { outcome, cells } = evaluateRule(context, rule, false, {
    cells: true,
    backup: true,
    levels: null,
  });
  const parts = cells === null ? null : [cells.decision, cells.decision.count(), cells.summaries];
  return JSON.stringify([outcome, parts], (_, value) =>
    ArrayBuffer.isView(value)
      ? Array.from(value as Float64Array)
      : value instanceof Map
        ? [...value]
        : value,
  );
};

describe("after every edit", () => {
  it("what is carried over is what a full computation gives, for every travel and rule", () => {
    fc.assert(
      fc.property(town, fc.array(edit, { maxLength: 6 }), (plan, edits) => {
        let inputs = inputsOf(plan);
        const kept = new Reaches();
        for (const rule of RULES) said(inputs, rule, kept);
        edits.forEach((make, n) => {
          const { supply } = applyEdits(inputs, [make(inputs, n)]);
          inputs = { ...inputs, ...supply };
          for (const rule of RULES) {
            expect(said(inputs, rule, kept)).toBe(said(inputs, rule, new Reaches()));
          }
        });
      }),
      runs(60),
    );
  });

  it("gives a tie to the smaller key, also when that site came later", () => {
    const homes = [{ id: "h", at: [120, 29] as const, people: 1 }];
    const inputs = inputsOf({ homes, sites: [siteAt("1", [120.001, 29])] });
    const kept = new Reaches();
    said(inputs, within(600), kept);
    const twin: Edit = { op: "add", layer: "a", id: "0", class: "clinic", lon: 120.001, lat: 29 };
    const after = { ...inputs, ...applyEdits(inputs, [twin]).supply };
    expect(said(after, within(600), kept)).toBe(said(after, within(600), new Reaches()));
  });
});
