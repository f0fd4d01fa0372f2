import { atan2 } from "../geo/trig.ts";
import type { Discs } from "./disc-grid.ts";

export const TWO_PI = 6.283185307179586;

/**
 * Stretches of rims that no other disc covers, counter-clockwise from `from` to `to` > `from`
 * (radians). The rim comes out of disc `outOf` and goes into disc `into`; −1 for both: the
 * whole rim is open.
 */
export interface OpenRims {
  readonly disc: number[];
  readonly from: number[];
  readonly to: number[];
  readonly outOf: number[];
  readonly into: number[];
}

/** What is left of every rim between the stretches that its neighbours cover. */
export function openRims(discs: Discs): OpenRims {
  const { count, x, y, r, near, greatestR } = discs;
  const open: OpenRims = { disc: [], from: [], to: [], outOf: [], into: [] };
  const from: number[] = [];
  const to: number[] = [];
  const by: number[] = [];
  for (let i = 0; i < count; i++) {
    from.length = 0;
    to.length = 0;
    by.length = 0;
    const xi = x[i]!;
    const yi = y[i]!;
    const ri = r[i]!;
    let isSwallowed = false;
    const reach = ri + greatestR;
    near(xi - reach, yi - reach, xi + reach, yi + reach, (j) => {
      if (j === i || isSwallowed) return;
      const dx = x[j]! - xi;
      const dy = y[j]! - yi;
      const rj = r[j]!;
      const d2 = dx * dx + dy * dy;
      if (d2 >= (ri + rj) * (ri + rj)) return;
      const d = Math.sqrt(d2);
      if (d + ri <= rj) {
        isSwallowed = true;
        return;
      }
      if (d + rj <= ri) return;
      // Along the line of centres to the chord, and half the chord.
      const along = (d2 + ri * ri - rj * rj) / (2 * d);
      const across = Math.sqrt(Math.max(0, ri * ri - along * along));
      const middle = atan2(dy, dx);
      const spread = atan2(across, along);
      const begin = middle - spread;
      const turned = begin < 0 ? begin + TWO_PI : begin;
      from.push(turned);
      to.push(turned + 2 * spread);
      by.push(j);
    });
    if (!isSwallowed) addOpen(open, i, from, to, by);
  }
  return open;
}

function addOpen(open: OpenRims, disc: number, from: number[], to: number[], by: number[]): void {
  if (from.length === 0) {
    push(open, disc, 0, TWO_PI, -1, -1);
    return;
  }
  const order = from.map((_, k) => k).sort((a, b) => from[a]! - from[b]!);
  // Stretches that reach past a full turn cover the beginning too.
  let end = -Infinity;
  let last = -1;
  for (const k of order) {
    if (to[k]! - TWO_PI > end) {
      end = to[k]! - TWO_PI;
      last = by[k]!;
    }
  }
  for (const k of order) {
    if (from[k]! > end) push(open, disc, end, from[k]!, last, by[k]!);
    if (to[k]! > end) {
      end = to[k]!;
      last = by[k]!;
    }
  }
}

function push(
  open: OpenRims,
  disc: number,
  from: number,
  to: number,
  outOf: number,
  into: number,
): void {
  open.disc.push(disc);
  open.from.push(from);
  open.to.push(to);
  open.outOf.push(outOf);
  open.into.push(into);
}
