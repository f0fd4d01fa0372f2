import { invariant } from "../base/invariant.ts";
import { registeredField } from "../demand/registered.ts";
import { reasonAgainst } from "../facilities/eligible.ts";
import type { Facility } from "../facilities/facility.ts";
import type {
  AllClassesRule,
  ExistsRule,
  FacilityFilter,
  RatioRule,
  Rule,
  WithinRule,
  WithinTieredRule,
} from "../rules/rule.ts";
import { decideAllClasses } from "./decide-all-classes.ts";
import { decideTiered } from "./decide-tiered.ts";
import { checkedCutoffMm, decideWithin } from "./decide-within.ts";
import { type ExistsStock, isAsked } from "./evaluate-exists.ts";
import type { RatioStock } from "./evaluate-ratio.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { measured } from "./measure.ts";
import { absentClasses, filtersOf, missingData } from "./missing-data.ts";
import { unitSums } from "./unit-sums.ts";

/** A rule decided cell by cell, without the sites in the hand. One entry per demand point. */
export interface LiveCells {
  readonly kind: "cells";
  readonly ruleId: string;
  readonly field: string;
  /** Millionths of the rule's demand where it is no field of the people on the map; else null. */
  readonly weights: Float64Array | null;
  /** Facilities, or classes, that a point still needs; 0 = none, or the rule is silent there. */
  readonly lacking: Uint16Array;
  /** Bits of the classes out of reach; null where every facility counts alike. */
  readonly missing: Uint32Array | null;
  /** Place in `cutoffsMm`; null = the first for all. */
  readonly tier: Int8Array | null;
  readonly cutoffsMm: readonly number[];
  readonly detour: number;
  readonly groupOfDemand: Int32Array;
  readonly groupOfLandmass: Readonly<Record<string, number>>;
  /** Of each site in the hand, bits of the classes it is of; 0 = the rule does not count it. */
  readonly brings: readonly number[];
}

interface LiveUnitsBase {
  /** By index into `Units.all`; units the rule does not speak about have none. */
  readonly unitIds: ReadonlyMap<number, string>;
  /** Of the rule's scope, see `isNamed`. */
  readonly masks: readonly Uint8Array[];
}

/** Enough for the demand of each unit, without the sites in the hand. */
export interface LiveRatio extends LiveUnitsBase {
  readonly kind: "ratio";
  readonly rule: RatioRule;
  readonly stocks: ReadonlyMap<number, RatioStock>;
  /** Millionths each site brings, NaN where it lacks the figure; null = not counted. */
  readonly brings: readonly (number | null)[];
}

/** What each unit has, without the sites in the hand. */
export interface LiveExists extends LiveUnitsBase {
  readonly kind: "exists";
  readonly rule: ExistsRule;
  readonly stocks: ReadonlyMap<number, ExistsStock>;
  /** Of each site, the filters it is counted by, in the rule's order. */
  readonly brings: readonly (readonly boolean[])[];
}

export type LiveRule = LiveCells | LiveRatio | LiveExists;

/** What the rules know without the sites in the hand, and what these bring. */
export interface LiveBasis {
  readonly rules: readonly LiveRule[];
  /** Rules that count none of the sites: nothing changes wherever they are put. */
  readonly unmoved: number;
  /** Rules whose figures need a whole evaluation, or data that is missing. */
  readonly untold: readonly string[];
}

/** Sites past this number in one hand are not told apart from it. */
const MOST_LACKING = 65_535;

/**
 * Prepares rules for sites that are carried about. `context` is over the inputs without them,
 * `withSites` over the same with them. Facilities serve everybody, and missing capacities stay
 * missing. `null` among the sites stands for one that does not exist on the day. `knowsUnits`:
 * whoever carries the sites can find the units of a place as the inputs do; else rules decided by
 * unit are not told.
 */
export function liveBasis(
  context: EvaluationContext,
  withSites: EvaluationContext,
  rules: readonly Rule[],
  sites: readonly (Facility | null)[],
  knowsUnits = true,
): LiveBasis {
  const { crossBoundary, missingCapacity } = context.options;
  invariant(crossBoundary && missingCapacity === "missing", "a site acts where it is, as it is");
  const live: LiveRule[] = [];
  const untold: string[] = [];
  let unmoved = 0;
  for (const rule of rules) {
    const filters = filtersOf(rule);
    const concerns = sites.some((site) => filters.some((one) => one.class === site?.class));
    if (!concerns) {
      unmoved++;
      continue;
    }
    const isWanting = [context, withSites].some(
      (over) => missingData(over, rule).length > 0 || absentClasses(over, rule).length > 0,
    );
    const isByUnit = "level" in rule;
    const isOpen = isWanting || (isByUnit && !knowsUnits);
    const found = isOpen ? null : liveRule(context, rule, sites);
    if (found === null) untold.push(rule.id);
    else live.push(found);
  }
  return { rules: live, unmoved, untold };
}

function liveRule(
  context: EvaluationContext,
  rule: Rule,
  sites: readonly (Facility | null)[],
): LiveRule | null {
  const absent = context.inputs.registered?.absent.size ?? 0;
  if (absent > 0 && isRegistered(rule)) return null;
  switch (rule.kind) {
    case "within":
    case "within-tiered":
    case "all-classes":
      return liveCells(context, rule, sites);
    case "ratio":
      return liveRatio(context, rule, sites);
    case "exists":
      return liveExists(context, rule, sites);
    default:
      return null;
  }
}

