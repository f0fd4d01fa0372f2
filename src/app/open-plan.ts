import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { Diff } from "../core/scenario/document.ts";
import { dispatch, documentStore } from "../state/document.ts";
import { regionStore } from "../state/region.ts";
import { sessionStore } from "../state/session.ts";
import type { Client } from "../workers/client.ts";
import type { OwnLayers } from "./own-layers.ts";
import { SAMPLE_MARK } from "./plan-of-work.ts";
import type { PlanWork } from "./work-of-plan.ts";

/** Puts a plan's question, candidates and own facilities in place of the present ones. */
export async function openPlanWork(
  work: PlanWork,
  files: readonly NamedBytes[],
  client: Client,
  layers: OwnLayers,
): Promise<void> {
  const { facilityClass } = work.question;
  for (const { layer, class: own } of regionStore.getState().ownLayers) {
    if (own === facilityClass) await layers.remove(layer);
  }
  for (const { layer, path, columns } of work.layers) {
    const file = files.find(({ name }) => name === path || name === path.split("/").at(-1));
    if (file === undefined) continue;
    const mapping = { columns, datum: "wgs84", swap: false, layer, class: facilityClass } as const;
    const result = await client.call("import.read", { ...file, mapping });
    if (result.facilities.every(({ attributes }) => attributes.mark === SAMPLE_MARK)) continue;
    const replace = layer === facilityClass;
    await layers.put(result, { class: facilityClass, replace, file: file.name });
  }
  dispatch(replacingAll(work), { history: "record" });
  sessionStore.setState({
    question: work.question,
    floorPeople: work.floorPeople,
    focus: null,
    filter: "all",
    selection: null,
    step: "result",
  });
}

/** One step to undo, however many sites it changes. */
function replacingAll({ sites }: PlanWork): Diff {
  const diff: Record<string, Diff[string]> = {};
  for (const before of Object.values(documentStore.getState().document.sites)) {
    diff[before.id] = { before, after: null };
  }
  for (const after of sites) diff[after.id] = { before: diff[after.id]?.before ?? null, after };
  return diff;
}
