import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../../core/base/canonical-json.ts";
import { withPaths } from "./plan-paths.ts";
import type { PlanFile } from "./plan-schema.ts";

/** SHA-256 in hexadecimal. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** The identity of a plan and its files: its canonical form with every path replaced by its hash. */
export function planHash(plan: PlanFile, hashOfPath: ReadonlyMap<string, string>): string {
  return sha256Hex(
    utf8ToBytes(canonicalJson(withPaths(plan, (path) => hashOfPath.get(path) ?? path))),
  );
}
