import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../core/geo/ellipsoid.ts";
import { cos } from "../core/geo/trig.ts";
import type { Landmass, Link } from "../core/land/landmass.ts";
import type { RegionLink } from "../io/region/region-index.ts";

/** A link with its name and the two ends that it is drawn between. */
export interface LinkView extends Link {
  readonly name: string;
  readonly nameEn: string;
  readonly status: string;
  readonly line: readonly [Place, Place];
}

type Place = readonly [number, number];

/** Vertices looked at on each shore: a link is drawn where the two come nearest, to some metres. */
const MOST_VERTICES = 3000;

/** Links as drawn: those of the region as it has them, the planner's where their shores come nearest. */
export function linkViews(
  links: readonly Link[],
  region: readonly RegionLink[],
  landmasses: readonly Landmass[],
): LinkView[] {
  const known = new Map(region.map((link) => [link.id, link]));
  const shoreOf = new Map(landmasses.map(({ id, polygons }) => [id, polygons]));
  return links.flatMap((link): LinkView[] => {
    const drawn = known.get(link.id);
    if (drawn !== undefined && drawn.a === link.a && drawn.b === link.b) {
      return [{ ...drawn, ...link }];
    }
    const [a, b] = [shoreOf.get(link.a), shoreOf.get(link.b)];
    if (a === undefined || b === undefined) return [];
    const line = nearestPair(verticesOf(a), verticesOf(b));
    if (line === null) return [];
    return [{ ...link, name: link.id, nameEn: link.id, status: "own", line }];
  });
}

function verticesOf(polygons: Landmass["polygons"]): Place[] {
  const all = polygons.flatMap(([outer]) => [...(outer ?? [])]);
  const step = Math.max(1, Math.floor(all.length / MOST_VERTICES));
  return all.filter((_, k) => k % step === 0);
}

function nearestPair(a: readonly Place[], b: readonly Place[]): [Place, Place] | null {
  let best: [Place, Place] | null = null;
  let least = Infinity;
  for (const from of a) {
    const kx = METRES_PER_DEGREE_LAT * cos(from[1] * RADIANS_PER_DEGREE);
    for (const to of b) {
      const dx = (to[0] - from[0]) * kx;
      const dy = (to[1] - from[1]) * METRES_PER_DEGREE_LAT;
      const m2 = dx * dx + dy * dy;
      if (m2 >= least) continue;
      least = m2;
      best = [from, to];
    }
  }
  return best;
}
