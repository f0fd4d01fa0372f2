import { basename } from "node:path";
import { sweepPlan } from "../../src/io/sweep-plan.ts";
import { missingPlan } from "./analyse.ts";
import { type Arguments, UsageError } from "./arguments.ts";
import { bytesOf, nodeHost } from "./node-host.ts";
import { writeRun } from "./write-run.ts";

/** Writes what survives other speeds, cut-offs, detours, capacities and people; without names, of all scenarios. */
export async function sensitivity({ paths, words, out, json }: Arguments): Promise<number> {
  if (out === null) throw new UsageError("sensitivity needs --out DIR");
  const path = paths[0]!;
  const bytes = await bytesOf(path);
  const run =
    bytes === null
      ? missingPlan(path)
      : await sweepPlan(basename(path), bytes, await nodeHost(path), words);
  return writeRun(run, out, json, "sensitivity.json");
}
