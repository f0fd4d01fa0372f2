import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { comparePlan } from "../../src/io/compare-plan.ts";
import { reportJson } from "../../src/io/write/report-json.ts";
import { jsonBytes } from "../../src/io/write/summary-json.ts";
import { canWrite, missingPlan } from "./analyse.ts";
import { type Arguments, UsageError } from "./arguments.ts";
import { bytesOf, nodeHost } from "./node-host.ts";
import { printIssues } from "./print-issues.ts";

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
  if (!(await canWrite(out))) return 1;
  printIssues(run.issues.filter(({ severity }) => severity !== "note"));
  if (!run.ok) {
    await writeFile(join(out, "report.json"), jsonBytes(reportJson(run.issues)));
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, issues: run.issues })}\n`);
    return 1;
  }
  for (const { name, bytes: written } of run.files) await writeFile(join(out, name), written);
  if (json) process.stdout.write(run.files.find(({ name }) => name === "ledger.json")!.bytes);
  return 0;
}
