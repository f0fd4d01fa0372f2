import type { GroundShape } from "./ground-shape.ts";

/** Whole-number steps of 10⁻⁷ degrees: about a centimetre, the precision of exported files. */
export const STEPS_PER_DEGREE = 1e7;
const NONE = -1;

export function stepsOf(degrees: number): number {
  return Math.round(degrees * STEPS_PER_DEGREE);
}

/**
 * Ground given by directed edges per point, ground on the left, in 10⁻⁷ degrees. Two points
 * border where one has an edge and the other its reverse; in a union such pairs cancel.
 */
export function groundFromEdges(edgesOf: readonly (readonly number[])[]): GroundShape {
  const { start, owner, acrossFirst, nextSame } = edgeTable(edgesOf);
  return {
    neighbours: (i, visit) => {
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        for (let f = acrossFirst[e]!; f !== NONE; f = nextSame[f]!) visit(owner[f]!);
      }
    },
    outline: (cells) => {
      const members = new Set(cells);
      const kept: number[] = [];
      for (const i of cells) {
        const edges = edgesOf[i]!;
        for (let e = 0; e < edges.length; e += 4) {
          let f = acrossFirst[start[i]! + e / 4]!;
          while (f !== NONE && !members.has(owner[f]!)) f = nextSame[f]!;
          if (f !== NONE) continue;
          kept.push(edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!);
        }
      }
      return kept;
    },
    toDegrees: (x, y) => [x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE],
  };
}

/** All edges in turn: whose they are, and which run the other way. */
interface EdgeTable {
  /** First edge of every point, and the number of all. */
  readonly start: Uint32Array;
  readonly owner: Int32Array;
  /** The first edge that is the reverse of an edge, −1 for none. */
  readonly acrossFirst: Int32Array;
  /** The next edge with the same ends, in the same direction; always a later one. */
  readonly nextSame: Int32Array;
}

function edgeTable(edgesOf: readonly (readonly number[])[]): EdgeTable {
  const start = new Uint32Array(edgesOf.length + 1);
  edgesOf.forEach((edges, i) => {
    start[i + 1] = start[i]! + edges.length / 4;
  });
  const count = start[edgesOf.length]!;
  const ends = new Int32Array(4 * count);
  const owner = new Int32Array(count);
  edgesOf.forEach((edges, i) => {
    ends.set(edges, 4 * start[i]!);
    owner.fill(i, start[i]!, start[i + 1]!);
  });
  // At least half of the slots stay free, so that every search ends.
  const slots = new Int32Array(1 << (33 - Math.clz32(count))).fill(NONE);
  const slotOf = (x1: number, y1: number, x2: number, y2: number): number => {
    let slot = hashOf(x1, y1, x2, y2) & (slots.length - 1);
    for (;;) {
      const at = 4 * slots[slot]!;
      if (at < 0) return slot;
      const isSame = ends[at] === x1 && ends[at + 1] === y1;
      if (isSame && ends[at + 2] === x2 && ends[at + 3] === y2) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
  };
  const nextSame = new Int32Array(count);
  for (let e = count - 1; e >= 0; e--) {
    const slot = slotOf(ends[4 * e]!, ends[4 * e + 1]!, ends[4 * e + 2]!, ends[4 * e + 3]!);
    nextSame[e] = slots[slot]!;
    slots[slot] = e;
  }
  const acrossFirst = nextSame.map((_, e) => {
    const slot = slotOf(ends[4 * e + 2]!, ends[4 * e + 3]!, ends[4 * e]!, ends[4 * e + 1]!);
    return slots[slot]!;
  });
  return { start, owner, acrossFirst, nextSame };
}

/** Ends of an edge mixed into 32 bits (multipliers of Knuth and of MurmurHash3). */
function hashOf(x1: number, y1: number, x2: number, y2: number): number {
  let hash = Math.imul(x1, 0x9e3779b1) ^ Math.imul(y1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) + Math.imul(x2 - x1, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 13), 0x165667b1) + (y2 - y1);
  return hash ^ (hash >>> 16);
}
