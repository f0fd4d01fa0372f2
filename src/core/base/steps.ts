import type { Tick } from "./tick.ts";

/** Long work that stops after every step, saying how much is done of how much. */
export type Steps<T> = Generator<readonly [done: number, total: number], T>;

/** Goes through it at once; `tick` may throw `Cancelled`. */
export function finished<T>(work: Steps<T>, tick: Tick): T {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    tick(...next.value);
  }
}
