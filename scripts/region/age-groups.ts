import { carriedRemainder } from "./apportion.ts";
import { chance } from "./seeded.ts";

export interface AgeTotals {
  readonly age0to2: number;
  readonly age60: number;
  readonly age65: number;
  readonly age80: number;
}

export interface CellAges {
  readonly age0to2: Uint32Array;
  readonly age60: Uint32Array;
  readonly age65: Uint32Array;
  readonly age80: Uint32Array;
}

/** How much likelier a villager is to be 60 or older, and to be under 3, than a townsman. */
const VILLAGE_OLD = 1.7;
const VILLAGE_YOUNG = 0.8;

/**
 * Splits one county's ages over its cells. Each group is drawn from what is left to draw from,
 * so that in every cell 80+ ≤ 65+ ≤ 60+ and 60+ plus 0–2 ≤ people hold by construction: a part
 * is its share rounded down or up, and shares stay below 1.
 */
export function splitAges(
  people: Uint32Array,
  villageShare: ArrayLike<number>,
  town: ArrayLike<number>,
  totals: AgeTotals,
): CellAges {
  const old = Float64Array.from(people, (n, i) => {
    const habit = 0.85 + 0.3 * chance(town[i]!, 81);
    return n * habit * (1 + (VILLAGE_OLD - 1) * villageShare[i]!);
  });
  const age60 = carriedRemainder(old, totals.age60);
  const age65 = carriedRemainder(age60, totals.age65);
  const age80 = carriedRemainder(age65, totals.age80);
  const young = Float64Array.from(people, (n, i) => {
    const habit = 0.85 + 0.3 * chance(town[i]!, 82);
    return Math.max(0, n - age60[i]!) * habit * (1 + (VILLAGE_YOUNG - 1) * villageShare[i]!);
  });
  const age0to2 = carriedRemainder(young, totals.age0to2);
  for (let i = 0; i < people.length; i++) {
    if (age60[i]! + age0to2[i]! > people[i]!) {
      throw new Error(
        `Cell ${i} of ${people[i]} people has ${age60[i]} old and ${age0to2[i]} young`,
      );
    }
  }
  return { age0to2, age60, age65, age80 };
}
