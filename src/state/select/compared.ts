import { BASELINE, scenarioOf, scenariosOf } from "../../core/scenario/document.ts";
import { documentStore } from "../document.ts";
import { sessionStore } from "../session.ts";

/** Beside the baseline. */
export const MOST_COMPARED = 3;

/** The scenarios compared: the baseline, then those chosen, else the first ones there are. */
export function comparedIds(): string[] {
  const { document } = documentStore.getState();
  const chosen = sessionStore.getState().compared.filter((id) => scenarioOf(document, id) !== null);
  const shown = chosen.length > 0 ? chosen : scenariosOf(document).map(({ id }) => id);
  return [BASELINE, ...shown.slice(0, MOST_COMPARED)];
}
