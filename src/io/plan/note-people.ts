import type { Inputs } from "../../core/analysis/inputs.ts";
import { projectionIn } from "../../core/analysis/inputs-in-year.ts";
import type { IssueLog } from "../../core/base/issue.ts";

/** Whose people each year has, how they were projected, and of whom the table does not speak. */
export function notePeople(
  inputs: Inputs,
  years: readonly number[],
  file: string,
  log: IssueLog,
): void {
  for (const year of new Set(years)) {
    const place = { file, value: String(year) };
    const projected = projectionIn(inputs, year);
    if (projected === null) {
      const message = "no growth is loaded for the year: it has the people as they were counted";
      log.add("note", "base-population", message, place);
      continue;
    }
    log.add("note", "projected", projected.method, place);
    const say = (code: string, message: string, list: readonly string[]): void => {
      for (const value of list) log.add("warning", code, message, { file, key: `${year}`, value });
    };
    say("growth-ends", "the table ends before the year: the base stays", projected.beyond);
    say("growth-missing", "the table does not name the unit: the base stays", projected.unnamed);
    say("growth-nowhere", "growth where nobody lives: left out", projected.empty);
  }
}
