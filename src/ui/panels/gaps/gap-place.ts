import type { Demand } from "../../../core/demand/demand.ts";
import { geodesicM } from "../../../core/geo/geodesic.ts";
import type { ListedGap } from "../../../state/select/listed-gaps.ts";
import type { Language } from "../../../state/session.ts";
import type { Translate } from "../../text/translate.ts";
import { unitName } from "../../text/unit-name.ts";

const SIDES = ["e", "ne", "n", "nw", "w", "sw", "s", "se"] as const;
/** Nearer than this to the town's point, a gap has no side. */
const BESIDE_M = 600;

/** Where a gap lies, in words: its town and the side of it. */
export function gapPlace(
  { gap, unit }: ListedGap,
  demand: Demand | null,
  t: Translate,
  language: Language,
): string {
  if (unit === null) return t("gaps.outside");
  const town = unitName(unit, language);
  if (demand === null || unit.level !== "town") return town;
  const at = gap.middle;
  const [lon, lat] = [demand.lon[at]!, demand.lat[at]!];
  if (geodesicM(unit.lon, unit.lat, lon, lat) < BESIDE_M) return town;
  const east = (lon - unit.lon) * Math.cos((lat * Math.PI) / 180);
  const turn = Math.atan2(lat - unit.lat, east) / (Math.PI / 4);
  return t(`gaps.${SIDES[(Math.round(turn) + 8) % 8]!}`, { town });
}
