import type { CatalogueEntry, RuleCatalogue } from "../../src/core/rules/catalogue.ts";
import type { WrittenRule } from "../../src/core/rules/written-rule.ts";

/** A rule of a catalogue; `change` puts other facts in. */
export function entryOf(
  id: string,
  rule: Record<string, unknown> = {},
  change: Partial<CatalogueEntry> = {},
): CatalogueEntry {
  const written = {
    id,
    kind: "within",
    facility: { class: "elder" },
    demand: "age60",
    basis: "resident-2020",
    travel: { model: "circle" },
    cutoff: { m: 1000 },
    ...rule,
  };
  return {
    group: "elder",
    short: { zh: "养老", en: "Elder" },
    text: { zh: "一公里内有养老机构", en: "An institution within 1 km" },
    document: "plan",
    section: "1",
    policy: "GEO",
    status: "verified",
    basis: "resident",
    denominator: "elders",
    rule: written as unknown as WrittenRule,
    ...change,
  };
}

export function catalogueOf(...rules: readonly CatalogueEntry[]): RuleCatalogue {
  return { format: "rules/1", documents: { plan: { title: { zh: "规划", en: "Plan" } } }, rules };
}
