import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BUDGET_KB, budgetedKb, firstLoad, firstLoadFaults } from "../first-load.mjs";
import { type BenchLine, skippedLine, statedLine } from "./result.ts";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** (e) What the built app loads first, as scripts/first-load.mjs counts it. */
export function benchFirstLoad(): BenchLine[] {
  const what = "first load, gzip: JS, CSS and MapLibre's worker";
  if (!existsSync(join(dist, ".vite/manifest.json"))) {
    return [skippedLine(what, "no built app in dist/: npm run build")];
  }
  const load = firstLoad(dist);
  const faults = firstLoadFaults(load);
  const kb = (files: readonly { readonly bytes: number }[]): string =>
    `${(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(1)} kB`;
  return [
    {
      what,
      measured: `${budgetedKb(load).toFixed(1)} kB`,
      bar: `${BUDGET_KB} kB, −5 %`,
      verdict: faults.length === 0 ? "met" : "not met",
      fails: false,
    },
    statedLine("  page", kb(load.page)),
    statedLine("  MapLibre's worker", kb(load.mapWorker)),
    statedLine("  analysis worker, beside it", kb(load.analysisWorker)),
  ];
}
