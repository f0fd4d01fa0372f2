import type { Issue } from "../base/issue.ts";
import type { WrittenRule } from "./written-rule.ts";

/** A short text in both languages of the app. */
export interface BothTexts {
  readonly zh: string;
  readonly en: string;
}

/** What a rule is listed under: a facility class, or circles that join several. */
export const RULE_GROUPS = ["elder", "nursery", "clinic", "sport", "circle"] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** A document that rules come from. */
export interface RuleDocument {
  readonly title: BothTexts;
  readonly edition?: string | undefined;
  /** What to know about the text at hand. */
  readonly note?: BothTexts | undefined;
}

/** A figure of some year, in the unit of what the rule asks for. */
export interface YearFigure {
  readonly year: number;
  readonly value: number;
  /** Where things stood, or where they are to be. */
  readonly kind: "base" | "target";
}

/** Something the clause leaves open, with the value taken for it and why. */
export interface OpenParameter {
  readonly parameter: string;
  /** Key path inside the rule, e.g. `cutoff.m`. */
  readonly key: string;
  /** Default: what the rule holds at `key`; null where it holds nothing. */
  readonly value: string | number | readonly string[] | null;
  readonly why: BothTexts;
  /** The clause gives nothing to go by: the default only shows the way. */
  readonly mustChoose?: boolean | undefined;
}

/** Another rule that says otherwise, shown beside this one. */
interface RuleConflict {
  readonly rule: string;
  readonly why: BothTexts;
}

/** What a catalogue says about a rule, beside the rule itself. */
interface RuleFacts {
  readonly group: RuleGroup;
  /** For the heads of tables: six Han characters at most. */
  readonly short: BothTexts;
  /** The clause in our own words. */
  readonly text: BothTexts;
  /** Key of the catalogue's documents. */
  readonly document: string;
  readonly section: string;
  /**
   * How a clause is decided: `GEO` by distance or time, `RATIO` by capacity per head, `UNIT` by
   * what a unit has, `ATTR` by a share of facilities; `preset` = a standard or practice, `own` =
   * the planner's.
   */
  readonly policy: "GEO" | "RATIO" | "UNIT" | "ATTR" | "preset" | "own";
  readonly status: "verified" | "to-be-checked";
  /** Which population the figures speak of; `none` where they speak of no people. */
  readonly basis: "resident" | "registered" | "none";
  readonly denominator: "people" | "elders" | "infants" | "land" | "units" | "facilities";
  /** What counts and needs are measured in; absent = a share. */
  readonly unit?: BothTexts | undefined;
  readonly targetYear?: number | undefined;
  readonly years?: readonly YearFigure[] | undefined;
  readonly open?: readonly OpenParameter[] | undefined;
  readonly conflictsWith?: readonly RuleConflict[] | undefined;
  /** Switched on when the app opens for the first time. */
  readonly startsOn?: boolean | undefined;
  readonly note?: BothTexts | undefined;
}

/** A rule as a plan writes it, with what the catalogue says about it. */
export interface CatalogueEntry extends RuleFacts {
  readonly rule: WrittenRule;
}

/** Rules that belong together, with the documents they come from. */
export interface RuleCatalogue {
  readonly format: "rules/1";
  readonly documents: Readonly<Record<string, RuleDocument>>;
  readonly rules: readonly CatalogueEntry[];
}

/** What reading a file of rules came to: all of it, or why it was refused whole. */
export type RulesRead =
  | { readonly ok: true; readonly catalogue: RuleCatalogue }
  | { readonly ok: false; readonly issues: readonly Issue[] };
