import type { Feature } from "geojson";
import type { Map as MaplibreMap } from "maplibre-gl";
import { METRES_PER_DEGREE_LAT } from "../../core/geo/ellipsoid.ts";
import { rimOfCircle, rimSteps } from "../../core/geo/rim.ts";
import type { CandidateSite } from "../../core/scenario/candidate-site.ts";
import type { MapScene } from "../scene.ts";

type Radii = Pick<MapScene["candidates"], "radiusM" | "innerRadiusM">;
interface Drawn extends Radii {
  readonly rings: readonly Feature[];
}

/** Of so many sites all circles are drawn, seen or not; of more, those that come into view. */
export const ALL_CIRCLES = 500;
/** A smaller circle lies under its symbol. */
const SEEN_FROM_PX = 8;

const drawn = new WeakMap<CandidateSite, Drawn>();

/** The circles of candidates, each the same object until its site or the radii are others. */
export function candidateCircles(
  map: MaplibreMap,
  sites: readonly CandidateSite[],
  radii: Radii,
): Feature[] {
  const seen = sites.length > ALL_CIRCLES ? inView(map, sites, radii.radiusM) : sites;
  return seen.flatMap((site) => {
    const { radiusM, innerRadiusM } = radii;
    let circles = drawn.get(site);
    if (circles?.radiusM !== radiusM || circles.innerRadiusM !== innerRadiusM) {
      circles = { radiusM, innerRadiusM, rings: ringsOf(site, radii) };
      drawn.set(site, circles);
    }
    return circles.rings;
  });
}

/** In the view and half of it around, where the circles are large enough to be seen at all. */
function inView(
  map: MaplibreMap,
  sites: readonly CandidateSite[],
  radiusM: number,
): readonly CandidateSite[] {
  const bounds = map.getBounds();
  const [west, south] = bounds.getSouthWest().toArray();
  const [east, north] = bounds.getNorthEast().toArray();
  const pixels = map.getContainer().clientHeight;
  if (radiusM * pixels < SEEN_FROM_PX * (north - south) * METRES_PER_DEGREE_LAT) return [];
  const center = bounds.getCenter();
  return sites.filter(
    ({ lon, lat }) =>
      Math.abs(lon - center.lng) < east - west && Math.abs(lat - center.lat) < north - south,
  );
}

/** Around every entrance; the rims follow the geodesic radius within 0.4 m. */
function ringsOf(site: CandidateSite, { radiusM, innerRadiusM }: Radii): Feature[] {
  const ring = ([lon, lat]: readonly [number, number], id: string, radius: number): Feature => ({
    type: "Feature",
    properties: { id, isOuter: radius === radiusM },
    geometry: {
      type: "Polygon",
      coordinates: [rimOfCircle(lon, lat, radius, rimSteps(radius, 0.4))],
    },
  });
  const entrances = site.entrances ?? [[site.lon, site.lat] as const];
  return entrances.flatMap((place, k) => [
    ring(place, `${site.id} ${k}`, radiusM),
    ...(innerRadiusM === null ? [] : [ring(place, `${site.id} ${k} inner`, innerRadiusM)]),
  ]);
}
