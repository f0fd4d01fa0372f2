import type { BothTexts, CatalogueEntry } from "../../core/rules/catalogue.ts";
import type { UnitOutcome } from "../../core/rules/outcome.ts";
import type { Cutoff } from "../../core/rules/rule.ts";
import { WALKING_MPS } from "../../core/rules/rule.ts";
import type { WrittenRule } from "../../core/rules/written-rule.ts";
import { DEMAND_FIELDS } from "../../state/question-settings.ts";
import type { Language } from "../../state/session.ts";
import type { TextKey } from "./catalogue.ts";
import { cutoffText, people } from "./format.ts";
import { classText, fieldText } from "./names.ts";
import type { Translate } from "./translate.ts";

/** The text of the screen's language. */
export function spoken(text: BothTexts, language: Language): string {
  return language === "en" ? text.en : text.zh;
}

const KINDS: Readonly<Record<WrittenRule["kind"], TextKey>> = {
  within: "rules.kindWithin",
  "within-tiered": "rules.kindTiered",
  "all-classes": "rules.kindAll",
  ratio: "rules.kindRatio",
  exists: "rules.kindExists",
  share: "rules.kindShare",
  supply: "rules.kindSupply",
};

function kindText(t: Translate, kind: WrittenRule["kind"]): string {
  return t(KINDS[kind]);
}

const LEVELS: Readonly<Record<string, TextKey>> = {
  province: "rules.levelProvince",
  city: "rules.levelCity",
  county: "rules.levelCounty",
  town: "rules.levelTown",
  village: "rules.levelVillage",
};

function levelText(t: Translate, level: string): string {
  const key = LEVELS[level];
  return key === undefined ? level : t(key);
}

/** Whom a rule counts: the words for the region's fields, else the field's own name. */
export function demandText(t: Translate, field: string): string {
  return DEMAND_FIELDS.some((known) => known === field) ? fieldText(t, field) : field;
}

export function number(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value);
}

/** A cut-off with the metres that minutes come to at the rule's own speed. */
export function reachText(
  cutoff: Cutoff,
  travel: WrittenRule["travel"],
  language: Language,
): string {
  const { profile, speedMps } = travel ?? {};
  const named =
    profile === undefined || profile === "car" ? WALKING_MPS.adult : WALKING_MPS[profile];
  return cutoffText(cutoff, speedMps ?? named, language);
}

/**
 * What a rule asks, in a few signs: the line under the name in the matrix. Above its own level
 * `exists` asks for a share of units. English units are too long for a head.
 */
export function headTerm(
  t: Translate,
  entry: CatalogueEntry,
  rule: WrittenRule,
  level: string,
  language: Language,
): string {
  const unit = entry.unit === undefined || language === "en" ? "" : spoken(entry.unit, language);
  if (rule.kind === "ratio") {
    return t("rules.atLeast", { value: number(rule.atLeast, language), unit });
  }
  if (rule.kind === "exists" && rule.level === level) {
    const value = number(rule.atLeast ?? rule.allOf?.length ?? 1, language);
    if (rule.atMost === undefined) return t("rules.atLeast", { value, unit });
    return t("rules.between", { from: value, to: number(rule.atMost, language), unit });
  }
  return rule.target === undefined ? t("rules.noShare") : headShare(t, rule.target, language);
}

/** What a rule asks, in full. */
export function askText(
  t: Translate,
  entry: CatalogueEntry,
  rule: WrittenRule,
  language: Language,
): string {
  const unit = entry.unit === undefined ? "" : spoken(entry.unit, language);
  const share =
    rule.target === undefined ? t("rules.noShare") : headShare(t, rule.target, language);
  switch (rule.kind) {
    case "ratio": {
      const values = { value: number(rule.atLeast, language), unit };
      if (rule.per === 1) return t("rules.perOne", values);
      return t("rules.perHead", { ...values, per: number(rule.per, language) });
    }
    case "exists":
      return existsText(t, entry, rule, language);
    case "share":
      return `${t("rules.shareText")} ${share}`;
    case "within-tiered": {
      const tiers = rule.tiers.map((tier) => {
        const cutoff =
          tier.cutoff === null
            ? t("rules.tierNone")
            : reachText(tier.cutoff, rule.travel, language);
        return tier.over === undefined
          ? t("rules.tierFrom", { value: number(tier.from ?? 0, language), cutoff })
          : t("rules.tierOver", { value: number(tier.over, language), cutoff });
      });
      return `${tiers.join(t("rules.semicolon"))}${t("rules.semicolon")}${share}`;
    }
    case "all-classes": {
      const cutoff = reachText(rule.cutoff, rule.travel, language);
      const classes = rule.classes.map((one) => classText(t, one)).join(t("rules.comma"));
      return `${t("rules.allText", { cutoff, classes })}${t("rules.semicolon")}${share}`;
    }
    case "within":
    case "supply": {
      const cutoff = reachText(rule.cutoff, rule.travel, language);
      const text = t("rules.withinText", { cutoff, class: classText(t, rule.facility.class) });
      return `${text}${t("rules.semicolon")}${share}`;
    }
  }
}

