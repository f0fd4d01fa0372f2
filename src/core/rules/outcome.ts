import type { Issue } from "../base/issue.ts";
import type { RuleKind } from "./rule.ts";

/**
 * `undecided` says in `missing` which data would decide it; `not-applicable` = the rule does not
 * speak about the unit; `value-only` = it has no target; `off` = switched off or out of date.
 */
export type RuleStatus = "met" | "unmet" | "undecided" | "not-applicable" | "off" | "value-only";

/** One rule in one unit. Null = there is no such figure; it is never 0 for want of data. */
export interface UnitOutcome {
  /** A level of the units, `group`, or `all` for the whole. */
  readonly level: string;
  readonly unitId: string;
  readonly status: RuleStatus;
  /**
   * within, within-tiered, all-classes: share of the demand. ratio: what is present `per` demand.
   * exists: facilities, or sets present, in a unit of the rule's level; above it the share of
   * units that meet the rule. share: the part with the attribute. supply: mean access × `per`.
   */
  readonly value: number | null;
  /** What the value, or for supply the share above the line, is held against. */
  readonly target: number | null;
  /** ratio and exists. Above the rule's level they are sums over its units, surplus not shared. */
  readonly needed: number | null;
  readonly present: number | null;
  readonly shortfall: number | null;
  /** Millionths of the rule's demand field that it speaks about in the unit. */
  readonly demand: number;
  /** Of those the ones who fall short of the rule; null where undecided. */
  readonly people: number | null;
  /** `no-demand`, `no-facility-layer`, `capacity-missing:12`, `no-registered-population`, … */
  readonly missing: readonly string[];
}

/** What a rule counted of one class of facilities. */
export interface FacilityCount {
  readonly class: string;
  readonly eligible: number;
  /** Reason → number. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Eligible ones without the figure the rule adds up: left missing, or imputed when asked. */
  readonly unknown: number;
  readonly imputed: number;
}

/** How a cell stands to a rule; `CellOutcomes.reason` holds the place in this list. */
export const CELL_REASONS = [
  "covered",
  "too-far",
  "unreachable",
  "not-applicable",
  "out-of-scope",
  "below-line",
] as const;

/** Cell by cell, one entry per demand point. */
export interface CellOutcomes {
  /** Place in `CELL_REASONS`. */
  readonly reason: Uint8Array;
  /** Facilities in reach; for all-classes, classes in reach. */
  readonly count: Uint32Array;
  /** Index into `sites`, −1 for none; null for all-classes. */
  readonly nearest: Int32Array | null;
  /** Whole millimetres to the nearest; for all-classes until `need` classes are in reach. */
  readonly costMm: Float64Array;
  /** Keys of the eligible facilities, in key order. */
  readonly sites: readonly string[];
  /** supply: access × per. */
  readonly access: Float64Array | null;
  /** within-tiered: place of the tier that decides, −1 for none. */
  readonly tier: Int8Array | null;
  /** all-classes: bit c is set where class c of the rule is out of reach. */
  readonly missingClasses: Uint32Array | null;
}

/** Sums in millionths per weights field. */
type FieldSums = Readonly<Record<string, number>>;

/** More about a rule decided cell by cell, for all it speaks about. */
export interface CoverageDetail {
  readonly cells: { readonly total: number; readonly covered: number };
  readonly total: FieldSums;
  readonly covered: FieldSums;
  readonly unreachable: FieldSums;
  /** within: with one facility more in reach than the rule asks. */
  readonly backup: FieldSums | null;
  /** Ground that the populated cells stand for, in m²; null without coordinates. */
  readonly areaM2: { readonly total: number; readonly covered: number } | null;
  /** Level asked for → units with demand, and those of them in which all of it is covered. */
  readonly units: Readonly<Record<string, { readonly total: number; readonly covered: number }>>;
}

/** A tier of within-tiered, in millionths of the rule's demand. */
export interface TierOutcome {
  readonly cells: number;
  readonly total: number;
  readonly covered: number;
}

/** A class of all-classes, in millionths of the rule's demand. */
export interface ClassOutcome {
  readonly class: string;
  readonly covered: number;
  readonly missing: number;
}

/** How evenly access × per falls on the demand; null where it cannot be told. */
export interface Fairness {
  readonly mean: number;
  readonly gini: number | null;
  readonly theil: number | null;
  /** Parts of the Theil index between and within groups; null where groups overlap or are none. */
  readonly theilBetween: number | null;
  readonly theilWithin: number | null;
  readonly palma: number | null;
  /** Ranked from sparse to dense ground: above 0, the dense have more. */
  readonly concentration: number | null;
  /** The same by Erreygers' correction. */
  readonly erreygers: number | null;
  /** Points of the Lorenz curve from (0, 0) to (1, 1), about a hundred. */
  readonly lorenz: readonly (readonly [number, number])[];
  /** Share below the line, mean relative shortfall, mean of its square; null without a line. */
  readonly fgt: readonly [number, number, number] | null;
}

/** One rule evaluated. A rule that could not be read has `issues` and is `undecided`. */
export interface RuleOutcome {
  readonly ruleId: string;
  readonly kind: RuleKind | null;
  readonly whole: UnitOutcome;
  /** Levels coarse → fine, then groups (level `group`); within each, ids by code point. */
  readonly units: readonly UnitOutcome[];
  readonly facilities: readonly FacilityCount[];
  readonly issues: readonly Issue[];
  readonly coverage: CoverageDetail | null;
  readonly tiers: readonly TierOutcome[] | null;
  /** In the rule's order. */
  readonly classes: readonly ClassOutcome[] | null;
  readonly fairness: Fairness | null;
  readonly cells: CellOutcomes | null;
}

/** Options of a plan that change what rules answer (plan format §7). */
export interface RuleOptions {
  readonly crossBoundary: boolean;
  readonly missingCapacity: "missing" | "median";
  /** The part of every capacity that can be used, 0–1; which facilities are eligible is the same. */
  readonly capacityUse: number;
}

export const RULE_OPTIONS: RuleOptions = {
  crossBoundary: true,
  missingCapacity: "missing",
  capacityUse: 1,
};
