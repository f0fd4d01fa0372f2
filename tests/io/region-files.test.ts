import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Feature, Point } from "geojson";
import { describe, expect, it } from "vitest";
import { IssueLog } from "../../src/core/base/issue.ts";
import { loadImportContext } from "../../src/io/import/import-context.ts";
import { readTable } from "../../src/io/read/read-table.ts";
import { decodeGrid, encodeGrid } from "../../src/io/region/grid-format.ts";
import {
  type Properties,
  readFeatures,
  readFgb,
  writeFeatures,
} from "../../src/io/region/read-fgb.ts";
import { parseRegionIndex } from "../../src/io/region/region-index.ts";
import { loadRegion } from "../../src/io/region/region-inputs.ts";
import { bytesOf } from "./run-in-memory.ts";

const REGION = join(import.meta.dirname, "../../public/region/zhejiang");

const features: Feature<Point, Properties>[] = ["a", "景宁", "c"].map((id, k) => ({
  type: "Feature",
  properties: { id, beds: 10 * k },
  geometry: { type: "Point", coordinates: [120 + k / 10, 30] },
}));
const fgb = writeFeatures(features);

async function reading(bytes: Uint8Array): Promise<string> {
  const log = new IssueLog();
  const table = await readTable({ name: "a.fgb", bytes }, { format: "fgb" }, log);
  const codes = log.list().map(({ code }) => code);
  return codes.length > 0 ? codes.join() : `${table!.rows.length} rows`;
}

describe("a FlatGeobuf file", () => {
  it("is read back as it was written", async () => {
    expect(await readFeatures(fgb)).toEqual(features);
    expect(await reading(fgb)).toBe("3 rows");
  });

  it("is read from the middle of a larger buffer", async () => {
    const wide = new Uint8Array(fgb.length + 24);
    wide.set(fgb, 8);
    expect(await readFeatures(wide.subarray(8, 8 + fgb.length))).toEqual(features);
  });

  it("is refused wherever it is cut off: no feature is made up, none is lost in silence", async () => {
    for (let end = 1; end < fgb.length; end++) {
      expect(await reading(fgb.subarray(0, end)), `cut at ${end}`).toBe("not-flatgeobuf");
    }
  });

  it("is refused with bytes after its end", async () => {
    expect(await reading(Uint8Array.of(...fgb, 0))).toBe("not-flatgeobuf");
  });

  it("is refused or read to its end when a byte is damaged, and never keeps the reader", async () => {
    for (let at = 0; at < fgb.length; at++) {
      for (const byte of [0, 0xff, 0x80]) {
        const damaged = fgb.slice();
        damaged[at] = byte;
        expect(await reading(damaged)).toMatch(/^(3 rows|not-flatgeobuf|not-supported)$/);
      }
    }
  });

  it("says in which coordinate system it is", async () => {
    const at = indexOf(fgb, Uint8Array.of(0xe6, 0x10, 0, 0)); // EPSG:4326
    const projected = fgb.slice();
    projected.set([0xc5, 0x11], at); // EPSG:4549
    expect((await readFgb(projected)).crs).toBe("EPSG:4549");
    expect((await readFgb(fgb)).crs).toBe("EPSG:4326");
  });

  it("is known by its first bytes, whatever its name", async () => {
    const log = new IssueLog();
    const table = await readTable({ name: "a.csv", bytes: fgb }, {}, log);
    expect(table?.format).toBe("fgb");
  });

  it("of other bytes is refused", async () => {
    expect(await reading(bytesOf("<!doctype html>"))).toBe("not-flatgeobuf");
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (noise) => {
        const bytes = Uint8Array.of(...fgb.subarray(0, 8), ...noise);
        expect(await reading(bytes)).toBe("not-flatgeobuf");
      }),
    );
  });
});

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let at = 0; at + wanted.length <= bytes.length; at++) {
    if (wanted.every((byte, k) => bytes[at + k] === byte)) return at;
  }
  throw new Error("not found");
}

