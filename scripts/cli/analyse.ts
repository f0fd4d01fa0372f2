import { basename } from "node:path";
import type { PlanRun } from "../../src/core/analysis/plan-run.ts";
import { runPlan } from "../../src/io/run-plan.ts";
import { type Arguments, UsageError } from "./arguments.ts";
import { bytesOf, nodeHost } from "./node-host.ts";
import { writeRun } from "./write-run.ts";

/** Computes a plan into a folder. Exit 1 writes report.json only. */
export async function analyse({ paths, out, scenario, json }: Arguments): Promise<number> {
  if (out === null) throw new UsageError("analyse needs --out DIR");
  return writeRun(await runPlanFile(paths[0]!, scenario), out, json, "summary.json");
}

/** Reads a plan file and runs it. */
export async function runPlanFile(path: string, scenario: string): Promise<PlanRun> {
  const bytes = await bytesOf(path);
  if (bytes === null) return missingPlan(path);
  return runPlan(basename(path), bytes, await nodeHost(path), scenario);
}

export function missingPlan(path: string): Extract<PlanRun, { ok: false }> {
  const examples = [{ file: path }];
  const message = "there is no such plan, or it cannot be read; check the path";
  const params = {};
  return {
    ok: false,
    issues: [{ severity: "error", code: "file-not-found", count: 1, message, params, examples }],
  };
}
