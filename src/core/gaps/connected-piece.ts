import type { Neighbours } from "./neighbour-lists.ts";

/**
 * The points joined to `first` by grounds that share an edge, ascending. `take` says once of
 * every neighbour whether it belongs and was not taken before; `first` counts as taken.
 */
export function connectedPiece(
  first: number,
  take: (i: number) => boolean,
  shape: Neighbours | null,
): number[] {
  const piece = [first];
  for (let at = 0; at < piece.length; at++) {
    shape?.neighbours(piece[at]!, (j) => {
      if (take(j)) piece.push(j);
    });
  }
  return piece.sort((a, b) => a - b);
}
