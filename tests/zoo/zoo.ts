import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { IMPORT_TEXT } from "../../src/ui/text/areas/import.ts";
import type { Specimen } from "./specimen.ts";
import { gridSpecimens } from "./specimens-grids.ts";
import { layerSpecimens } from "./specimens-layers.ts";
import { TEXT_SPECIMENS } from "./specimens-text.ts";

const FOLDER = join(import.meta.dirname, "files");

/** Every specimen, made anew from the truth. */
export async function zoo(): Promise<readonly Specimen[]> {
  return [...TEXT_SPECIMENS, ...(await layerSpecimens()), ...(await gridSpecimens())];
}

export function pathOf(file: string): string {
  return join(FOLDER, file);
}

/** What is committed beside a specimen: what is wrong, and what the report must say. */
export function besideOf({ what, order, expected }: Specimen): string {
  return `${JSON.stringify({ what, order: order ?? {}, expected }, null, 2)}\n`;
}

/** The page that lists every file: what is wrong with it, and what the app says. */
export function tableOf(specimens: readonly Specimen[]): string {
  const lines = specimens.map(({ file, what, expected: { read, accepted, rejected, codes } }) => {
    const said = Object.entries(codes ?? {}).map(([code, count]) =>
      count === 0 ? `not: ${saidOf(code)}` : `${saidOf(code)}${count > 1 ? ` (${count})` : ""}`,
    );
    const balance = read === 0 ? "refused" : `${read} = ${accepted} + ${rejected}`;
    return `| ${file} | ${what.replaceAll("|", "\\|")} | ${balance} | ${said.join("; ")} |`;
  });
  return [
    "# The zoo of dirty files",
    "",
    "Each is written by a script from a clean truth (`FUWUQUAN_WRITE_ZOO=1`) and goes through the command line",
    "and the browser. The last column holds what its report must say; more may be said.",
    "",
    "| file | what is wrong | read = accepted + rejected | what the app says |",
    "| --- | --- | --- | --- |",
    ...lines,
    "",
  ].join("\n");
}

/** What stands on screen for a finding, else its code. */
function saidOf(code: string): string {
  const text = (IMPORT_TEXT as Readonly<Record<string, { readonly en: unknown } | undefined>>)[
    code
  ];
  return typeof text?.en === "string" ? text.en.replaceAll("|", "\\|") : code;
}

export const TABLE = join(import.meta.dirname, "README.md");

/** The committed bytes of a specimen; null where it was never written. */
export function committed(file: string): Uint8Array | null {
  return existsSync(pathOf(file)) ? new Uint8Array(readFileSync(pathOf(file))) : null;
}

/** Writes all files anew: the tests do so with `FUWUQUAN_WRITE_ZOO=1`. */
export async function writeZoo(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const specimen of await zoo()) {
    writeFileSync(pathOf(specimen.file), specimen.bytes);
    writeFileSync(`${pathOf(specimen.file)}.expected.json`, besideOf(specimen));
  }
  writeFileSync(TABLE, tableOf(await zoo()));
}
