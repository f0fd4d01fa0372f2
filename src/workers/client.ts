import { Cancelled } from "../core/base/tick.ts";
import type { ImportApi } from "./import-protocol.ts";
import type { Api } from "./protocol.ts";
import { type FromWorker, fromWire, type ToWorker } from "./rpc.ts";

interface CallOptions {
  /** Abort rejects the caller at once and keeps the worker from starting the work. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The calling end of a worker with this protocol. */
interface ClientOf<A extends { readonly [M in keyof A]: readonly [unknown, unknown] }> {
  readonly call: <M extends keyof A & string>(
    method: M,
    args: A[M][0],
    options?: CallOptions,
  ) => Promise<A[M][1]>;
  /** Ends the worker, whatever it is doing; calls under way are cancelled. */
  readonly end: () => void;
}

export type Client = ClientOf<Api>;
export type ImportClient = ClientOf<ImportApi>;

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((done: number, total: number) => void) | undefined;
}

/** Starts the analysis worker and talks to it. */
export function createClient(): Client {
  const worker = new Worker(new URL("./analysis.worker.ts", import.meta.url), { type: "module" });
  return clientOf(worker);
}

/** Starts a worker that brings one file in. */
export function createImportClient(): ImportClient {
  const worker = new Worker(new URL("./import.worker.ts", import.meta.url), { type: "module" });
  return clientOf(worker);
}

/** The calling end of a worker: every call settles, also when the worker dies. */
function clientOf<A extends { readonly [M in keyof A]: readonly [unknown, unknown] }>(
  worker: Worker,
): ClientOf<A> {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  const send = (message: ToWorker): void => worker.postMessage(message);
  const failAll = (error: Error): void => {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    const call = pending.get(data.id);
    if (call === undefined) return;
    if ("progress" in data) {
      call.onProgress?.(data.progress[0], data.progress[1]);
      return;
    }
    pending.delete(data.id);
    if ("error" in data) call.reject(fromWire(data.error));
    else call.resolve(data.result as never);
  };
  worker.onerror = (event) => failAll(new Error(`the analysis worker failed: ${event.message}`));
  worker.onmessageerror = () => failAll(new Error("an answer of the worker could not be read"));
  return {
    end: () => {
      worker.terminate();
      failAll(new Cancelled());
    },
    call: (method, args, options = {}) =>
      new Promise((resolve, reject) => {
        const { signal, onProgress } = options;
        if (signal?.aborted === true) {
          reject(new Cancelled());
          return;
        }
        const id = ++lastId;
        const onAbort = (): void => {
          if (!pending.delete(id)) return;
          send({ id, cancel: true });
          reject(new Cancelled());
        };
        signal?.addEventListener("abort", onAbort, { once: true });
        const settled = (): void => signal?.removeEventListener("abort", onAbort);
        pending.set(id, {
          resolve: (result) => {
            settled();
            resolve(result);
          },
          reject: (error) => {
            settled();
            reject(error);
          },
          onProgress,
        });
        send({ id, method, args });
      }),
  };
}
