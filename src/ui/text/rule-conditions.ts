import type { FacilityFilter } from "../../core/rules/rule.ts";
import { WALKING_MPS } from "../../core/rules/rule.ts";
import type { WrittenRule } from "../../core/rules/written-rule.ts";
import type { UnitView } from "../../state/region.ts";
import type { Language } from "../../state/session.ts";
import { levelText } from "./level-text.ts";
import { classText } from "./names.ts";
import { number } from "./rule-text.ts";
import type { Translate } from "./translate.ts";
import { unitName } from "./unit-name.ts";

/** Which facilities a rule counts: class, levels, least capacity, conditions. */
export function countsText(t: Translate, rule: WrittenRule, language: Language): string {
  if (rule.kind === "all-classes") {
    return rule.classes.map((name) => classText(t, name)).join(t("rules.comma"));
  }
  const sets = rule.kind === "exists" && rule.allOf !== undefined ? rule.allOf : [rule.facility];
  return sets
    .flatMap((filter) => (filter === undefined ? [] : [filterText(t, filter, language)]))
    .join(t("rules.semicolon"));
}

function filterText(t: Translate, filter: FacilityFilter, language: Language): string {
  const { levels, minCapacity, where = [] } = filter;
  const parts = [classText(t, filter.class)];
  if (levels !== undefined)
    parts.push(levels.map((level) => levelText(t, level)).join(t("rules.comma")));
  if (minCapacity !== undefined) {
    parts.push(t("rules.minCapacity", { value: number(minCapacity, language) }));
  }
  for (const { column, op, value } of where) parts.push(`${column} ${op} ${value}`);
  return parts.join(" · ");
}

/** How distance is measured: straight or with a detour, speed, ferries; empty where none is. */
export function travelText(t: Translate, rule: WrittenRule, language: Language): string {
  if (!("travel" in rule) || rule.travel === undefined) return "";
  const { model, detour, profile, speedMps, ferry } = rule.travel;
  const parts = [
    model === "detour" && detour !== undefined
      ? t("rules.detourText", { value: number(detour, language) })
      : t("rules.straight"),
  ];
  const named = profile === undefined || profile === "car" ? undefined : WALKING_MPS[profile];
  const speed = speedMps ?? named;
  if (speed !== undefined) parts.push(t("rules.speed", { value: number(speed, language) }));
  if (ferry !== undefined) parts.push(t(ferry === "none" ? "rules.noFerries" : "rules.ferries"));
  return parts.join(" · ");
}

/** Where a rule speaks: units, groups, the main urban area, else the whole province. */
export function scopeText(
  t: Translate,
  { scope }: WrittenRule,
  units: ReadonlyMap<string, UnitView>,
  language: Language,
): string {
  const { area, groups = [] } = scope ?? {};
  const named = (scope?.units ?? []).map((id) => {
    const unit = units.get(id);
    return unit === undefined ? id : unitName(unit, language);
  });
  const known = groups.map((id) => (id === "mountain" || id === "island" ? t(`frame.${id}`) : id));
  const urban = area === "main-urban" ? [t("rules.urban")] : area === undefined ? [] : [area.path];
  const parts = [...named, ...known, ...urban];
  return parts.length === 0 ? t("rules.everywhere") : parts.join(t("rules.comma"));
}
