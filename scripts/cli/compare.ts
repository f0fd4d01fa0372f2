import { basename } from "node:path";
import { comparePlan } from "../../src/io/compare-plan.ts";
import { missingPlan } from "./analyse.ts";
import { type Arguments, UsageError } from "./arguments.ts";
import { bytesOf, nodeHost } from "./node-host.ts";
import { writeRun } from "./write-run.ts";

const MOST = 4;

/** Writes the ledger of two to four scenarios of a plan; the first is the reference. */
export async function compare({ paths, words, out, years, json }: Arguments): Promise<number> {
  if (out === null) throw new UsageError("compare needs --out DIR");
  if (words.length < 2 || words.length > MOST) {
    throw new UsageError(`compare needs two to four scenarios, got ${words.length}`);
  }
  const path = paths[0]!;
  const bytes = await bytesOf(path);
  const run =
    bytes === null
      ? missingPlan(path)
      : await comparePlan(basename(path), bytes, await nodeHost(path), words, years);
  return writeRun(run, out, json, "ledger.json");
}