describe("a damaged grid", () => {
  const grid = encodeGrid({
    cellIndex: Uint32Array.of(1, 5, 900),
    people: Uint32Array.of(1, 2, 300),
    age0_2: Uint32Array.of(0, 0, 9),
    age60: Uint32Array.of(1, 1, 60),
    age65: Uint32Array.of(0, 1, 40),
    age80: Uint32Array.of(0, 0, 10),
    town: Uint16Array.of(0, 0, 1),
    landmass: Uint16Array.of(0, 0, 0),
  });

  it("gives as many cells as it says or a reason, whichever byte is changed", () => {
    for (let at = 0; at < grid.length; at++) {
      for (let byte = 0; byte < 256; byte += 5) {
        const damaged = grid.slice();
        damaged[at] = byte;
        let cells: ReturnType<typeof decodeGrid>;
        try {
          cells = decodeGrid(damaged);
        } catch (error) {
          expect((error as Error).message).toMatch(/grid|column/i);
          continue;
        }
        const lengths = Object.values(cells).map((column) => column.length);
        expect(new Set(lengths).size).toBe(1);
      }
    }
  });
});

describe("a region.json that is not one", () => {
  it.each([
    [null, "region.json is not an object"],
    [[], "region.json is not an object"],
    [{}, "format undefined"],
    [{ format: "region/2" }, "format region/2"],
    [{ format: "region/1" }, "grid is not an object"],
    [{ format: "region/1", grid: { lon0: "118" } }, "grid.lon0 is not a number"],
  ])("%j is refused: %s", (json, reason) => {
    expect(() => parseRegionIndex(json)).toThrow(reason);
  });

  it("names the entry that is at fault", () => {
    const grid = { lon0: 1, lat1: 1, cellsPerDegree: 1, cols: 1, rows: 1, count: 1, bytes: 1 };
    const base = { format: "region/1", grid, units: [], landmasses: [], links: [], sources: [] };
    expect(() => parseRegionIndex({ ...base, units: [{ id: "330000" }, { id: 5 }] })).toThrow(
      "units[1].id is not text",
    );
    expect(() => parseRegionIndex({ ...base, links: null })).toThrow("links is not a list");
    expect(() => parseRegionIndex(base)).toThrow("relief is not an object");
  });
});

describe.skipIf(!existsSync(join(REGION, "region.json")))("water under an import", () => {
  const whole = async (name: string) => new Uint8Array(readFileSync(join(REGION, name)));
  /** Around a town by a reservoir. */
  const BOX = [118.85, 29.5, 119.05, 29.62] as const;

  it("is that of the whole file where a server gives parts that do not fit together", async () => {
    const { waterIn } = await loadImportContext(whole);
    const right = await waterIn(BOX);
    expect(right.ids.length).toBeGreaterThan(0);
    expect(right.at(118.88113, 29.5251)).toBeGreaterThanOrEqual(0);
    const garbled = await whole("water.fgb").then((bytes) =>
      bytes.map((byte, k) => byte ^ (k & 7)),
    );
    for (const parts of [
      async () => new Blob([garbled as Uint8Array<ArrayBuffer>]),
      () => Promise.reject(new Error("the server answered 500")),
    ]) {
      const { waterIn: after } = await loadImportContext(whole, parts);
      expect((await after(BOX)).ids).toEqual(right.ids);
    }
  });
});

describe.skipIf(!existsSync(join(REGION, "region.json")))("the built region, cut short", () => {
  const whole = async (name: string) => new Uint8Array(readFileSync(join(REGION, name)));
  const FILES = ["region.json", "grid.bin", "land.fgb", "facilities-elder.fgb"];

  it.each(FILES)("does not load with half of %s", async (name) => {
    const half = async (asked: string) => {
      const bytes = await whole(asked);
      return asked === name ? bytes.subarray(0, bytes.length >> 1) : bytes;
    };
    await expect(loadRegion(half)).rejects.toThrow();
  });
});
