import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { IMPORT_TEXT } from "../../src/ui/text/areas/import.ts";

const SRC = join(import.meta.dirname, "../../src/io");
/** A finding as it is written down: by its code, after its weight where that is not always an error. */
const FINDING = /log\.(?:error\(|add\(\s*"(?:error|warning|note)",)\s*"([a-z0-9-]+)"/g;

describe("what an import finds", () => {
  const codes = ["import", "read", "inputs"].flatMap((folder) =>
    readdirSync(join(SRC, folder))
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => [...readFileSync(join(SRC, folder, name), "utf8").matchAll(FINDING)])
      .map(([, code]) => code!),
  );

  it("has words in both languages, whatever it is", () => {
    expect(codes.length).toBeGreaterThan(60);
    const said = new Set(Object.keys(IMPORT_TEXT));
    expect([...new Set(codes)].filter((code) => !said.has(code))).toEqual([]);
  });
});
