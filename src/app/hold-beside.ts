import type { ComparedScenario, Day } from "../core/analysis/compare-scenarios.ts";
import { Cancelled } from "../core/base/tick.ts";
import { planEditsOf, scenarioOf } from "../core/scenario/document.ts";
import { STEPS } from "../core/sensitivity/sweep.ts";
import { type BesideState, besideStore } from "../state/beside.ts";
import { documentStore } from "../state/document.ts";
import { ruleOf } from "../state/question-settings.ts";
import { rulesInForce } from "../state/rules-in-force.ts";
import { dateIn } from "../state/select/active-scenario.ts";
import { situationBeside } from "../state/select/beside.ts";
import { comparedIds } from "../state/select/compared.ts";
import { sessionStore } from "../state/session.ts";
import type { BesideActions } from "../ui/actions.ts";
import type { Client } from "../workers/client.ts";

/** The base year of the people that are loaded with the region. */
const BASE_YEAR = 2020;

/** Questions over years and ranges, asked when the planner asks for them; one at a time. */
export function holdBeside(client: Client): BesideActions {
  let running: AbortController | null = null;
  const run = async (
    what: "years" | "sweep",
    ask: (signal: AbortSignal, onProgress: (done: number, total: number) => void) => Promise<void>,
  ): Promise<void> => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    besideStore.setState({ running: { what, done: 0, total: 1 }, failure: null });
    try {
      await ask(controller.signal, (done, total) => {
        if (running === controller) besideStore.setState({ running: { what, done, total } });
      });
    } catch (error) {
      if (!(error instanceof Cancelled)) fail(what, error);
    }
    if (running !== controller) return;
    running = null;
    besideStore.setState({ running: null });
  };
  return {
    compareYears: () =>
      run("years", async (signal, onProgress) => {
        const { years } = besideStore.getState();
        const { projection } = sessionStore.getState();
        const of = situationBeside();
        const { asOf } = sessionStore.getState().question;
        const later = years.map((year): Day => ({ asOf: `${year}-12-31`, peopleOf: year }));
        // The base first: the day of the question, with the people as they were counted.
        const isAmong = later.some((day) => day.asOf === asOf);
        const days: Day[] = isAmong ? later : [{ asOf, peopleOf: null }, ...later];
        const ids = comparedIds();
        const args = { ...questionOf(ids, days), projection };
        const comparison = await client.call("scenarios.compare", args, { signal, onProgress });
        besideStore.setState({ byYear: { of, ids, comparison } });
      }),
    sweep: () =>
      run("sweep", async (signal, onProgress) => {
        const { ranges } = besideStore.getState();
        const of = situationBeside();
        const ids = comparedIds();
        const args = { ...questionOf(ids, null), ranges, steps: STEPS };
        const sweep = await client.call("scenarios.sweep", args, { signal, onProgress });
        besideStore.setState({ sweep: { of, ids, sweep } });
      }),
    cancel: () => running?.abort(),
    readGrowth: async (file) => {
      besideStore.setState({ failure: null });
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const args = { name: file.name, bytes, baseYear: BASE_YEAR };
        const { projection, issues } = await client.call("projection.read", args);
        sessionStore.setState({ projection });
        besideStore.setState({ growthIssues: issues, byYear: null });
      } catch (error) {
        fail("growth", error);
      }
    },
  };
}

function fail(what: NonNullable<BesideState["failure"]>["what"], error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  besideStore.setState({ failure: { what, message } });
}

/** The question of the map and all rules in force; without days, each scenario on its own day. */
function questionOf(ids: readonly string[], days: readonly Day[] | null) {
  const { question } = sessionStore.getState();
  const { document } = documentStore.getState();
  const { asOf } = question;
  const scenarios = ids.map((id): ComparedScenario => {
    const own: Day = { asOf: dateIn(scenarioOf(document, id), asOf), peopleOf: null };
    return { id, edits: planEditsOf(document, id), days: days ?? [own] };
  });
  return { rules: [ruleOf(question)], written: rulesInForce(), listDate: asOf, scenarios };
}
