import { join } from "node:path";
import type { NamedBytes } from "../../src/core/analysis/plan-run.ts";
import { runPlanFile } from "./analyse.ts";
import type { Arguments } from "./arguments.ts";
import { firstDifference } from "./first-difference.ts";
import { bytesOf } from "./node-host.ts";
import { printIssues } from "./print-issues.ts";

/** Recomputes a plan and compares it with a folder of outputs. Exit 3 where they differ. */
export async function verify({ paths, scenario }: Arguments): Promise<number> {
  const [planPath, folder] = paths as [string, string];
  const run = await runPlanFile(planPath, scenario);
  if (!run.ok) {
    printIssues(run.issues);
    return 1;
  }
  for (const file of run.files) {
    const difference = await compareFile(file, join(folder, file.name));
    if (difference !== null) {
      process.stdout.write(`differs: ${difference}\n`);
      return 3;
    }
  }
  process.stdout.write("same\n");
  return 0;
}

async function compareFile(file: NamedBytes, path: string): Promise<string | null> {
  const found = await bytesOf(path);
  if (found === null) return `${file.name} is missing`;
  return firstDifference(file.name, found, file.bytes);
}
