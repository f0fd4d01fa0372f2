import { type CandidateSite, sitesOf, type WorkDocument } from "../core/scenario/document.ts";
import type { Edit } from "../core/scenario/edit.ts";

/** The layer candidates are added to; its name keeps them apart from every loaded facility. */
export const CANDIDATE_LAYER = "candidate";

/** The document as the edits of a plan. */
export function editsOf(document: WorkDocument): Edit[] {
  return sitesOf(document).map(editOf);
}

export function editOf(site: CandidateSite): Extract<Edit, { op: "add" }> {
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