function isRegistered({ demand }: Rule): boolean {
  return demand.startsWith(registeredField(""));
}

function counts(
  site: Facility | null,
  filter: FacilityFilter,
  { asOf }: EvaluationContext,
): boolean {
  return site?.class === filter.class && reasonAgainst(site, filter, asOf) === null;
}

function liveCells(
  context: EvaluationContext,
  rule: WithinRule | WithinTieredRule | AllClassesRule,
  sites: readonly (Facility | null)[],
): LiveCells {
  const { demand } = context.inputs;
  const filters = filtersOf(rule);
  const { groupOfDemand, groupOfLandmass } = context.reach(filters[0]!, rule.travel);
  return {
    kind: "cells",
    ruleId: rule.id,
    field: rule.demand,
    weights: isRegistered(rule) ? demand.weights.get(rule.demand)! : null,
    ...lackingOf(context, rule),
    detour: rule.travel.model === "detour" ? (rule.travel.detour ?? 1) : 1,
    groupOfDemand,
    groupOfLandmass,
    brings: sites.map((site) =>
      filters.reduce((bits, one, c) => (counts(site, one, context) ? bits | (1 << c) : bits), 0),
    ),
  };
}

function lackingOf(
  context: EvaluationContext,
  rule: WithinRule | WithinTieredRule | AllClassesRule,
): Pick<LiveCells, "lacking" | "missing" | "tier" | "cutoffsMm"> {
  if (rule.kind === "within-tiered") {
    const { covered, applies, tier } = decideTiered(context, rule);
    const cutoffsMm = rule.tiers.map(({ cutoff }) =>
      cutoff === null ? -1 : checkedCutoffMm(cutoff, rule.travel),
    );
    return { lacking: needs(covered, applies, () => 1), missing: null, tier, cutoffsMm };
  }
  const cutoffsMm = [checkedCutoffMm(rule.cutoff, rule.travel)];
  if (rule.kind === "all-classes") {
    const { covered, applies, count, missingClasses } = decideAllClasses(context, rule);
    const present = count();
    const lacking = needs(covered, applies, (i) => rule.need - present[i]!);
    return { lacking, missing: missingClasses, tier: null, cutoffsMm };
  }
  const { covered, applies, count } = decideWithin(context, rule);
  const inReach = rule.k === 1 ? null : count();
  const lacking = needs(covered, applies, (i) => rule.k - (inReach?.[i] ?? 0));
  return { lacking, missing: null, tier: null, cutoffsMm };
}

function needs(
  covered: Uint8Array,
  applies: Uint8Array | null,
  left: (i: number) => number,
): Uint16Array {
  return Uint16Array.from(covered, (is, i) =>
    is === 1 || applies?.[i] === 0 ? 0 : Math.min(left(i), MOST_LACKING),
  );
}

function liveRatio(
  context: EvaluationContext,
  rule: RatioRule,
  sites: readonly (Facility | null)[],
): LiveRatio | null {
  const units = liveUnits(context, rule);
  if (units === null) return null;
  const { sums, ...base } = units;
  const stocks = new Map<number, RatioStock>();
  for (const unit of base.unitIds.keys()) {
    stocks.set(unit, { demand: sums.demandOf(unit), present: 0, unknown: 0 });
  }
  const { values, unitOf } = sums.supplyOf(rule.facility, rule.measure);
  values.forEach((value, k) => {
    const { demand, present, unknown } = stocks.get(unitOf[k]!) ?? {};
    if (demand === undefined) return;
    const isKnown = !Number.isNaN(value);
    stocks.set(unitOf[k]!, {
      demand,
      present: present! + (isKnown ? value : 0),
      unknown: unknown! + (isKnown ? 0 : 1),
    });
  });
  const brings = sites.map((site) =>
    counts(site, rule.facility, context)
      ? measured([site!], rule.measure, context.options).values[0]!
      : null,
  );
  return { kind: "ratio", rule, ...base, stocks, brings };
}

function liveExists(
  context: EvaluationContext,
  rule: ExistsRule,
  sites: readonly (Facility | null)[],
): LiveExists | null {
  const units = liveUnits(context, rule);
  if (units === null) return null;
  const { sums, ...base } = units;
  const filters = filtersOf(rule);
  const has = filters.map((filter) => {
    const count = new Map<number, number>();
    for (const unit of sums.supplyOf(filter, "count").unitOf) {
      count.set(unit, (count.get(unit) ?? 0) + 1);
    }
    return count;
  });
  const stocks = new Map<number, ExistsStock>();
  for (const unit of base.unitIds.keys()) {
    stocks.set(unit, {
      demand: sums.demandOf(unit),
      has: has.map((count) => count.get(unit) ?? 0),
      isAsked: isAsked(rule, sums, unit),
    });
  }
  const brings = sites.map((site) => filters.map((filter) => counts(site, filter, context)));
  return { kind: "exists", rule, ...base, stocks, brings };
}

/** Null where the scope has polygons: units at a place do not tell whether it is in them. */
function liveUnits(context: EvaluationContext, rule: RatioRule | ExistsRule) {
  const scope = context.scope(rule.scope);
  if (scope !== null && scope.drawn !== null) return null;
  const sums = unitSums(context, rule);
  const { all } = context.inputs.units;
  const spokenOf = sums.units.filter((unit) => sums.applies(unit));
  const unitIds = new Map(spokenOf.map((unit) => [unit, all[unit]!.id]));
  return { sums, unitIds, masks: scope?.masks ?? [] };
}
