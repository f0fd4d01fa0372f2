import { type Evaluation, evaluateRule } from "../../src/core/analysis/evaluate-rule.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import type { Rule } from "../../src/core/rules/rule.ts";
import { interleavedMedians } from "./interleaved.ts";
import { agreementLine, type BenchLine, ratioLine, statedLine, timeLine } from "./result.ts";
import { contextOver, regionInputs, rulesOfPlan } from "./typical-plan.ts";

/** What the matrix of the screen shows. */
const WANTED = { levels: ["city", "county", "group"], cells: false, backup: false };
const TURNS = 9;
const BAR_MS = 100;
/** A changed threshold travels nowhere: it must be far from the price of asking anew. */
const TIMES_FASTER = 3;

/** (f) A changed threshold of each kind over the built-in region, beside asking all rules anew. */
export async function benchRules(): Promise<BenchLine[]> {
  const inputs = await regionInputs();
  const rules = await rulesOfPlan();
  const context = contextOver(inputs, new Reaches());
  for (const rule of rules) evaluateRule(context, rule, false, WANTED);

  let turn = 0;
  const lines: BenchLine[] = [];
  for (const rule of rules.filter(({ basis }) => basis === null)) {
    const medians = interleavedMedians(TURNS, {
      changed: () => {
        evaluateRule(context, changed(rule, ++turn), false, WANTED);
      },
    });
    lines.push(
      timeLine(`  changed threshold of ${rule.id} (${rule.kind})`, medians.changed!, BAR_MS),
    );
  }

  const near = rules.find(({ kind }) => kind === "within")!;
  const medians = interleavedMedians(3, {
    changed: () => {
      evaluateRule(context, changed(near, ++turn), false, WANTED);
    },
    anew: () => {
      evaluateRule(contextOver(inputs, new Reaches()), changed(near, turn), false, WANTED);
    },
    whole: () => {
      const fresh = contextOver(inputs, new Reaches());
      for (const rule of rules) evaluateRule(fresh, rule, false, WANTED);
    },
  });
  const differing = rules.filter((rule) => {
    const fresh = contextOver(inputs, new Reaches());
    return (
      textOf(evaluateRule(fresh, rule, false, WANTED)) !==
      textOf(evaluateRule(context, rule, false, WANTED))
    );
  });
  const cells = inputs.demand.count.toLocaleString("en");
  return [
    timeLine(`${rules.length} rules of seven kinds over ${cells} cells`, medians.whole!, null),
    ...lines,
    timeLine(`  ${near.id} with its travel measured anew`, medians.anew!, null),
    ratioLine("  a changed threshold is faster by", medians.anew! / medians.changed!, TIMES_FASTER),
    statedLine("  than all rules anew by", `${(medians.whole! / medians.changed!).toFixed(0)} ×`),
    agreementLine(
      "  rules that differ from a computation anew",
      String(differing.length),
      differing.length === 0,
    ),
  ];
}

/** The same rule with another threshold: never the one before. */
function changed(rule: Rule, turn: number): Rule {
  switch (rule.kind) {
    case "within":
    case "all-classes":
      return { ...rule, cutoff: { m: 900 + (turn % 50) } };
    case "within-tiered": {
      const tiers = rule.tiers.map((tier) =>
        tier.cutoff === null ? tier : { ...tier, cutoff: { m: 700 + (turn % 50) } },
      );
      return { ...rule, tiers };
    }
    case "ratio":
      return { ...rule, atLeast: rule.atLeast + (turn % 50) };
    case "exists":
    case "share":
      return { ...rule, target: (turn % 50) / 50 };
    case "supply":
      return { ...rule, line: 20 + (turn % 50) };
  }
}

function textOf({ outcome }: Evaluation): string {
  return JSON.stringify(outcome);
}
