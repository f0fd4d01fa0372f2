import { constants } from "node:fs";
import { access, mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { PlanRun } from "../../src/core/analysis/plan-run.ts";
import { runPlan } from "../../src/io/run-plan.ts";
import { reportJson } from "../../src/io/write/report-json.ts";
import { jsonBytes } from "../../src/io/write/summary-json.ts";
import { type Arguments, UsageError } from "./arguments.ts";
import { bytesOf, nodeHost } from "./node-host.ts";
import { printIssues } from "./print-issues.ts";

/** Computes a plan into a folder. Exit 1 writes report.json only. */
export async function analyse({ paths, out, scenario, json }: Arguments): Promise<number> {
  if (out === null) throw new UsageError("analyse needs --out DIR");
  const run = await runPlanFile(paths[0]!, scenario);
  if (!(await canWrite(out))) return 1;
  printIssues(run.ok ? run.issues.filter(({ severity }) => severity !== "note") : run.issues);
  if (!run.ok) {
    await writeFile(join(out, "report.json"), jsonBytes(reportJson(run.issues)));
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, issues: run.issues })}\n`);
    return 1;
  }
  for (const { name, bytes } of run.files) await writeFile(join(out, name), bytes);
  const summary = run.files.find(({ name }) => name === "summary.json")!;
  if (json) process.stdout.write(summary.bytes);
  return 0;
}

/** Makes the folder for the outputs; says so where that cannot be. */
export async function canWrite(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    const message = "the folder for the outputs cannot be written; choose another with --out";
    const examples = [{ file: folder }];
    printIssues([
      { severity: "error", code: "not-writable", count: 1, message, params: {}, examples },
    ]);
    return false;
  }
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
