import { Cancelled } from "../../src/core/base/tick.ts";
import { analyse } from "./analyse.ts";
import { readArguments, USAGE, UsageError } from "./arguments.ts";
import { compare } from "./compare.ts";
import { importCommand } from "./import.ts";
import { printIssues } from "./print-issues.ts";
import { sensitivity } from "./sensitivity.ts";
import { serve } from "./serve.ts";
import { verify } from "./verify.ts";

const LATER = ["site", "pack"];
const IMPORT_FORM = {
  paths: 1,
  several: true,
  options: ["as", "class", "datum", "crs", "to", "to-datum", "to-crs", "to-encoding", "unit"],
  pathOptions: ["mapping", "control", "geocode", "land"],
};

/** Runs one command; gives the exit code of the plan format §8. */
export async function main(argv: readonly string[]): Promise<number> {
  const [command = "", ...rest] = argv;
  try {
    switch (command) {
      case "analyse":
        return await analyse(readArguments(rest, 1));
      case "verify":
        return await verify(readArguments(rest, 2));
      case "compare":
        return await compare(readArguments(rest, { paths: 1, names: true }));
      case "sensitivity":
        return await sensitivity(readArguments(rest, { paths: 1, names: true }));
      case "import":
        return await importCommand(readArguments(rest, IMPORT_FORM));
      case "serve":
        return await serve(readArguments(rest, 0));
      case "":
      case "help":
      case "--help":
        console.log(USAGE);
        return 0;
    }
    const code = LATER.includes(command) ? "not-supported" : "unknown-command";
    const message =
      code === "not-supported"
        ? "this release does not have this command"
        : "there is no such command; run help";
    printIssues([
      { severity: "error", code, count: 1, message, params: {}, examples: [{ value: command }] },
    ]);
    return 1;
  } catch (error) {
    if (error instanceof Cancelled) return 130;
    if (error instanceof UsageError) {
      console.error(`error usage ${error.message}; run help`);
      return 1;
    }
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 2;
  }
}
