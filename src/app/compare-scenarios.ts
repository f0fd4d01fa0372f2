import type { ComparedScenario } from "../core/analysis/compare-scenarios.ts";
import { Cancelled } from "../core/base/tick.ts";
import { BASELINE, planEditsOf, scenarioOf } from "../core/scenario/document.ts";
import { comparisonStore } from "../state/comparison.ts";
import { documentStore } from "../state/document.ts";
import { ruleOf } from "../state/question-settings.ts";
import { regionStore } from "../state/region.ts";
import { dateIn } from "../state/select/active-scenario.ts";
import { comparedIds } from "../state/select/compared.ts";
import { sessionStore } from "../state/session.ts";
import type { Client } from "../workers/client.ts";

/** Keeps the comparison in step with question, document and facilities while it is on screen. */
export function compareWhileShown(client: Client): void {
  let running: AbortController | null = null;
  const refresh = (): void => {
    running?.abort();
    const { isComparing, isPresenting } = sessionStore.getState();
    if (!isComparing && !isPresenting) {
      comparisonStore.setState({ result: null, reference: null, isRunning: false });
      return;
    }
    const controller = new AbortController();
    running = controller;
    comparisonStore.setState({ isRunning: true, failure: null });
    compare(client, controller.signal)
      .catch((error: unknown) => {
        if (error instanceof Cancelled) return;
        const failure = error instanceof Error ? error.message : String(error);
        comparisonStore.setState({ result: null, failure });
      })
      .finally(() => {
        if (running === controller) comparisonStore.setState({ isRunning: false });
      });
  };
  sessionStore.subscribe((now, before) => {
    const isSame =
      now.question === before.question &&
      now.compared === before.compared &&
      now.isComparing === before.isComparing &&
      now.isPresenting === before.isPresenting;
    if (!isSame) refresh();
  });
  documentStore.subscribe((now, before) => {
    if (now.document !== before.document) refresh();
  });
  regionStore.subscribe((now, before) => {
    if (now.facilities !== before.facilities) refresh();
  });
}

async function compare(client: Client, signal: AbortSignal): Promise<void> {
  const { question } = sessionStore.getState();
  const { document } = documentStore.getState();
  const { asOf } = question;
  const ids = comparedIds();
  const scenarios = ids.map((id): ComparedScenario => {
    const day = dateIn(scenarioOf(document, id), asOf);
    return { id, edits: planEditsOf(document, id), days: [{ asOf: day, peopleOf: null }] };
  });
  const rule = ruleOf(question);
  const args = { rules: [rule], written: [], projection: null, listDate: asOf, scenarios };
  const comparison = await client.call("scenarios.compare", args, { signal });
  const reference = await client.call(
    "coverage.answer",
    { rule, asOf, listDate: asOf, edits: planEditsOf(document, BASELINE) },
    { signal },
  );
  comparisonStore.setState({ result: { ids, comparison }, reference });
}
