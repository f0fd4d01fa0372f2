import { fractionOf, MICRO } from "../base/exact.ts";
import type { Units } from "../units/units.ts";
import { type Cohort, faultOfAges, growthOfCohorts, isCohort } from "./cohorts.ts";
import type { Demand } from "./demand.ts";
import { type Growth, isGrowth } from "./growth.ts";
import { sharedOut } from "./share-out.ts";

/** A table of growth that the planner loaded. Nothing is projected that it does not name. */
export interface Projection {
  readonly level: string;
  /** The year of the loaded population; nothing is projected up to it. */
  readonly baseYear: number;
  readonly growth: readonly Growth[];
  /** File it came from. */
  readonly source: string;
  /** What the growth was worked out from, where the table has ages and rates. */
  readonly cohorts?: readonly Cohort[];
}

/** What was kept as a table of growth; null where it has not its shape. */
export function projectionOf(given: unknown): Projection | null {
  if (typeof given !== "object" || given === null) return null;
  const { level, baseYear, growth, source, cohorts } = given as Partial<Projection>;
  if (typeof level !== "string" || typeof source !== "string") return null;
  if (!Number.isInteger(baseYear) || !Array.isArray(growth)) return null;
  if (cohorts !== undefined) {
    if (!Array.isArray(cohorts) || !cohorts.every(isCohort)) return null;
    return faultOfAges(cohorts) === null ? cohortSurvival(level, baseYear!, source, cohorts) : null;
  }
  if (!growth.every(isGrowth)) return null;
  const isFactor = ({ amount }: Growth): boolean => "factor" in amount;
  // A table has factors or people, never both.
  if (new Set(growth.map(isFactor)).size > 1) return null;
  return { level, baseYear: baseYear!, growth, source };
}

/** The projection that ages and rates give. Ages are as `faultOfAges` holds them to. */
export function cohortSurvival(
  level: string,
  baseYear: number,
  source: string,
  cohorts: readonly Cohort[],
): Projection {
  return { level, baseYear, growth: growthOfCohorts(cohorts, baseYear), source, cohorts };
}

/** Demand of a year, and what the table did not say. */
export interface Projected {
  readonly demand: Demand;
  /** How it was done, for the basis of every figure. */
  readonly method: string;
  /** Units and fields that the table names, but not up to the year: they keep the base. */
  readonly beyond: readonly string[];
  /** Units with people of a field of which the table names others, not them: they keep the base. */
  readonly unnamed: readonly string[];
  /** Units and fields with growth and nobody to spread it over: they stay empty. */
  readonly empty: readonly string[];
}

/**
 * The population of a year: each group of each unit that the table names comes to its whole
 * people, between two years of the table on the straight line, spread over its demand points as
 * the base is, by largest remainder. Sums close: the points of a unit add up to its figure.
 * Null up to the base year.
 */
export function projectedDemand(
  demand: Demand,
  units: Units,
  projection: Projection,
  year: number,
): Projected | null {
  const { level, baseYear, growth, source, cohorts } = projection;
  const unitAt = demand.unitAt.get(level);
  if (year <= baseYear || unitAt === undefined) return null;
  const members = membersOf(unitAt, units.all.length);
  const weights = new Map(demand.weights);
  const beyond: string[] = [];
  const unnamed: string[] = [];
  const empty: string[] = [];
  for (const field of new Set(growth.map((one) => one.field))) {
    const base = demand.weights.get(field);
    if (base === undefined) continue;
    const figures = base.slice();
    const steps = new Map<string, Growth[]>();
    for (const one of growth) {
      if (one.field === field) steps.set(one.unitId, [...(steps.get(one.unitId) ?? []), one]);
    }
    units.all.forEach(({ id, level: own }, unit) => {
      if (own !== level) return;
      const places = members[unit]!;
      const weighed = places.map((i) => base[i]!);
      const now = weighed.reduce((sum, w) => sum + w, 0);
      const named = steps.get(id);
      if (named === undefined) {
        if (now > 0) unnamed.push(`${id} ${field}`);
        return;
      }
      const people = peopleIn(named, now, baseYear, year);
      const shares = people === null ? null : sharedOut(people, weighed);
      if (people === null) beyond.push(`${id} ${field}`);
      else if (shares === null) empty.push(`${id} ${field}`);
      shares?.forEach((share, k) => {
        figures[places[k]!] = share;
      });
    });
    weights.set(field, figures);
  }
  const way = cohorts === undefined ? "growth by" : "cohort survival, five-year ages, by";
  const method = `projected ${year}: ${way} ${level} and group from ${source}`;
  return { demand: { ...demand, weights }, method, beyond, unnamed, empty };
}

function membersOf(unitAt: Int32Array, count: number): number[][] {
  const members = Array.from({ length: count }, (): number[] => []);
  unitAt.forEach((unit, i) => {
    if (unit >= 0) members[unit]!.push(i);
  });
  return members;
}

/** Whole people, half up; null after the last year of the table: growth is never drawn out. */
function peopleIn(
  named: readonly Growth[],
  baseMicro: number,
  baseYear: number,
  year: number,
): number | null {
  const known = [...named].filter((one) => one.year > baseYear).sort((a, b) => a.year - b.year);
  const after = known.findIndex((one) => one.year >= year);
  if (after < 0) return null;
  const to = amountOf(known[after]!, baseMicro);
  const from =
    after === 0
      ? { year: baseYear, ...fraction(BigInt(baseMicro), BigInt(MICRO)) }
      : { year: known[after - 1]!.year, ...amountOf(known[after - 1]!, baseMicro) };
  const [span, gone] = [BigInt(known[after]!.year - from.year), BigInt(year - from.year)];
  // from + (to − from) × gone / span, as one fraction.
  const numerator = from.over * to.under * (span - gone) + to.over * from.under * gone;
  const denominator = from.under * to.under * span;
  return Number((2n * numerator + denominator) / (2n * denominator));
}

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

function fraction(over: bigint, under: bigint): Fraction {
  return { over, under };
}

function amountOf({ amount }: Growth, baseMicro: number): Fraction {
  if ("people" in amount) {
    const { numerator, denominator } = fractionOf(amount.people);
    return fraction(numerator, denominator);
  }
  const { numerator, denominator } = fractionOf(amount.factor);
  return fraction(BigInt(baseMicro) * numerator, denominator * BigInt(MICRO));
}
