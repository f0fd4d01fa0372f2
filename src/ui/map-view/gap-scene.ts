import type { Demand } from "../../core/demand/demand.ts";
import type { TracedGaps } from "../../core/gaps/traced-gaps.ts";
import type { GapScene } from "../../map/scene.ts";
import type { ListedGap } from "../../state/select/listed-gaps.ts";

/** Listed gaps as the map draws them; the badge stands on a cell of the gap. */
export function gapSceneOf(
  gaps: TracedGaps,
  listed: readonly ListedGap[],
  { lon, lat }: Demand,
): Omit<GapScene, "selectedId"> {
  return {
    drawing: gaps.drawing,
    listed: listed.map(({ gap: { id, middle }, position }) => ({
      id,
      rank: position,
      lon: lon[middle]!,
      lat: lat[middle]!,
    })),
    isWhole: listed.length === gaps.gaps.length,
  };
}
