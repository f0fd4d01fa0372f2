import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type FirstLoad, firstLoad, firstLoadFaults } from "../../scripts/first-load.mjs";

const isBuilt = existsSync(join(import.meta.dirname, "../../dist/.vite/manifest.json"));

/** A first load of `kilobytes`, all of it one script. */
function loadOf(kilobytes: number, deckFiles: string[] = []): FirstLoad {
  const page = [{ file: "assets/index.js", bytes: kilobytes * 1000 }];
  return { page, mapWorker: [], analysisWorker: [], deckFiles };
}

describe("the budget of the first load", () => {
  it("holds at its figure and down to 5 % below", () => {
    expect(firstLoadFaults(loadOf(500), 500)).toEqual([]);
    expect(firstLoadFaults(loadOf(475), 500)).toEqual([]);
  });

  it("fails above its figure, and where a gain was not written down", () => {
    expect(firstLoadFaults(loadOf(500.1), 500)).toHaveLength(1);
    expect(firstLoadFaults(loadOf(474.9), 500)).toHaveLength(1);
  });

  it("can be set only under 650 kB", () => {
    expect(firstLoadFaults(loadOf(649), 650)).toHaveLength(1);
    expect(firstLoadFaults(loadOf(649.9), 649.9)).toEqual([]);
  });

  it("fails when deck.gl is in it", () => {
    expect(firstLoadFaults(loadOf(500, ["assets/index.js"]), 500)).toHaveLength(1);
  });
});

describe.skipIf(!isBuilt)("the first load of the built app in dist/", () => {
  it("keeps the budget, without deck.gl", () => {
    expect(firstLoadFaults(firstLoad())).toEqual([]);
  });

  it("counts page, MapLibre's worker and the analysis worker", () => {
    const { page, mapWorker, analysisWorker } = firstLoad();
    expect(page.some(({ file }) => file.endsWith(".css"))).toBe(true);
    expect(page.some(({ file }) => file.endsWith(".js"))).toBe(true);
    expect(mapWorker).toHaveLength(1);
    expect(analysisWorker.length).toBeGreaterThan(0);
  });
});
