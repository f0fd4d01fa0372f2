import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { withPaths } from "./plan-paths.ts";
import type { PlanFile } from "./plan-schema.ts";

/** SHA-256 in hexadecimal. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** Canonical JSON of RFC 8785: keys in UTF-16 order, numbers as ECMAScript prints them. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** The identity of a plan and its files: its canonical form with every path replaced by its hash. */
export function planHash(plan: PlanFile, hashOfPath: ReadonlyMap<string, string>): string {
  return sha256Hex(
    utf8ToBytes(canonicalJson(withPaths(plan, (path) => hashOfPath.get(path) ?? path))),
  );
}
