import type { UnitView } from "../../state/region.ts";
import type { Language } from "../../state/session.ts";

/** The full name in tables and cards. */
export function unitName(unit: UnitView, language: Language): string {
  return language === "en" ? unit.nameEn : unit.name;
}

/** The short name on the map: 景宁 for 景宁畲族自治县. */
export function shortName(unit: UnitView, language: Language): string {
  return language === "en"
    ? unit.nameEn.replace(
        / (She Autonomous )?(County|District|City|Subdistrict|Town|Township)$/,
        "",
      )
    : unit.short;
}
