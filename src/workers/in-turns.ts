import type { Steps } from "../core/base/steps.ts";
import type { Tick } from "../core/base/tick.ts";

/** Goes through long work with a turn between its steps, in which a cancellation is heard. */
export async function inTurns<T>(work: Steps<T>, tick: Tick): Promise<T> {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    tick(...next.value);
    await nextTurn();
  }
}

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
