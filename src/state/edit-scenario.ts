import {
  applyDiff,
  BASELINE,
  type Diff,
  mergeDiffs,
  scenarioOf,
  scenariosOf,
  type WorkDocument,
} from "../core/scenario/document.ts";
import { addScenario } from "../core/scenario/scenario-commands.ts";
import { dispatch, documentStore, type History } from "./document.ts";
import { sessionStore } from "./session.ts";

/**
 * Carries out a command on the active scenario. On the baseline, which nothing may change, a
 * scenario called `title` is made for it in the same step.
 */
export function inScenario(
  title: string,
  command: (document: WorkDocument, scenario: string) => Diff,
  history: History = "record",
): void {
  const { document } = documentStore.getState();
  const { scenario } = sessionStore.getState();
  if (scenarioOf(document, scenario) !== null) {
    dispatch(command(document, scenario), { history });
    return;
  }
  const made = addScenario(document, title);
  const id = Object.keys(made)[0] ?? BASELINE;
  const step = command(applyDiff(document, made), id);
  if (Object.keys(step).length === 0) return;
  dispatch(mergeDiffs(made, step), { history: "record" });
  if (scenarioOf(documentStore.getState().document, id) !== null) {
    sessionStore.setState({ scenario: id });
  }
}

/** The number a next scenario is called by. */
export function scenarioNumber(): number {
  return scenariosOf(documentStore.getState().document).length + 1;
}
