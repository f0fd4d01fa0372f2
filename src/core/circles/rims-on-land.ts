import type { Discs } from "./disc-grid.ts";
import type { RimCrossings } from "./land-edges.ts";
import { type OpenRims, TWO_PI } from "./open-rims.ts";

/** An end of an arc: where two rims cross (`disc`), or a rim and an edge of the ground. */
export type ArcEnd = { readonly disc: number } | { readonly edge: number };

/** An open stretch of a rim on the ground, counter-clockwise; both ends null: the whole rim. */
export interface LandArc {
  readonly disc: number;
  readonly from: number;
  readonly to: number;
  readonly start: ArcEnd | null;
  readonly end: ArcEnd | null;
}

/** One crossing on the rim of a disc. */
interface Crossing {
  readonly angle: number;
  readonly edge: number;
  readonly enters: boolean;
}

/** The parts of open rims that lie on the ground; `isLand` decides rims that cross no edge. */
export function rimsOnLand(
  open: OpenRims,
  crossings: RimCrossings,
  discs: Discs,
  isLand: (x: number, y: number) => boolean,
): LandArc[] {
  const ofDisc = crossingsByDisc(crossings);
  const arcs: LandArc[] = [];
  for (let k = 0; k < open.disc.length; k++) {
    const disc = open.disc[k]!;
    const from = open.from[k]!;
    const to = open.to[k]!;
    const isWhole = open.outOf[k]! < 0;
    const list = ofDisc.get(disc);
    const start = isWhole ? null : { disc: open.outOf[k]! };
    const end = isWhole ? null : { disc: open.into[k]! };
    if (list === undefined) {
      if (isLand(discs.x[disc]! + discs.r[disc]!, discs.y[disc]!)) {
        arcs.push({ disc, from, to, start, end });
      }
    } else if (isWhole) cutWholeRim(arcs, disc, list);
    else cutArc(arcs, { disc, from, to, start, end }, list);
  }
  return arcs;
}

function crossingsByDisc({ disc, angle, edge, enters }: RimCrossings): Map<number, Crossing[]> {
  const ofDisc = new Map<number, Crossing[]>();
  for (let k = 0; k < disc.length; k++) {
    const crossing = { angle: angle[k]!, edge: edge[k]!, enters: enters[k]! };
    const list = ofDisc.get(disc[k]!);
    if (list === undefined) ofDisc.set(disc[k]!, [crossing]);
    else list.push(crossing);
  }
  for (const list of ofDisc.values()) list.sort((a, b) => a.angle - b.angle);
  return ofDisc;
}

/** A rim that no other disc covers: on land from each crossing that enters to the next. */
function cutWholeRim(arcs: LandArc[], disc: number, list: readonly Crossing[]): void {
  list.forEach((begin, k) => {
    if (!begin.enters) return;
    const stop = list[(k + 1) % list.length]!;
    const to = stop.angle > begin.angle ? stop.angle : stop.angle + TWO_PI;
    const [start, end] = [{ edge: begin.edge }, { edge: stop.edge }];
    arcs.push({ disc, from: begin.angle, to, start, end });
  });
}

function cutArc(arcs: LandArc[], arc: LandArc, list: readonly Crossing[]): void {
  const { disc, from, to } = arc;
  // The first crossing after `from`, going round; angles are then counted onwards from `from`.
  const turn = Math.floor(from / TWO_PI) * TWO_PI;
  let at = list.findIndex(({ angle }) => angle + turn > from);
  let lap = turn;
  if (at < 0) {
    at = 0;
    lap += TWO_PI;
  }
  let isOnLand = !list[at]!.enters;
  let begin = from;
  let start = arc.start;
  for (let n = 0; n < list.length; n++) {
    const { angle, edge, enters } = list[at]!;
    if (angle + lap >= to) break;
    if (isOnLand) arcs.push({ disc, from: begin, to: angle + lap, start, end: { edge } });
    isOnLand = enters;
    begin = angle + lap;
    start = { edge };
    at++;
    if (at === list.length) {
      at = 0;
      lap += TWO_PI;
    }
  }
  if (isOnLand) arcs.push({ disc, from: begin, to, start, end: arc.end });
}
