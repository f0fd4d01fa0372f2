import {
  BASELINE,
  type Diff,
  type Entry,
  entriesOf,
  inserted,
  keyOf,
  mergeDiffs,
  removed,
  reordered,
  replaced,
  type Scenario,
  type ScenarioEdit,
  scenarioOf,
  scenariosOf,
  type WorkDocument,
} from "./document.ts";
import { type Edit, facilityOf } from "./edit.ts";

/** The commands on scenarios: each gives the diff that carries it out on `document`. */
export function addScenario(document: WorkDocument, title: string): Diff {
  return inserted(newScenario(document, { title, note: "", year: null }));
}

/** A copy with all edits, next in the list; the two go separate ways afterwards. */
export function forkScenario(document: WorkDocument, id: string, title: string): Diff {
  const from = scenarioOf(document, id);
  const base = from === null ? { note: "", year: null } : { note: from.note, year: from.year };
  const scenario = newScenario(document, { ...base, title });
  const list = scenariosOf(document);
  const at = list.findIndex((one) => one.id === id);
  let diff = inserted(scenario);
  if (at >= 0 && at < list.length - 1) {
    diff = mergeDiffs(diff, reordered([...list, scenario], scenario.id, at + 1));
  }
  return entriesOf(document, id).reduce<Diff>(
    (copies, entry) => Object.assign(copies, inserted({ ...entry, scenario: scenario.id })),
    { ...diff },
  );
}

export function changeScenario(
  document: WorkDocument,
  id: string,
  values: Partial<Pick<Scenario, "title" | "note" | "year">>,
): Diff {
  const before = scenarioOf(document, id);
  return before === null ? {} : replaced(before, { ...before, ...values });
}

export function moveScenario(document: WorkDocument, id: string, to: number): Diff {
  return reordered(scenariosOf(document), id, to);
}

export function removeScenario(document: WorkDocument, id: string): Diff {
  const scenario = scenarioOf(document, id);
  if (scenario === null) return {};
  return entriesOf(document, id).reduce<Diff>(
    (diff, entry) => Object.assign(diff, removed(entry)),
    { ...removed(scenario) },
  );
}

/**
 * The edits of `from` at the end of `into`, and `from` gone. Where both speak about the same
 * site or link in the same way, the one of `from` takes the place of the one of `into`.
 */
export function mergeScenarios(document: WorkDocument, into: string, from: string): Diff {
  if (scenarioOf(document, into) === null || scenarioOf(document, from) === null) return {};
  if (into === from) return {};
  const own = entriesOf(document, into);
  const standing = new Map<string, ScenarioEdit[]>();
  for (const entry of own) {
    const subject = subjectOf(entry.edit);
    const others = standing.get(subject);
    if (others === undefined) standing.set(subject, [entry]);
    else others.push(entry);
  }
  const taken = new Set(own.map(({ id }) => id));
  const diff: Record<string, Diff[string]> = {};
  let last = own.at(-1)?.order ?? 0;
  for (const entry of entriesOf(document, from)) {
    const subject = subjectOf(entry.edit);
    const replacedOnes = standing.get(subject) ?? [];
    standing.delete(subject);
    for (const mine of replacedOnes) {
      Object.assign(diff, removed(mine));
      taken.delete(mine.id);
    }
    let id = entry.id;
    for (let serial = 2; taken.has(id); serial++) id = `${entry.id}-${serial}`;
    taken.add(id);
    // What replaces stays in the place of what it replaces, so that later edits still find it.
    const order = replacedOnes[0]?.order ?? ++last;
    const after: ScenarioEdit = { ...entry, scenario: into, id, order };
    diff[keyOf(after)] = { before: diff[keyOf(after)]?.before ?? null, after };
  }
  return mergeDiffs(diff, removeScenario(document, from));
}

/** What an edit speaks about, and how: two edits of one subject cannot both hold. */
function subjectOf(edit: Edit): string {
  const facility = facilityOf(edit);
  if (facility !== null) return `${edit.op === "add" ? "add" : edit.op} ${facility}`;
  return edit.op === "link"
    ? `link ${String(edit.link.id)}`
    : `unlink ${edit.op === "unlink" ? edit.id : ""}`;
}

/** Scenarios and edits of a plan in place of all there are: one step. */
export function replaceAll(document: WorkDocument, entries: readonly Entry[]): Diff {
  let diff: Diff = {};
  for (const entry of Object.values(document.entries)) diff = Object.assign(diff, removed(entry));
  for (const entry of entries) {
    const [key, change] = Object.entries(inserted(entry))[0]!;
    diff = Object.assign(diff, {
      [key]: { before: diff[key]?.before ?? null, after: change.after },
    });
  }
  return diff;
}

function newScenario(
  document: WorkDocument,
  values: Pick<Scenario, "title" | "note" | "year">,
): Scenario {
  const list = scenariosOf(document);
  const order = (list.at(-1)?.order ?? 0) + 1;
  let serial = list.length + 1;
  const isTaken = (id: string): boolean => id === BASELINE || document.entries[id] !== undefined;
  while (isTaken(`s${serial}`)) serial++;
  return { kind: "scenario", id: `s${serial}`, order, ...values };
}

/** An edit at the end of a scenario, under an id that no scenario uses for another site. */
export function appended(
  document: WorkDocument,
  scenario: string,
  id: string,
  edit: Edit,
): ScenarioEdit {
  const order = (entriesOf(document, scenario).at(-1)?.order ?? 0) + 1;
  return { kind: "edit", scenario, id, order, edit };
}
