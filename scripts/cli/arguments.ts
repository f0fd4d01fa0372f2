import { resolve } from "node:path";

export const USAGE = `fuwuquan analyse PLAN.json --out DIR [--scenario ID|all] [--json]
fuwuquan verify  PLAN.json DIR [--json]
fuwuquan serve   [--port N]`;

/** The command was typed in a way that cannot be read. */
export class UsageError extends Error {}

export interface Arguments {
  /** Absolute paths of the words that are not options. */
  readonly paths: readonly string[];
  readonly out: string | null;
  readonly scenario: string;
  readonly json: boolean;
  readonly port: number | null;
}

/** Paths are relative to the folder where the command was typed, which npm keeps in INIT_CWD. */
export function readArguments(words: readonly string[], pathCount: number): Arguments {
  const typedIn = process.env.INIT_CWD ?? process.cwd();
  const paths: string[] = [];
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
    else if (word === "--scenario") scenario = value();
    else if (word === "--json") json = true;
    else if (word === "--port") port = Number(value());
    else if (word.startsWith("--")) throw new UsageError(`unknown option ${word}`);
    else paths.push(resolve(typedIn, word));
  }
  if (paths.length !== pathCount) {
    throw new UsageError(`expected ${pathCount} path(s), got ${paths.length}`);
  }
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new UsageError("--port needs a number from 0 to 65535");
  }
  return { paths, out, scenario, json, port };
}
