/** People of demand point `i` who could move for `change` more (or less, below 0). */
export interface Move {
  readonly i: number;
  readonly change: number;
}

/** Moves with the cheapest on top; ties to the first demand point. */
export class MoveHeap {
  readonly #moves: Move[] = [];

  get top(): Move | undefined {
    return this.#moves[0];
  }

  push(move: Move): void {
    const moves = this.#moves;
    let at = moves.length;
    moves.push(move);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isCheaper(move, moves[above]!)) break;
      moves[at] = moves[above]!;
      at = above;
    }
    moves[at] = move;
  }

  pop(): void {
    const moves = this.#moves;
    const last = moves.pop();
    if (last === undefined || moves.length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= moves.length) break;
      if (below + 1 < moves.length && isCheaper(moves[below + 1]!, moves[below]!)) below++;
      if (!isCheaper(moves[below]!, last)) break;
      moves[at] = moves[below]!;
      at = below;
    }
    moves[at] = last;
  }
}

function isCheaper(a: Move, b: Move): boolean {
  return a.change < b.change || (a.change === b.change && a.i < b.i);
}
