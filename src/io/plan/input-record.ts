import type { RowCounts } from "../inputs/source-rows.ts";

/** One input as the summary lists it. `totals` are millionths for demand, counts otherwise. */
export interface InputRecord extends RowCounts {
  readonly name: string;
  readonly sha256: string;
  readonly totals: Readonly<Record<string, number>>;
}
