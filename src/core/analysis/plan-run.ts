import type { Issue } from "../base/issue.ts";

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a plan gave: the output files byte for byte, or why it could not be run. */
export type PlanRun =
  | { readonly ok: true; readonly files: readonly NamedBytes[]; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };
