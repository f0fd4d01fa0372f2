import type { Facility } from "../core/facilities/facility.ts";
import type { RegionState } from "../state/region.ts";
import type { Client } from "../workers/client.ts";
import { facilitiesOfHeld } from "../workers/held-input.ts";

/** The facilities that the worker computes with. Each lot is read in a turn of its own: the page stays responsive. */
export async function facilitiesInPlay(
  client: Client,
): Promise<Pick<RegionState, "facilities" | "layerCounts">> {
  const { lots, counts } = await client.call("facilities.list", null);
  const facilities: Facility[] = [];
  for (const lot of lots) for (const one of await facilitiesOfHeld(lot)) facilities.push(one);
  return { facilities, layerCounts: counts };
}
