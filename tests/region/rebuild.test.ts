import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildRegion } from "../../scripts/region/build.ts";

const LONG = process.env.FUWUQUAN_LONG === "1";

describe.runIf(LONG)("building the region again", () => {
  const build = (portable: boolean) => {
    const folder = mkdtempSync(join(tmpdir(), "region-"));
    buildRegion(folder, () => {}, { portable });
    const files = new Map(
      readdirSync(folder)
        .sort()
        .map((name) => [name, readFileSync(join(folder, name))]),
    );
    rmSync(folder, { recursive: true });
    return files;
  };

  it("gives the same bytes", () => {
    const first = build(false);
    const second = build(false);
    expect([...second.keys()]).toEqual([...first.keys()]);
    for (const [name, bytes] of first) expect(bytes.equals(second.get(name)!), name).toBe(true);
  }, 300_000);

  it("works without any county boundaries, and says so", () => {
    const index = JSON.parse(build(true).get("region.json")!.toString("utf8"));
    expect(index.boundaries).toBe("modelled");
    expect(index.units.filter((unit: { level: string }) => unit.level === "county")).toHaveLength(
      90,
    );
    expect(index.units[0].totals.people).toBe(64_567_588);
  }, 300_000);
});
