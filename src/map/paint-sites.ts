import type { Feature } from "geojson";
import type { Map as MaplibreMap } from "maplibre-gl";
import type { Facility } from "../core/facilities/facility.ts";
import { collection, pointFeature, setData } from "./paint-base.ts";
import { CLASS_COLOURS, OTHER_CLASS_COLOUR } from "./palette.ts";
import type { MapScene } from "./scene.ts";

/** The symbol of a class, by its name in the map's pictures. */
export function shapeOf(facilityClass: string): string {
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
