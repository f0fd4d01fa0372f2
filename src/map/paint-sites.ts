import type { Feature } from "geojson";
import type { Map as MaplibreMap } from "maplibre-gl";
import type { Facility, Place } from "../core/facilities/facility.ts";
import { rimOfCircle, rimSteps } from "../core/geo/rim.ts";
import type { CandidateSite } from "../core/scenario/candidate-site.ts";
import { type Moved, movedSites } from "./moved-sites.ts";
import { collection, pointFeature, setData } from "./paint-base.ts";
import { CLASS_COLOURS, OTHER_CLASS_COLOUR } from "./palette.ts";
import type { MapScene } from "./scene.ts";

function shapeOf(facilityClass: string): string {
  return facilityClass in CLASS_COLOURS ? facilityClass : "other";
}

/** Existing facilities of the classes shown. */
export function paintFacilities(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  const { facilities, visible, active } = scene.facilities;
  const was = before?.facilities;
  if (facilities === was?.facilities && visible === was.visible && active === was.active) return;
  const shown = facilities.filter((facility) => visible.includes(facility.class));
  const feature = (facility: Facility): Feature =>
    pointFeature(facility.lon, facility.lat, {
      key: facility.key,
      icon: iconOf(facility),
      colour: CLASS_COLOURS[facility.class] ?? OTHER_CLASS_COLOUR,
      isActive: facility.class === active,
    });
  const turn = (turns.get(map) ?? 0) + 1;
  turns.set(map, turn);
  if (shown.length > MANY) {
    const isCurrent = (): boolean => turns.get(map) === turn;
    void import("./paint-many.ts").then(({ paintMany }) =>
      paintMany(map, shown, feature, isCurrent),
    );
    return;
  }
  setData(map, "facilities", collection(shown.map(feature)));
}

/** More than these are not handed to the map in one go. */
const MANY = 30_000;

/** Which painting of the facilities is a map's last one. */
const turns = new WeakMap<MaplibreMap, number>();

function iconOf({ class: facilityClass, status }: Facility): string {
  const shape = shapeOf(facilityClass);
  if (status === "closed") return `closed-${shape}`;
  return status === "open" ? `class-${shape}` : `planned-${shape}`;
}

/** Candidates with their circles; `moved` puts one of them elsewhere while it is dragged. */
export function paintCandidates(
  map: MaplibreMap,
  scene: MapScene,
  before: MapScene | null,
  moved: Moved | null,
): void {
  const { candidates } = scene;
  if (candidates === before?.candidates && moved === null) return;
  const sites = movedSites(candidates, moved);
  const features = sites.map(({ id, class: facilityClass, lon, lat }) =>
    pointFeature(lon, lat, { id, icon: `candidate-${shapeOf(facilityClass)}` }),
  );
  setData(map, "candidates", collection(features));
  setData(map, "candidate-circles", collection(sites.flatMap((site) => circlesOf(site, scene))));
  const { ghost } = candidates;
  const dragged = candidates.sites.find(({ id }) => id === moved?.id);
  const from = ghost ?? (dragged === undefined ? null : [dragged.lon, dragged.lat]);
  const icon = `candidate-${shapeOf(dragged?.class ?? "other")}`;
  setData(
    map,
    "ghost",
    from === null ? null : collection([pointFeature(from[0]!, from[1]!, { icon })]),
  );
}

/** Around every entrance; the rims follow the geodesic radius within 0.4 m. */
function circlesOf(site: CandidateSite, { candidates }: MapScene): Feature[] {
  const { radiusM, innerRadiusM } = candidates;
  const ring = ([lon, lat]: Place, radius: number, isOuter: boolean): Feature => ({
    type: "Feature",
    properties: { isOuter },
    geometry: {
      type: "Polygon",
      coordinates: [rimOfCircle(lon, lat, radius, rimSteps(radius, 0.4))],
    },
  });
  const entrances: readonly Place[] = site.entrances ?? [[site.lon, site.lat]];
  return entrances.flatMap((place) => [
    ring(place, radiusM, true),
    ...(innerRadiusM === null ? [] : [ring(place, innerRadiusM, false)]),
  ]);
}
