import { type CandidateSite, sitesOf, type WorkDocument } from "../core/scenario/document.ts";
import type { Edit } from "../core/scenario/edit.ts";

/** The layer candidates are added to; its name keeps them apart from every loaded facility. */
const CANDIDATE_LAYER = "candidate";

type AddEdit = Extract<Edit, { op: "add" }>;

/** The document as the edits of a plan. */
export function editsOf(document: WorkDocument): AddEdit[] {
  return sitesOf(document).map(editOf);
}

export function editOf(site: CandidateSite): AddEdit {
  return {
    op: "add",
    layer: CANDIDATE_LAYER,
    id: site.id,
    class: site.class,
    lon: site.lon,
    lat: site.lat,
    name: site.name,
    ...(site.level === null ? {} : { level: site.level }),
    ...(site.capacity === null ? {} : { capacity: site.capacity }),
  };
}
