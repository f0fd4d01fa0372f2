import type { Demand } from "../demand/demand.ts";
import { connectedPiece } from "./connected-piece.ts";
import type { Neighbours } from "./neighbour-lists.ts";

/** Pieces of ground and the people in them, in millionths. */
interface Piece {
  readonly cells: number;
  readonly people: number;
}

/**
 * Answers, within one frame, how many gaps one more site closes: those of whose points it
 * reaches every one. Gaps are the same as `traceGaps` finds; each is traced when the site first
 * reaches into it, so that a whole region need not be traced before a drag.
 */
export class LiveGaps {
  readonly #shape: Neighbours | null;
  readonly #people: Float64Array;
  readonly #isLeftOut: Uint8Array;
  readonly #floorMicro: number;
  readonly #pieceOf: Int32Array;
  readonly #pieces: Piece[] = [];

  /** `leftOut[i]` is 1 where point i is out of reach without the site; gaps under the floor do not count. */
  constructor(
    demand: Demand,
    shape: Neighbours | null,
    leftOut: Uint8Array,
    floorPeople: number,
    peopleField = "people",
  ) {
    this.#shape = shape;
    this.#people = demand.weights.get(peopleField)!;
    this.#isLeftOut = leftOut;
    this.#floorMicro = floorPeople * 1_000_000;
    this.#pieceOf = new Int32Array(demand.count).fill(-1);
  }

  /** Gaps that are no more when the points of `gained`, each named once, are reached. */
  closedBy(gained: readonly number[]): number {
    const reached = new Map<number, number>();
    for (const i of gained) {
      if (this.#isLeftOut[i] === 0 || this.#people[i] === 0) continue;
      const piece = this.#pieceAt(i);
      reached.set(piece, (reached.get(piece) ?? 0) + 1);
    }
    let closed = 0;
    for (const [piece, cells] of reached) {
      const whole = this.#pieces[piece]!;
      if (cells === whole.cells && whole.people >= this.#floorMicro) closed++;
    }
    return closed;
  }

  #pieceAt(i: number): number {
    const known = this.#pieceOf[i]!;
    if (known >= 0) return known;
    const piece = this.#pieces.length;
    this.#pieceOf[i] = piece;
    const take = (j: number): boolean => {
      const isOf = this.#isLeftOut[j] === 1 && this.#people[j]! > 0 && this.#pieceOf[j] === -1;
      if (isOf) this.#pieceOf[j] = piece;
      return isOf;
    };
    const cells = connectedPiece(i, take, this.#shape);
    const people = cells.reduce((sum, j) => sum + this.#people[j]!, 0);
    this.#pieces.push({ cells: cells.length, people });
    return piece;
  }
}
