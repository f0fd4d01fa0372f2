import type { UnitLabel } from "../../map/scene.ts";
import type { UnitView } from "../../state/region.ts";
import type { Language } from "../../state/session.ts";
import { shortName, unitName } from "../text/unit-name.ts";

const BOLD_COUNTIES = 10;
const PRIORITY = { island: 0, mountain: 1000, other: 2000 } as const;

/** Names on the map. `worstFirst` lists county ids; islands and mountain counties keep their names longest. */
export function unitLabels(
  units: Iterable<UnitView>,
  language: Language,
  glyphOf: (countyId: string) => "mountain" | "island" | null,
  worstFirst: readonly string[],
  estimatedMark: string,
): UnitLabel[] {
  const rankOf = new Map(worstFirst.map((id, rank) => [id, rank]));
  const labels: UnitLabel[] = [];
  for (const unit of units) {
    const { id, level, lon, lat } = unit;
    if (level === "county") {
      const glyph = glyphOf(id);
      const rank = rankOf.get(id) ?? worstFirst.length;
      const text = shortName(unit, language);
      const priority = PRIORITY[glyph ?? "other"] + rank;
      labels.push({ id, level, text, lon, lat, glyph, priority, isBold: rank < BOLD_COUNTIES });
    } else if (level === "town") {
      const name = unitName(unit, language);
      const text = unit.estimated ? `${name} ${estimatedMark}` : name;
      labels.push({ id, level, text, lon, lat, glyph: null, priority: 5000, isBold: false });
    }
  }
  return labels;
}
