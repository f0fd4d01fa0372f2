import type { PolygonCoordinates } from "../geo/polygon.ts";
import { loopM2 } from "./dissolve.ts";
import { insideTest } from "./edge-bands.ts";
import type { Loop } from "./join-pieces.ts";
import { landEdges } from "./land-edges.ts";
import type { WorkingPlane } from "./working-plane.ts";

type Place = readonly [number, number];

/**
 * Loops into polygons of degrees: each clockwise loop is a hole of the smallest exterior around
 * it. Corners of the ground keep the degrees they came with.
 */
export function nestLoops(
  loops: readonly Loop[],
  plane: WorkingPlane,
  corners: readonly Place[],
): PolygonCoordinates[] {
  const exteriors: Exterior[] = [];
  const holes: Loop[] = [];
  for (const loop of loops) {
    const area = loopM2(loop.at);
    if (area > 0) {
      const rings = [inDegrees(loop, plane, corners)];
      exteriors.push({ at: loop.at, area, box: boxOf(loop.at), rings, holds: null });
    } else if (area < 0) holes.push(loop);
  }
  for (const hole of holes) {
    homeOf(hole.at, exteriors)?.rings.push(inDegrees(hole, plane, corners));
  }
  return exteriors.map(({ rings }) => rings);
}

interface Exterior {
  readonly at: readonly number[];
  readonly area: number;
  readonly box: Box;
  readonly rings: Place[][];
  /** Made when first asked for. */
  holds: ((x: number, y: number) => boolean) | null;
}

type Box = readonly [number, number, number, number];

function homeOf(hole: readonly number[], exteriors: readonly Exterior[]): Exterior | undefined {
  if (exteriors.length === 1) return exteriors[0];
  const [w, s, e, n] = boxOf(hole);
  let found: Exterior | undefined;
  for (const exterior of exteriors) {
    const [west, south, east, north] = exterior.box;
    if (w < west || s < south || e > east || n > north) continue;
    if (found !== undefined && found.area <= exterior.area) continue;
    exterior.holds ??= insideTest(landEdges([exterior.at]));
    if (exterior.holds(hole[0]!, hole[1]!)) found = exterior;
  }
  return found;
}

function boxOf(loop: readonly number[]): Box {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < loop.length; k += 2) {
    w = Math.min(w, loop[k]!);
    e = Math.max(e, loop[k]!);
    s = Math.min(s, loop[k + 1]!);
    n = Math.max(n, loop[k + 1]!);
  }
  return [w, s, e, n];
}

function inDegrees({ at, corner }: Loop, plane: WorkingPlane, corners: readonly Place[]): Place[] {
  const ring = corner.map((e, k) =>
    e < 0 ? plane.toDegrees(at[2 * k]!, at[2 * k + 1]!) : corners[e]!,
  );
  ring.push(ring[0]!);
  return ring;
}
