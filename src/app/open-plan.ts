import type { NamedBytes } from "../core/analysis/plan-run.ts";
import { BASELINE } from "../core/scenario/document.ts";
import { replaceAll } from "../core/scenario/scenario-commands.ts";
import { dispatch, documentStore } from "../state/document.ts";
import { regionStore } from "../state/region.ts";
import { sessionStore } from "../state/session.ts";
import { facilitiesOfFile } from "./file-import.ts";
import type { OwnLayers } from "./own-layers.ts";
import { SAMPLE_MARK } from "./sample-mark.ts";
import type { PlanWork } from "./work-of-plan.ts";

/** Puts a plan's question, scenarios and own facilities in place of the present ones. */
export async function openPlanWork(
  work: PlanWork,
  files: readonly NamedBytes[],
  layers: OwnLayers,
): Promise<void> {
  const { facilityClass } = work.question;
  const replaced = new Set<string>([facilityClass, ...work.layers.map((layer) => layer.class)]);
  for (const { layer, class: own } of regionStore.getState().ownLayers) {
    if (replaced.has(own)) await layers.remove(layer);
  }
  for (const { layer, class: name, path, columns } of work.layers) {
    const file = files.find(({ name }) => name === path || name === path.split("/").at(-1));
    if (file === undefined) continue;
    const facilities = await facilitiesOfFile(file, columns, layer, name);
    if (facilities.every(({ attributes }) => attributes.mark === SAMPLE_MARK)) continue;
    const replace = layer === name;
    await layers.put(facilities, { class: name, replace, file: file.name });
  }
  // One step to undo, however many scenarios it changes.
  const { document } = documentStore.getState();
  dispatch(replaceAll(document, work.entries), { history: "record" });
  sessionStore.setState({
    question: work.question,
    floorPeople: work.floorPeople,
    focus: null,
    filter: "all",
    selection: null,
    step: "result",
    scenario: work.entries.findLast(({ kind }) => kind === "scenario")?.id ?? BASELINE,
  });
}
