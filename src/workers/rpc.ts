import type { Issue } from "../core/base/issue.ts";
import { InputError } from "../core/base/issue.ts";

/**
 * Requests and answers between two threads over one port:
 *   → { id, method, args } · { id, cancel: true }
 *   ← { id, result } · { id, error } · { id, progress: [done, total] }
 */
export type ToWorker =
  | { readonly id: number; readonly method: string; readonly args: unknown }
  | { readonly id: number; readonly cancel: true };

export type FromWorker =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: WireError }
  | { readonly id: number; readonly progress: readonly [number, number] };

/** An error as it crosses: issues are data, the rest is our own fault. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly issues?: readonly Issue[];
}

export function toWire(error: unknown): WireError {
  if (error instanceof InputError) {
    return { name: error.name, message: error.message, issues: error.issues };
  }
  if (error instanceof Error) {
    return { name: error.name, message: error.message, stack: error.stack ?? "" };
  }
  return { name: "Error", message: String(error) };
}

export function fromWire(wire: WireError): Error {
  if (wire.issues !== undefined) return new InputError(wire.issues);
  const error = new Error(wire.message);
  error.name = wire.name;
  if (wire.stack !== undefined) error.stack = wire.stack;
  return error;
}