function headShare(t: Translate, target: number, language: Language): string {
  return t("rules.shareAtLeast", { value: number(target * 100, language) });
}

function existsText(
  t: Translate,
  entry: CatalogueEntry,
  rule: Extract<WrittenRule, { readonly kind: "exists" }>,
  language: Language,
): string {
  const unit = entry.unit === undefined ? "" : spoken(entry.unit, language);
  const value = number(rule.atLeast ?? rule.allOf?.length ?? 1, language);
  let text = t("rules.eachUnit", { level: levelText(t, rule.level), value, unit });
  if (rule.when !== undefined) {
    text += t("rules.whenUnits", {
      op: rule.when.op,
      value: number(Number(rule.when.value), language),
    });
  }
  if (rule.target !== undefined && rule.target !== 1) {
    text += t("rules.unitsShare", { value: number(rule.target * 100, language) });
  }
  return text;
}

/** How a figure comes about, with the figures of the unit put in. */
export function formulaText(
  t: Translate,
  entry: CatalogueEntry,
  rule: WrittenRule,
  outcome: UnitOutcome,
  language: Language,
): string {
  const { value, needed, demand } = outcome;
  switch (rule.kind) {
    case "ratio": {
      if (needed === null) return kindText(t, rule.kind);
      const isWhole = rule.measure === "capacity" || rule.measure === "count";
      return t("rules.formulaRatio", {
        demand: people(demand, language),
        atLeast: number(rule.atLeast, language),
        per: number(rule.per, language),
        round: t(isWhole ? "rules.roundUp" : "rules.roundNone"),
        needed: number(needed, language),
        unit: entry.unit === undefined ? "" : spoken(entry.unit, language),
      });
    }
    case "exists":
      if (rule.level !== outcome.level) return t("rules.formulaUnits");
      if (value === null || needed === null) return kindText(t, rule.kind);
      return t("rules.formulaExists", {
        value: number(value, language),
        needed: number(needed, language),
      });
    case "share":
      return t("rules.formulaShare");
    default: {
      if (value === null) return kindText(t, rule.kind);
      const short = outcome.people ?? Math.round(demand * (1 - value));
      return t("rules.formulaWithin", {
        covered: people(demand - short, language),
        total: people(demand, language),
      });
    }
  }
}

const MISSING: Readonly<Record<string, TextKey>> = {
  "no-facility-layer": "rules.missNoLayer",
  "no-demand": "rules.missNoDemand",
  "no-registered-population": "rules.missRegistered",
  "no-field": "rules.missField",
  "no-level": "rules.missLevel",
  "no-unit": "rules.missUnit",
  "no-group": "rules.missGroup",
  "no-main-urban": "rules.missUrban",
  "no-column": "rules.missColumn",
};

const FIGURES: Readonly<Record<string, TextKey>> = {
  capacity: "rules.missCapacity",
  areaM2: "rules.missArea",
  posts: "rules.missPosts",
  doctors: "rules.missDoctors",
  carers: "rules.missCarers",
  dementiaBeds: "rules.missDementiaBeds",
};

/** Which data would decide a rule: `no-facility-layer`, `capacity-missing:12` and so on. */
export function missingText(t: Translate, code: string): string {
  const [, figure, count] = /^(.+)-missing:(\d+)$/.exec(code) ?? [];
  if (figure !== undefined && count !== undefined) {
    const key = FIGURES[figure];
    return t("rules.missFigures", { count, name: key === undefined ? figure : t(key) });
  }
  const [kind = "", name] = code.split(/:(.*)/s);
  if (kind === "no-facility-layer" && name !== undefined) {
    return t("rules.missNoLayerOf", { name: classText(t, name) });
  }
  const key = MISSING[kind];
  return key === undefined ? code : t(key, { name: name ?? "" });
}
