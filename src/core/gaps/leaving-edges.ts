/** Directed edges of a boundary, four numbers each: x1, y1, x2, y2; the ground is on the left. */
export type Edges = readonly number[];

export const NONE = -1;

/** Odd multipliers; the high bits of a product by one depend on all bits (Knuth, TAOCP 3, 6.4). */
const SPREAD_X = 0x9e3779b1;
const SPREAD_BOTH = 0x85ebca6b;

/**
 * The edges that leave a vertex, in the order they are given. An edge goes by the place of its
 * first number, a vertex by a number of its own. Coordinates are whole and below 2³¹ in size.
 */
export class LeavingEdges {
  readonly #edges: Edges;
  /** By slot the first edge that leaves the vertex kept there; at most half of the slots are taken. */
  readonly #slots: Int32Array;
  /** Bits of a product that do not count: as many slots as the rest can tell. */
  readonly #shift: number;
  readonly #next: Int32Array;
  readonly #vertexOf: Int32Array;
  /** No vertex begins two edges: no walk comes by twice. */
  readonly isSimple: boolean;

  constructor(edges: Edges) {
    const count = edges.length / 4;
    const bits = 33 - Math.clz32(Math.max(count, 4) - 1);
    this.#edges = edges;
    this.#shift = 32 - bits;
    this.#slots = new Int32Array(1 << bits).fill(NONE);
    this.#next = new Int32Array(count).fill(NONE);
    this.#vertexOf = new Int32Array(count);
    let vertices = 0;
    // From the last to the first: the first edge of a vertex heads its list.
    for (let e = edges.length - 4; e >= 0; e -= 4) {
      const slot = this.vertexAt(edges[e]!, edges[e + 1]!);
      if (this.#slots[slot] === NONE) vertices++;
      this.#next[e / 4] = this.#slots[slot]!;
      this.#slots[slot] = e;
      this.#vertexOf[e / 4] = slot;
    }
    this.isSimple = vertices === count;
  }

  /** The vertex at a place; one with no edges where none leaves from there. */
  vertexAt(x: number, y: number): number {
    const edges = this.#edges;
    const mixed = Math.imul(x, SPREAD_X) + y;
    let slot = Math.imul(mixed ^ (mixed >>> 16), SPREAD_BOTH) >>> this.#shift;
    for (;;) {
      const e = this.#slots[slot]!;
      if (e === NONE || (edges[e] === x && edges[e + 1] === y)) return slot;
      slot = (slot + 1) % this.#slots.length;
    }
  }

  /** The vertex an edge leaves. */
  vertexOf(edge: number): number {
    return this.#vertexOf[edge / 4]!;
  }

  /** The first edge that leaves a vertex, −1 for none. */
  first(vertex: number): number {
    return this.#slots[vertex]!;
  }

  /** The next edge that leaves the same vertex, −1 for none. */
  after(edge: number): number {
    return this.#next[edge / 4]!;
  }

  /** Whether more than one edge leaves a vertex. */
  isShared(vertex: number): boolean {
    return this.after(this.first(vertex)) !== NONE;
  }
}
