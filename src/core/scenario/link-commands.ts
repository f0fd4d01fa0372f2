import type { Place } from "../facilities/facility.ts";
import type { LinkKind } from "../land/landmass.ts";
import { type Diff, entriesOf, type WorkDocument } from "./document.ts";
import { addLink } from "./edit-commands.ts";

/** A way across water as it is drawn. */
interface NewLink {
  readonly a: string;
  readonly b: string;
  readonly kind: LinkKind;
  /** Its two ends; null where they are not known. */
  readonly line: readonly [Place, Place] | null;
}

/** Joins two landmasses under an id that neither the baseline nor the scenario uses. */
export function joinLands(
  document: WorkDocument,
  scenario: string,
  { a, b, kind, line }: NewLink,
  idsOfBaseline: readonly string[],
): Diff {
  const own = entriesOf(document, scenario).flatMap(({ edit }) =>
    edit.op === "link" ? [String(edit.link.id)] : [],
  );
  const taken = new Set([...idsOfBaseline, ...own]);
  let serial = 1;
  while (taken.has(`${kind}-${a}-${b}-${serial}`)) serial++;
  const id = `${kind}-${a}-${b}-${serial}`;
  return addLink(document, scenario, { id, a, b, kind, ...(line === null ? {} : { line }) });
}
