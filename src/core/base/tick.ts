/** Called now and then by long work: reports progress and throws `Cancelled` to stop it. */
export type Tick = (done: number, total: number) => void;

/** Raised inside work that its caller gave up; re-thrown, never logged as a fault. */
export class Cancelled extends Error {
  constructor() {
    super("cancelled");
    this.name = "AbortError";
  }
}

export const noTick: Tick = () => {};
