import type { Facility } from "../facilities/facility.ts";
import { locateOnLand } from "../land/locate.ts";
import type { Inputs } from "./inputs.ts";

/** Where a facility stands; found once for a facility and the inputs' land and units. */
export interface Placed {
  /** Index of the landmass; −1 for one of its own. */
  readonly landmass: number;
  /** Stands on water and took the nearest shore. */
  readonly snapped: boolean;
  /** Unit at every level of `Units.levels`, −1 outside. */
  readonly units: Int32Array;
}

const known = new WeakMap<Inputs["findUnits"], WeakMap<Facility, Placed>>();

/** The places of facilities, in their order. Edits keep facilities they do not touch, and so their places. */
export function placesOf(inputs: Inputs, facilities: readonly Facility[]): Placed[] {
  let places = known.get(inputs.findUnits);
  if (places === undefined) {
    places = new WeakMap();
    known.set(inputs.findUnits, places);
  }
  const newcomers = facilities.filter((facility) => !places.has(facility));
  if (newcomers.length > 0) {
    const lon = newcomers.map((facility) => facility.lon);
    const lat = newcomers.map((facility) => facility.lat);
    const land = locateOnLand(inputs.land, lon, lat, inputs.landmassCount);
    const unitAt = inputs.findUnits(lon, lat);
    newcomers.forEach((facility, k) => {
      const landmass = land.landmass[k]!;
      const isAlone = inputs.land !== null && landmass >= inputs.landmassCount;
      places.set(facility, {
        landmass: isAlone ? -1 : landmass,
        snapped: land.isSnapped[k] === 1,
        units: Int32Array.from(inputs.units.levels, (level) => unitAt.get(level)?.[k] ?? -1),
      });
    });
  }
  return facilities.map((facility) => places.get(facility)!);
}

/** Level → unit of every place. */
export function unitsByLevel(inputs: Inputs, places: readonly Placed[]): Map<string, Int32Array> {
  return new Map(
    inputs.units.levels.map((level, l) => [
      level,
      Int32Array.from(places, ({ units }) => units[l]!),
    ]),
  );
}
