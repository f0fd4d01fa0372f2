import type { HeldFacilities } from "../core/analysis/project.ts";
import type { TrustedPlace } from "../core/import/datum-doctor.ts";
import { facilitiesOfHeld } from "./held-input.ts";

/** Where the facilities of layers stand, in the order of the layers. */
export async function trustedPlaces(layers: readonly HeldFacilities[]): Promise<TrustedPlace[]> {
  const places: TrustedPlace[] = [];
  for (const lot of layers.flatMap(({ lots }) => lots)) {
    for (const { id, name, lon, lat } of await facilitiesOfHeld(lot)) {
      places.push({ id, name, lon, lat });
    }
  }
  return places;
}
