import { resolve } from "node:path";

export const USAGE = `fuwuquan analyse PLAN.json --out DIR [--scenario ID|all] [--json]
fuwuquan verify  PLAN.json DIR [--json]
fuwuquan compare PLAN.json A B [C [D]] --out DIR [--years 2025,2030] [--json]
fuwuquan sensitivity PLAN.json [A B …] --out DIR [--json]
fuwuquan import  FILE… --out DIR [--as facilities|demand|units|land|links|elevation] [--class C] [--datum D] [--crs C] [--control POINTS.csv] [--geocode TABLE] [--land FILE] [--unit m|ft|dm] [--mapping M.json] [--json]
                 [--to geojson|fgb|csv|kml|shp|gpkg] [--to-datum D] [--to-crs C] [--to-encoding utf-8|gb18030]
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
  /** Values of the options that only this command has, by their name without dashes. */
  readonly options: Readonly<Record<string, string>>;
}

/** What a command takes besides the options that all have. */
interface Form {
  /** How many paths; at least this many where it takes several. */
  readonly paths: number;
  readonly several?: boolean;
  /** Words after the paths are names. */
  readonly names?: boolean;
  readonly options?: readonly string[];
  /** Options whose value is a path. */
  readonly pathOptions?: readonly string[];
}

/** Paths are relative to the folder where the command was typed, which npm keeps in INIT_CWD. */
export function readArguments(words: readonly string[], form: number | Form): Arguments {
  const {
    paths: pathCount,
    several = false,
    names: mayNameMore = false,
    options: own = [],
    pathOptions = [],
  } = typeof form === "number" ? { paths: form } : form;
  const options: Record<string, string> = {};
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
    const option = word.startsWith("--") ? word.slice(2) : "";
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
    else if (own.includes(option)) options[option] = value();
    else if (pathOptions.includes(option)) {
      options[option] = resolve(typedIn, value());
    } else if (word.startsWith("--")) throw new UsageError(`unknown option ${word}`);
    else if (paths.length < pathCount || !mayNameMore) paths.push(resolve(typedIn, word));
    else names.push(word);
  }
  if (several ? paths.length < pathCount : paths.length !== pathCount) {
    throw new UsageError(`expected ${pathCount} path(s), got ${paths.length}`);
  }
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new UsageError("--port needs a number from 0 to 65535");
  }
  return { paths, words: names, years, out, scenario, json, port, options };
}

function yearsIn(text: string): number[] {
  const years = text.split(",").map(Number);
  if (years.every((year) => Number.isInteger(year) && year > 0 && year < 10_000)) return years;
  throw new UsageError("--years needs years with commas between them, as 2025,2030");
}
