import type { NamedBytes } from "../core/analysis/plan-run.ts";

/** The chosen file that a path of the plan means: the longest shared end of their paths wins. */
export function fileByEnd(files: readonly NamedBytes[], path: string): Uint8Array | null {
  const wanted = partsOf(path);
  let found: NamedBytes | null = null;
  let longest = 0;
  for (const file of files) {
    const length = sharedEnd(partsOf(file.name), wanted);
    if (length > longest) {
      found = file;
      longest = length;
    }
  }
  return found?.bytes ?? null;
}

function partsOf(path: string): string[] {
  return path.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
}

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (
    length < Math.min(a.length, b.length) &&
    a[a.length - 1 - length] === b[b.length - 1 - length]
  ) {
    length++;
  }
  return length;
}
