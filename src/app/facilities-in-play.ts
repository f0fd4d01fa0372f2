import type { Facility } from "../core/facilities/facility.ts";
import { facilitiesOfLot } from "../core/facilities/facility-lots.ts";
import type { RegionState } from "../state/region.ts";
import type { Client } from "../workers/client.ts";

/** The page reads for so long, then lets others in. */
const TURN_MS = 8;

/** The facilities that the worker computes with, read lot by lot: the page stays responsive. */
export async function facilitiesInPlay(
  client: Client,
): Promise<Pick<RegionState, "facilities" | "layerCounts">> {
  const { lots, counts } = await client.call("facilities.list", null);
  const facilities: Facility[] = [];
  let started = performance.now();
  for (const lot of lots) {
    for (const one of facilitiesOfLot(lot)) facilities.push(one);
    if (performance.now() - started < TURN_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    started = performance.now();
  }
  return { facilities, layerCounts: counts };
}
