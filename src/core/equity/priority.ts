import { orderBy } from "./distribution.ts";

/** One thing that speaks for a unit; more means more urgent. NaN = no data for the unit. */
export interface Indicator {
  readonly id: string;
  readonly values: Float64Array;
  readonly weight: number;
}

export type Scaling = "percentile" | "min-max";

/** A unit's place on the list. */
export interface Priority {
  readonly unit: number;
  /** 0–100: weighted mean of the scaled indicators that the unit has. */
  readonly score: number;
  /** Per indicator its part of the score; they sum to it. NaN = no data. */
  readonly parts: readonly number[];
  /** From 1; equal scores share the better place. */
  readonly rank: number;
  /** Best and worst place when every weight is 20 % more or less, in all combinations. */
  readonly band: readonly [number, number];
}

const SWING = 0.2;

/** Most urgent first, ties by unit. Units without any indicator are left out. */
export function priorities(indicators: readonly Indicator[], scaling: Scaling): Priority[] {
  const scaled = indicators.map(({ values }) =>
    scaling === "percentile" ? percentiles(values) : minMax(values),
  );
  const weights = indicators.map(({ weight }) => weight);
  const count = indicators[0]?.values.length ?? 0;
  const units = Array.from({ length: count }, (_, u) => u).filter((u) =>
    scaled.some((values, k) => !Number.isNaN(values[u]!) && weights[k]! > 0),
  );
  const scores = units.map((u) => scoreOf(scaled, weights, u));
  const ranks = ranksOf(scores);
  const best = [...ranks];
  const worst = [...ranks];
  for (let corner = 0; corner < 1 << weights.length; corner++) {
    const swung = weights.map((w, k) => w * ((corner >> k) & 1 ? 1 + SWING : 1 - SWING));
    ranksOf(units.map((u) => scoreOf(scaled, swung, u))).forEach((rank, k) => {
      best[k] = Math.min(best[k]!, rank);
      worst[k] = Math.max(worst[k]!, rank);
    });
  }
  return units
    .map((unit, k): Priority => {
      const given = weights.reduce(
        (sum, w, i) => sum + (Number.isNaN(scaled[i]![unit]!) ? 0 : w),
        0,
      );
      const parts = weights.map((w, i) => (100 * w * scaled[i]![unit]!) / given);
      return { unit, score: scores[k]!, parts, rank: ranks[k]!, band: [best[k]!, worst[k]!] };
    })
    .sort((a, b) => a.rank - b.rank || a.unit - b.unit);
}

function scoreOf(scaled: readonly Float64Array[], weights: readonly number[], u: number): number {
  let sum = 0;
  let given = 0;
  scaled.forEach((values, k) => {
    if (Number.isNaN(values[u]!)) return;
    sum += weights[k]! * values[u]!;
    given += weights[k]!;
  });
  return given === 0 ? 0 : (100 * sum) / given;
}

/** Rank 1 for the highest; scores equal to nine digits are equal. */
function ranksOf(scores: readonly number[]): number[] {
  const rounded = scores.map((score) => Math.round(score * 1e7));
  return rounded.map((own) => 1 + rounded.filter((other) => other > own).length);
}

/** Mean rank of equal values, from 0 for the least to 1 for the greatest. */
function percentiles(values: Float64Array): Float64Array {
  const known = values.filter((x) => !Number.isNaN(x));
  const sorted = Float64Array.from(orderBy(known), (i) => known[i]!);
  return values.map((x) => {
    if (Number.isNaN(x)) return x;
    const below = sorted.filter((other) => other < x).length;
    const equal = sorted.filter((other) => other === x).length;
    return sorted.length < 2 ? 0.5 : (below + (equal - 1) / 2) / (sorted.length - 1);
  });
}

function minMax(values: Float64Array): Float64Array {
  const known = values.filter((x) => !Number.isNaN(x));
  const low = known.reduce((a, b) => Math.min(a, b), Infinity);
  const high = known.reduce((a, b) => Math.max(a, b), -Infinity);
  return values.map((x) => (high === low && !Number.isNaN(x) ? 0.5 : (x - low) / (high - low)));
}

/**
 * 均等化实现度, 0–100: weighted mean of what is reached of each target, none counted beyond full.
 * Parts without data are left out with their weight; null where there is none.
 */
export function attainment(
  parts: readonly {
    readonly share: number | null;
    readonly target: number;
    readonly weight: number;
  }[],
): number | null {
  let sum = 0;
  let weights = 0;
  for (const { share, target, weight } of parts) {
    if (share === null) continue;
    sum += weight * Math.min(1, target === 0 ? 1 : share / target);
    weights += weight;
  }
  return weights === 0 ? null : (100 * sum) / weights;
}
