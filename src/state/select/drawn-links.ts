import type { ScenarioEdit } from "../../core/scenario/document.ts";
import type { LinkView } from "../region.ts";

/** A way across water as the map draws it. */
export interface DrawnLink {
  readonly kind: string;
  readonly name: string;
  readonly nameEn: string;
  readonly line: readonly (readonly [number, number])[];
  /** The edit that adds it; null where it is of the baseline. */
  readonly edit: string | null;
}

/** The links of a scenario: those of the baseline it keeps, and those it adds whose ends are known. */
export function drawnLinks(
  baseline: readonly LinkView[],
  entries: readonly Pick<ScenarioEdit, "id" | "edit">[],
): DrawnLink[] {
  const gone = new Set(entries.flatMap(({ edit }) => (edit.op === "unlink" ? [edit.id] : [])));
  const added = new Map<string, DrawnLink>();
  for (const { id: entry, edit } of entries) {
    if (edit.op === "unlink") added.delete(edit.id);
    if (edit.op !== "link") continue;
    const { id, kind, line } = edit.link;
    if (!Array.isArray(line)) continue;
    const places = line as readonly (readonly [number, number])[];
    added.set(String(id), {
      kind: String(kind),
      name: "",
      nameEn: "",
      line: places,
      edit: entry,
    });
  }
  const kept = baseline.filter(({ id }) => !gone.has(id) && !added.has(id));
  return [...kept.map((link) => ({ ...link, edit: null })), ...added.values()];
}
