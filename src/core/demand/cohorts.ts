import type { Growth } from "./growth.ts";

/** Five years of age of one unit, and what becomes of them within five years. */
export interface Cohort {
  readonly unitId: string;
  /** First year of age, a multiple of 5; the greatest of a unit is open upwards. */
  readonly age: number;
  /** People in the base year. */
  readonly people: number;
  /** Share alive five years on, 0 to 1. */
  readonly survival: number;
  /** Children born to one person of this age within five years and alive at their end. */
  readonly births: number;
  /** People who move in, less those who move out, within five years, per person. */
  readonly migration: number;
}

/** Figures of an age, as tables name their columns; the last may be missing. */
export const COHORT_FIGURES = ["age", "people", "survival", "births", "migration"] as const;

const STEP_YEARS = 5;
const MOST_AGE = 120;
const MOST_PEOPLE = 1e9;
/** No rate over five years comes near it. */
const MOST_RATE = 100;
/** Rates are held for thirty years and no longer. */
const STEPS = 6;

/** Groups of the demand by first year of age, and by the last where they have one. */
const GROUPS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  people: [0, Infinity],
  age60: [60, Infinity],
  age65: [65, Infinity],
  age80: [80, Infinity],
  // Years of age within five are not known: 0–2 grow as 0–4 do.
  age0_2: [0, 0],
};

/**
 * Growth per unit and group by cohort survival (Leslie, On the use of matrices in certain
 * population mathematics, 1945): every five years n'₀ = Σ birthsₖ·nₖ and
 * n'ₖ₊₁ = (survivalₖ + migrationₖ)·nₖ; who survives the open age stays in it. A group grows by
 * what the ages in it come to over what they were; one without people, or parted by the open
 * age, is left out. Ages of a unit run from 0 without a gap, as `faultOfAges` holds them to.
 */
export function growthOfCohorts(cohorts: readonly Cohort[], baseYear: number): Growth[] {
  const growth: Growth[] = [];
  for (const [unitId, ages] of byUnit(cohorts)) {
    const base = ages.map(({ people }) => people);
    let now = base;
    for (let step = 1; step <= STEPS; step++) {
      now = fiveYearsOn(ages, now);
      for (const [field, [from, to]] of Object.entries(GROUPS)) {
        const isParted = from > ages[ages.length - 1]!.age;
        const before = sumOf(ages, base, from, to);
        if (isParted || before === 0) continue;
        const factor = sumOf(ages, now, from, to) / before;
        growth.push({ unitId, field, year: baseYear + STEP_YEARS * step, amount: { factor } });
      }
    }
  }
  return growth;
}

/** What was kept as a cohort. */
export function isCohort(given: unknown): given is Cohort {
  if (typeof given !== "object" || given === null) return false;
  const { unitId, ...figures } = given as Cohort;
  return typeof unitId === "string" && faultOfCohort(figures) === null;
}

/** Which figure of an age cannot be, null where all can. */
export function faultOfCohort({
  age,
  people,
  survival,
  births,
  migration,
}: Omit<Cohort, "unitId">): keyof Cohort | null {
  if (!Number.isInteger(age / STEP_YEARS) || age < 0 || age > MOST_AGE) return "age";
  if (!(people >= 0 && people <= MOST_PEOPLE)) return "people";
  if (!(survival >= 0 && survival <= 1)) return "survival";
  if (!(births >= 0 && births <= MOST_RATE)) return "births";
  return migration >= -survival && migration <= MOST_RATE ? null : "migration";
}

/** The first unit whose ages do not run from 0 in steps of five, null where all do. */
export function faultOfAges(cohorts: readonly Cohort[]): string | null {
  for (const [unitId, ages] of byUnit(cohorts)) {
    if (ages.some(({ age }, k) => age !== STEP_YEARS * k)) return unitId;
  }
  return null;
}

function byUnit(cohorts: readonly Cohort[]): Map<string, Cohort[]> {
  const units = new Map<string, Cohort[]>();
  for (const one of cohorts) units.set(one.unitId, [...(units.get(one.unitId) ?? []), one]);
  for (const ages of units.values()) ages.sort((a, b) => a.age - b.age);
  return units;
}

function fiveYearsOn(ages: readonly Cohort[], people: readonly number[]): number[] {
  const last = ages.length - 1;
  const next = ages.map(() => 0);
  ages.forEach(({ survival, births, migration }, k) => {
    next[0]! += births * people[k]!;
    next[Math.min(k + 1, last)]! += (survival + migration) * people[k]!;
  });
  return next;
}

function sumOf(
  ages: readonly Cohort[],
  people: readonly number[],
  from: number,
  to: number,
): number {
  return ages.reduce((sum, { age }, k) => (age >= from && age <= to ? sum + people[k]! : sum), 0);
}
