import { resolve } from "node:path";

export const USAGE = `fuwuquan analyse PLAN.json --out DIR [--scenario ID|all] [--json]
fuwuquan verify  PLAN.json DIR [--json]
fuwuquan compare PLAN.json A B [C [D]] --out DIR [--years 2025,2030] [--json]
fuwuquan serve   [--port N]`;

/** The command was typed in a way that cannot be read. */
export class UsageError extends Error {}

export interface Arguments {
  /** Absolute paths of the words that are not options. */
  readonly paths: readonly string[];
  /** Words after the paths: names of scenarios. */
  readonly words: readonly string[];
  readonly out: string | null;
  readonly years: readonly number[];
  readonly scenario: string;
  readonly json: boolean;
  readonly port: number | null;
}

/** Paths are relative to the folder where the command was typed, which npm keeps in INIT_CWD. */
export function readArguments(
  words: readonly string[],
  pathCount: number,
  mayNameMore = false,
): Arguments {
  const typedIn = process.env.INIT_CWD ?? process.cwd();
  const paths: string[] = [];
  const names: string[] = [];
  let years: number[] = [];
  let out: string | null = null;
  let scenario = "all";
  let json = false;
  let port: number | null = null;
  for (let k = 0; k < words.length; k++) {
    const word = words[k]!;
    const value = (): string => {
      const next = words[++k];
      if (next === undefined) throw new UsageError(`${word} needs a value`);
      return next;
    };
    if (word === "--out") out = resolve(typedIn, value());
    else if (word === "--years") years = yearsIn(value());
    else if (word === "--scenario") scenario = value();
    else if (word === "--json") json = true;
    else if (word === "--port") port = Number(value());
    else if (word.startsWith("--")) throw new UsageError(`unknown option ${word}`);
    else if (paths.length < pathCount || !mayNameMore) paths.push(resolve(typedIn, word));
    else names.push(word);
  }
  if (paths.length !== pathCount) {
    throw new UsageError(`expected ${pathCount} path(s), got ${paths.length}`);
  }
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new UsageError("--port needs a number from 0 to 65535");
  }
  return { paths, words: names, years, out, scenario, json, port };
}

function yearsIn(text: string): number[] {
  const years = text.split(",").map(Number);
  if (years.every((year) => Number.isInteger(year) && year > 0 && year < 10_000)) return years;
  throw new UsageError("--years needs years with commas between them, as 2025,2030");
}
