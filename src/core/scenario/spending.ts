import type { Edit } from "./edit.ts";
import { facilityOf, yearOf } from "./edit.ts";

/** What a scenario takes, as far as its edits say: null where none of them says. */
export interface Spending {
  readonly cost: number | null;
  readonly landM2: number | null;
  /** Edits in force that say no cost. */
  readonly withoutCost: number;
  readonly added: number;
  readonly closed: number;
  readonly moved: number;
  readonly changed: number;
  readonly links: number;
}

/** Sums over the edits in force by the end of a year; money is added as hundredths, exactly. */
export function spendingBy(edits: readonly Edit[], year: number): Spending {
  const inForce = edits.filter((edit) => (yearOf(edit) ?? year) <= year);
  const count = (...ops: Edit["op"][]): number =>
    inForce.filter(({ op }) => ops.includes(op)).length;
  return {
    cost: sumOf(inForce.map(({ cost }) => cost)),
    landM2: sumOf(inForce.map(({ landM2 }) => landM2)),
    withoutCost: inForce.filter(({ cost }) => cost === undefined).length,
    added: count("add"),
    closed: count("close"),
    moved: count("move"),
    changed: count("set"),
    links: count("link", "unlink"),
  };
}

function sumOf(values: readonly (number | undefined)[]): number | null {
  const known = values.filter((value): value is number => value !== undefined);
  if (known.length === 0) return null;
  return known.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100;
}

/**
 * Sites of an earlier phase that a later one gives up: phase 2 should hold phase 1. Keys of
 * added sites that an edit of a later year closes, in code-point order of the list.
 */
export function givenUp(edits: readonly Edit[]): string[] {
  const added = new Map<string, number>();
  const lost: string[] = [];
  for (const edit of edits) {
    const key = facilityOf(edit);
    if (key === null) continue;
    if (edit.op === "add") added.set(key, yearOf(edit) ?? Number.NEGATIVE_INFINITY);
    const since = added.get(key);
    const isClosed = edit.op === "close" || (edit.op === "set" && edit.values.status === "closed");
    if (isClosed && since !== undefined && (yearOf(edit) ?? since) >= since) lost.push(key);
  }
  return lost;
}
