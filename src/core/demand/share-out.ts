import { MICRO } from "../base/exact.ts";

/**
 * So many whole people over weights, in proportion, by largest remainder; a tie goes to the
 * first. Gives whole people in millionths; null where there is no weight to share by.
 */
export function sharedOut(people: number, weights: readonly number[]): number[] | null {
  const whole = weights.reduce((sum, w) => sum + w, 0);
  if (whole === 0) return people === 0 ? weights.map(() => 0) : null;
  const divisor = BigInt(whole);
  const quotas = weights.map((w) => {
    const product = BigInt(people) * BigInt(w);
    return { floor: Number(product / divisor), rest: product % divisor };
  });
  let left = people - quotas.reduce((sum, { floor }) => sum + floor, 0);
  const shares = quotas.map(({ floor }) => floor);
  const order = [...quotas.keys()].sort((a, b) => {
    const difference = quotas[b]!.rest - quotas[a]!.rest;
    return difference > 0n ? 1 : difference < 0n ? -1 : a - b;
  });
  for (const k of order) {
    if (left-- <= 0) break;
    shares[k]!++;
  }
  return shares.map((share) => share * MICRO);
}
