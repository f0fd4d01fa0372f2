import { discsOf } from "./disc-grid.ts";
import { insideTest } from "./edge-bands.ts";
import { joinPieces, type Loop } from "./join-pieces.ts";
import { cutEdges, landEdges, type PlaneRing } from "./land-edges.ts";
import { openRims } from "./open-rims.ts";
import { rimsOnLand } from "./rims-on-land.ts";
import type { PlaneDisc } from "./working-plane.ts";

/** Drawn rims lie within this distance of the true ones: chords, and the millimetre of jitter. */
export const CHORD_TOLERANCE_M = 0.1;
/** Ways of moving the discs by a millimetre that are tried before giving up. */
const TRIES = 4;
/** Loops may differ from the arc integral by rounding only: m² per m² of the largest extent. */
const RELATIVE_SLACK = 1e-9;

/** An area bounded by arcs and straight edges, in the plane. */
export interface Dissolved {
  readonly loops: readonly Loop[];
  /** Exact, by the arcs: Σ of loops − `segmentsM2` for ground outside discs, + inside. */
  readonly areaM2: number;
  readonly segmentsM2: number;
}

/** The union of discs; null when the self-check fails in every try. */
export function unionOfDiscs(
  discs: readonly PlaneDisc[],
  chordToleranceM = CHORD_TOLERANCE_M,
): Dissolved | null {
  return attempt("inside", [], discs, chordToleranceM);
}

/**
 * The ground inside `rings` and outside all discs; null when the self-check fails in every try.
 * Exteriors run counter-clockwise, holes clockwise.
 */
export function groundOutsideDiscs(
  rings: readonly PlaneRing[],
  discs: readonly PlaneDisc[],
  chordToleranceM = CHORD_TOLERANCE_M,
): Dissolved | null {
  return attempt("outside", rings, discs, chordToleranceM);
}

function attempt(
  side: "inside" | "outside",
  rings: readonly PlaneRing[],
  given: readonly PlaneDisc[],
  chordToleranceM: number,
): Dissolved | null {
  const edges = landEdges(rings);
  const isLand = insideTest(edges);
  for (let salt = 0; salt < TRIES; salt++) {
    const discs = discsOf(given, salt);
    const { open, crossings } = cutEdges(edges, discs);
    const arcs = rimsOnLand(openRims(discs), crossings, discs, isLand);
    const joined = joinPieces(side, edges, open, arcs, discs, chordToleranceM);
    if (joined !== null && holds(joined, side)) {
      const { loops, arcAreaM2, segmentsM2 } = joined;
      return { loops, areaM2: arcAreaM2, segmentsM2 };
    }
  }
  return null;
}

/** The self-check: the vertices enclose what the arcs do, less or more the segments. */
function holds(
  joined: NonNullable<ReturnType<typeof joinPieces>>,
  side: "inside" | "outside",
): boolean {
  let drawn = 0;
  let extent = 1;
  for (const { at } of joined.loops) {
    drawn += loopM2(at);
    extent = Math.max(extent, Math.abs(at[0]!), Math.abs(at[1]!));
  }
  const byArcs = joined.arcAreaM2 + (side === "inside" ? -1 : 1) * joined.segmentsM2;
  return Math.abs(drawn - byArcs) <= RELATIVE_SLACK * extent * extent && byArcs > -1;
}

/** Signed area of a loop (x and y in turns) in plane m², counter-clockwise positive. */
export function loopM2(loop: readonly number[]): number {
  const ox = loop[0]!;
  const oy = loop[1]!;
  let sum = 0;
  for (let k = 2; k + 3 < loop.length; k += 2) {
    sum += (loop[k]! - ox) * (loop[k + 3]! - oy) - (loop[k + 2]! - ox) * (loop[k + 1]! - oy);
  }
  return sum / 2;
}
