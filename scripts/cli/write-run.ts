import { constants } from "node:fs";
import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PlanRun } from "../../src/core/analysis/plan-run.ts";
import { reportJson } from "../../src/io/write/report-json.ts";
import { jsonBytes } from "../../src/io/write/summary-json.ts";
import { printIssues } from "./print-issues.ts";

/** Writes the files of a run into a folder; exit 1 writes report.json only. `shown` goes to stdout with `--json`. */
export async function writeRun(
  run: PlanRun,
  out: string,
  json: boolean,
  shown: string,
): Promise<number> {
  if (!(await canWrite(out))) return 1;
  printIssues(run.ok ? run.issues.filter(({ severity }) => severity !== "note") : run.issues);
  if (!run.ok) {
    await writeFile(join(out, "report.json"), jsonBytes(reportJson(run.issues)));
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, issues: run.issues })}\n`);
    return 1;
  }
  for (const { name, bytes } of run.files) await writeFile(join(out, name), bytes);
  if (json) process.stdout.write(run.files.find(({ name }) => name === shown)!.bytes);
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
