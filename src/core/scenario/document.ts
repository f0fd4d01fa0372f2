import { compareCodePoints } from "../base/exact.ts";

/** A place where a facility could be, drawn by the planner. Degrees, WGS 84. */
export interface CandidateSite {
  readonly id: string;
  /** Position in lists; survives undo of a delete. */
  readonly order: number;
  readonly name: string;
  readonly class: string;
  readonly level: string | null;
  readonly capacity: number | null;
  readonly lon: number;
  readonly lat: number;
}

/** What the planner makes: saved, undoable. Derived figures are never in it. */
export interface WorkDocument {
  readonly sites: Readonly<Record<string, CandidateSite>>;
}

export const EMPTY_DOCUMENT: WorkDocument = { sites: {} };

/** The sites changed by one step: before and after, null where there was or is none. */
export interface Diff {
  readonly [siteId: string]: {
    readonly before: CandidateSite | null;
    readonly after: CandidateSite | null;
  };
}

export function applyDiff(document: WorkDocument, diff: Diff): WorkDocument {
  const sites = { ...document.sites };
  for (const [id, { after }] of Object.entries(diff)) {
    if (after === null) delete sites[id];
    else sites[id] = after;
  }
  return { sites };
}

export function reverseDiff(diff: Diff): Diff {
  return Object.fromEntries(
    Object.entries(diff).map(([id, { before, after }]) => [id, { before: after, after: before }]),
  );
}

/** Two steps on the same document as one: first `a`, then `b`. */
export function mergeDiffs(a: Diff, b: Diff): Diff {
  const merged: Record<string, Diff[string]> = { ...a };
  for (const [id, change] of Object.entries(b)) {
    merged[id] = {
      before: a[id] === undefined ? change.before : a[id].before,
      after: change.after,
    };
  }
  return merged;
}

/** In list order. */
export function sitesOf(document: WorkDocument): CandidateSite[] {
  return Object.values(document.sites).sort(
    (a, b) => a.order - b.order || compareCodePoints(a.id, b.id),
  );
}

/** The site commands: each gives the diff that carries it out on `document`. */
export function addSite(document: WorkDocument, site: Omit<CandidateSite, "id" | "order">): Diff {
  const all = Object.values(document.sites);
  const order = all.reduce((last, { order }) => Math.max(last, order), 0) + 1;
  let serial = order;
  while (document.sites[`new-${serial}`] !== undefined) serial++;
  const id = `new-${serial}`;
  return { [id]: { before: null, after: { ...site, id, order } } };
}

/** Changes fields of a site; an empty diff where there is no such site. */
export function changeSite(
  document: WorkDocument,
  id: string,
  values: Partial<Omit<CandidateSite, "id" | "order">>,
): Diff {
  const before = document.sites[id];
  return before === undefined ? {} : { [id]: { before, after: { ...before, ...values } } };
}

export function removeSite(document: WorkDocument, id: string): Diff {
  const before = document.sites[id];
  return before === undefined ? {} : { [id]: { before, after: null } };
}
