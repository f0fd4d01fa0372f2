import type { Map as MaplibreMap } from "maplibre-gl";
import type { MapScene } from "../scene.ts";

type Place = readonly [number, number];

const REACH_PX = 9;
/** From farther away symbols stand so close that everything would be caught. */
const FROM_ZOOM = 12;

/**
 * The facility, candidate, entrance, vertex or place of the drawing that a pointer is close to,
 * exactly as it is stored; null where there is none. `without` is the candidate in the hand.
 */
export function snapPlace(
  map: MaplibreMap,
  scene: MapScene,
  at: { readonly x: number; readonly y: number },
  without: string | null,
): Place | null {
  const near: Place[] = [...scene.trace.points];
  for (const { id, lon, lat, outline, entrances } of scene.candidates.sites) {
    if (id === without) continue;
    near.push([lon, lat], ...(outline ?? []), ...(entrances ?? []));
  }
  if (map.getZoom() >= FROM_ZOOM) near.push(...facilitiesNear(map, scene, at));
  let found: Place | null = null;
  let least = REACH_PX;
  for (const place of near) {
    const { x, y } = map.project([place[0], place[1]]);
    const away = Math.hypot(x - at.x, y - at.y);
    if (away > least) continue;
    least = away;
    found = place;
  }
  return found;
}

function facilitiesNear(
  map: MaplibreMap,
  { facilities }: MapScene,
  { x, y }: { readonly x: number; readonly y: number },
): Place[] {
  const layers = ["facilities-active", "facilities-others"];
  const drawn = map.queryRenderedFeatures(
    [
      [x - REACH_PX, y - REACH_PX],
      [x + REACH_PX, y + REACH_PX],
    ],
    { layers },
  );
  const keys = new Set(drawn.map(({ properties }) => String(properties.key)));
  if (keys.size === 0) return [];
  return facilities.facilities
    .filter(({ key }) => keys.has(key))
    .map(({ lon, lat }) => [lon, lat] as const);
}
