import { createStore, del, get, keys, set, type UseStore } from "idb-keyval";

/** The browser's storage of all projects. */
const store: UseStore = createStore("fuwuquan-projects", "projects");

export const workKey = (project: string): string => `work/${project}`;
export const layersKey = (project: string): string => `layers/${project}`;
const leaseKey = (project: string): string => `lease/${project}`;

export function read<T>(key: string): Promise<T | undefined> {
  return get<T>(key, store);
}

export function write(key: string, value: unknown): Promise<void> {
  return set(key, value, store);
}

export function remove(key: string): Promise<void> {
  return del(key, store);
}

export async function keysFrom(prefix: string): Promise<string[]> {
  const all = await keys<string>(store);
  return all.filter((key) => typeof key === "string" && key.startsWith(prefix)).sort();
}

/** Which window may write; looked at and obeyed in the same transaction as the writing. */
interface Lease {
  readonly tab: string;
}

/** From now on `tab` writes, whoever did before. */
export function takeLease(project: string, tab: string): Promise<void> {
  const lease: Lease = { tab };
  return set(leaseKey(project), lease, store);
}

/**
 * Writes if `tab` still holds the lease; false where another window took it. The promise settles
 * when the transaction is complete: what it confirms is in storage.
 */
export function writeWithLease(
  project: string,
  tab: string,
  key: string,
  value: unknown,
): Promise<boolean> {
  return store(
    "readwrite",
    (objects) =>
      new Promise<boolean>((resolve, reject) => {
        let isHeld = false;
        const { transaction } = objects;
        transaction.oncomplete = () => resolve(isHeld);
        transaction.onabort = () => reject(transaction.error ?? new Error("the save was aborted"));
        const asked = objects.get(leaseKey(project));
        asked.onsuccess = () => {
          isHeld = (asked.result as Lease | undefined)?.tab === tab;
          if (isHeld) objects.put(value, key);
        };
      }),
  );
}

export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
