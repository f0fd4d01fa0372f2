import type { Feature, FeatureCollection } from "geojson";
import { circleUnion } from "../core/circles/circle-ground.ts";
import { entrancesOf, type Facility, type Place } from "../core/facilities/facility.ts";
import { METRES_PER_DEGREE_LAT } from "../core/geo/ellipsoid.ts";
import type { PolygonCoordinates } from "../core/geo/polygon.ts";
import type { PolygonIndex } from "../core/geo/polygon-index.ts";
import { clipToLand } from "../core/land/clip-to-land.ts";
import type { Landmass } from "../core/land/landmass.ts";
import { locateOnLand } from "../core/land/locate.ts";

/** West, south, east, north in degrees. */
export type MapWindow = readonly [number, number, number, number];

/**
 * Service circles of the sites whose circles touch the window, one union per radius and
 * landmass group, cut to the landmasses of that group.
 */
export function drawCircles(
  sites: readonly Facility[],
  land: PolygonIndex | null,
  landmasses: readonly Landmass[],
  groupOfLandmass: Readonly<Record<string, number>>,
  radiiM: readonly number[],
  window: MapWindow,
): FeatureCollection {
  const features: Feature[] = [];
  const groupOf = (landmass: number): number =>
    groupOfLandmass[landmasses[landmass]?.id ?? ""] ?? -1 - landmass;
  for (const radiusM of radiiM) {
    const near = within(sites, widened(window, radiusM));
    const lon = near.map((site) => site.lon);
    const lat = near.map((site) => site.lat);
    // A site stands on the land of its own place, whichever way one goes in.
    const places = locateOnLand(land, lon, lat, landmasses.length);
    const centresOf = new Map<number, Place[]>();
    near.forEach((site, k) => {
      const group = groupOf(places.landmass[k]!);
      const centres = centresOf.get(group);
      const entrances = entrancesOf(site);
      if (centres === undefined) centresOf.set(group, [...entrances]);
      else centres.push(...entrances);
    });
    for (const [group, centres] of centresOf) {
      const served = landmasses.filter(({ id }) => groupOfLandmass[id] === group);
      for (const polygon of circleUnion(centres, radiusM)) {
        const pieces =
          served.length === 0 ? [polygon] : clipToLand(polygon, served, land, groupOf, group);
        for (const piece of pieces) features.push(featureOf(piece, radiusM));
      }
    }
  }
  return { type: "FeatureCollection", features };
}

function within(sites: readonly Facility[], [w, s, e, n]: MapWindow): Facility[] {
  return sites.filter((site) =>
    entrancesOf(site).some(([lon, lat]) => lon >= w && lon <= e && lat >= s && lat <= n),
  );
}

/** The window with a margin of the radius; a degree of longitude is taken at 35° or less. */
function widened([w, s, e, n]: MapWindow, radiusM: number): MapWindow {
  const dLat = radiusM / METRES_PER_DEGREE_LAT;
  const dLon = dLat * 1.3;
  return [w - dLon, s - dLat, e + dLon, n + dLat];
}

function featureOf(rings: PolygonCoordinates, radiusM: number): Feature {
  const coordinates = rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]));
  return { type: "Feature", properties: { radiusM }, geometry: { type: "Polygon", coordinates } };
}
