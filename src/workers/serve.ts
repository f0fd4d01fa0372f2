import { Cancelled, type Tick } from "../core/base/tick.ts";
import { type FromWorker, type ToWorker, toWire } from "./rpc.ts";

/** Requests that a worker answers: method → [arguments, result]. */
// biome-ignore lint/suspicious/noExplicitAny: each protocol says what its methods take and give
type AnyApi = { readonly [method: string]: readonly [any, any] } | object;

export type HandlersOf<A extends AnyApi> = {
  readonly [M in keyof A]: A[M] extends readonly [infer Args, infer Result]
    ? (args: Args, tick: Tick) => Promise<Result> | Result
    : never;
};

/** The two ends a worker has: what it hears and what it says. */
export interface Port {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  readonly postMessage: (message: FromWorker) => void;
}

/** Progress goes out at most this often. */
const PROGRESS_EVERY_MS = 100;

/**
 * Answers requests one at a time, in order. Each starts in a turn of its own, so that a
 * cancellation sent meanwhile is heard before the work begins; work that takes turns of its own
 * hears it at its next tick.
 */
export function serve<A extends AnyApi>(
  port: Port,
  handlers: HandlersOf<A>,
  now: () => number,
): void {
  const queue: Extract<ToWorker, { method: string }>[] = [];
  const cancelled = new Set<number>();
  let isBusy = false;
  const next = async (): Promise<void> => {
    const request = queue.shift();
    if (request === undefined) {
      isBusy = false;
      return;
    }
    if (!cancelled.delete(request.id)) await answer(request);
    setTimeout(() => void next(), 0);
  };
  const answer = async ({ id, method, args }: (typeof queue)[number]): Promise<void> => {
    let last = now();
    const tick: Tick = (done, total) => {
      if (cancelled.delete(id)) throw new Cancelled();
      if (now() - last < PROGRESS_EVERY_MS) return;
      last = now();
      port.postMessage({ id, progress: [done, total] });
    };
    try {
      const handler = handlers[method as keyof A] as (args: unknown, tick: Tick) => unknown;
      port.postMessage({ id, result: await handler(args, tick) });
    } catch (error) {
      port.postMessage({ id, error: toWire(error) });
    }
    cancelled.delete(id);
  };
  port.onmessage = ({ data }) => {
    if ("cancel" in data) {
      cancelled.add(data.id);
      return;
    }
    queue.push(data);
    if (isBusy) return;
    isBusy = true;
    setTimeout(() => void next(), 0);
  };
}
