import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
}
