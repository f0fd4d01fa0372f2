import type { Day } from "../../core/analysis/compare-scenarios.ts";
import type { Inputs } from "../../core/analysis/inputs.ts";
import { inputsInYear } from "../../core/analysis/inputs-in-year.ts";
import type { IssueLog } from "../../core/base/issue.ts";
import { applyEdits } from "../../core/scenario/apply-edits.ts";
import { BASELINE } from "../../core/scenario/document.ts";
import type { Edit } from "../../core/scenario/edit.ts";
import type { PlanFile } from "./plan-schema.ts";

export interface PlannedScenario {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** Those of its bases first, then its own. */
  readonly edits: readonly Edit[];
  /** Facilities, sites and links count as of this day. */
  readonly asOf: string;
  /** The day, and the year whose people count: that of the scenario where it has one. */
  readonly day: Day;
  readonly inputs: Inputs;
}

/** The baseline and the plan's scenarios, each with its edits and those of its bases carried out. */
export function plannedScenarios(
  plan: PlanFile,
  file: string,
  inputs: Inputs,
  chosen: string,
  log: IssueLog,
): PlannedScenario[] {
  const given = plan.scenarios ?? [];
  // Of two with the same id the first counts.
  const byId = new Map([...given].reverse().map((scenario) => [scenario.id, scenario]));
  const all: PlannedScenario[] = [
    {
      id: BASELINE,
      title: "",
      note: "",
      edits: [],
      asOf: plan.asOf,
      day: { asOf: plan.asOf, peopleOf: null },
      inputs,
    },
  ];
  given.forEach((scenario, k) => {
    const key = `scenarios[${k}]`;
    if (scenario.id === BASELINE || byId.get(scenario.id) !== scenario) {
      const place = { file, key: `${key}.id`, value: scenario.id };
      log.error("duplicate-id", "the id is taken; rename the scenario", place);
      return;
    }
    const edits = chainOf(scenario.id, byId, file, key, log);
    const asOf = scenario.year === undefined ? plan.asOf : `${scenario.year}-12-31`;
    const { supply, faults } = applyEdits(inputs, edits, Number(asOf.slice(0, 4)));
    for (const fault of faults) {
      const own = fault.index - (edits.length - (scenario.edits?.length ?? 0));
      if (own < 0) continue;
      const place = { file, key: `${key}.edits[${own}]`, value: fault.value };
      log.error(fault.code, "the edit cannot be carried out; correct it", place);
    }
    const { id, title = "", note = "" } = scenario;
    const changed = { ...inputs, ...supply };
    const inYear = scenario.year === undefined ? changed : inputsInYear(changed, scenario.year);
    const day = { asOf, peopleOf: scenario.year ?? null };
    all.push({ id, title, note, edits, asOf, day, inputs: inYear });
  });
  const wanted = all.filter(({ id }) => chosen === "all" || id === chosen);
  if (wanted.length === 0) {
    log.error("unknown-scenario", "the plan has no such scenario", { file, value: chosen });
  }
  return wanted;
}

/** Edits of the bases first, then the scenario's own. */
function chainOf(
  id: string,
  byId: ReadonlyMap<string, NonNullable<PlanFile["scenarios"]>[number]>,
  file: string,
  key: string,
  log: IssueLog,
): Edit[] {
  const chain: Edit[][] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && at !== BASELINE; ) {
    const scenario = byId.get(at);
    if (scenario === undefined || seen.has(at)) {
      const message = seen.has(at) ? "scenarios are based on each other" : "there is no such base";
      log.error("unknown-scenario", `${message}; correct it`, {
        file,
        key: `${key}.base`,
        value: at,
      });
      return [];
    }
    seen.add(at);
    chain.unshift((scenario.edits ?? []) as Edit[]);
    at = scenario.base;
  }
  return chain.flat();
}
