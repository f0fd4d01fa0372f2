import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InputError, IssueLog } from "../src/core/base/issue.ts";
import type { RuleCatalogue } from "../src/core/rules/catalogue.ts";
import { joinRules } from "../src/io/rules/join-rules.ts";
import { readRules } from "../src/io/rules/read-rules.ts";

const SOURCES = join(import.meta.dirname, "../data/rules");

/** The rules of data/rules as one catalogue; throws an `InputError` that names every fault. */
export function ruleCatalogue(folder = SOURCES): RuleCatalogue {
  const log = new IssueLog();
  const files = new Map<string, RuleCatalogue>();
  const faults = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      const read = readRules(name, readFileSync(join(folder, name)));
      if (!read.ok) return read.issues;
      files.set(name, read.catalogue);
      return [];
    });
  if (faults.length > 0) throw new InputError(faults);
  const catalogue = joinRules(files, log);
  if (log.hasErrors) throw new InputError(log.list());
  return catalogue;
}

/** Writes the catalogue where the app fetches it. */
export function writeRules(outDir: string): number {
  const catalogue = ruleCatalogue();
  mkdirSync(outDir, { recursive: true });
  writeFileSync(join(outDir, "catalogue.json"), `${JSON.stringify(catalogue)}\n`);
  return catalogue.rules.length;
}
