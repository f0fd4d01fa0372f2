import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { coverageOf } from "../src/core/analysis/coverage.ts";
import type { FirstFigures } from "../src/core/analysis/question.ts";
import { OPENING_DATE, OPENING_RULE } from "../src/core/rules/opening-rule.ts";
import { loadRegion } from "../src/io/region/region-inputs.ts";

const folder = fileURLToPath(new URL("../public/region/zhejiang/", import.meta.url));

/** Writes first.json: the opening question's figures, shown before the grid is there. */
export async function writeFirstFigures(): Promise<void> {
  const { inputs } = await loadRegion(
    async (name) => new Uint8Array(await readFile(join(folder, name))),
  );
  const { summaries, all } = coverageOf(inputs, OPENING_RULE, OPENING_DATE);
  const first: FirstFigures = {
    rule: OPENING_RULE,
    asOf: OPENING_DATE,
    summaries: [...summaries.filter(({ level }) => level !== "town"), all],
  };
  await writeFile(join(folder, "first.json"), JSON.stringify(first));
}
