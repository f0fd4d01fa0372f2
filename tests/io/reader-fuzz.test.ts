import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noTick } from "../../src/core/base/tick.ts";
import { NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { importFiles } from "../../src/io/import/import-files.ts";
import { pathOf } from "../zoo/zoo.ts";
import { IMPORT_ORDER } from "./import-order.ts";

/** One sound file of every format; damage to it must be answered, whatever it is. */
const SEEDS = [
  "clean.csv",
  "clean.xlsx",
  "clean.xls",
  "gbk.zip",
  "prj-4549.zip",
  "clean.geojson",
  "lines.geojsonl",
  "clean.fgb",
  "clean.kml",
  "clean.kmz",
  "track.gpx",
  "blocks.dxf",
  "metres.gpkg",
  "indexed.fgb",
  "people-tiles.tif",
  "people-points.tif",
];

/** Bytes changed, cut out, doubled or cut off, at a place given as a share of the length. */
const damage = fc.array(
  fc.record({
    kind: fc.constantFrom("set", "cut", "double", "end"),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 64 }),
    byte: fc.constantFrom(0, 1, 0x22, 0x2c, 0x3c, 0x7f, 0x80, 0xff, 0x30),
  }),
  { minLength: 1, maxLength: 4 },
);

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(bytes: Uint8Array, steps: Damage): Uint8Array {
  let now = [...bytes];
  for (const { kind, at, length, byte } of steps) {
    const from = Math.floor(at * now.length);
    if (kind === "set") now.fill(byte, from, from + Math.min(length, 8));
    else if (kind === "cut") now.splice(from, length);
    else if (kind === "double") now.splice(from, 0, ...now.slice(from, from + length));
    else now = now.slice(0, from);
  }
  return Uint8Array.from(now);
}

const RUNS = process.env.FUWUQUAN_LONG === "1" ? 1000 : 60;

describe("a damaged file", () => {
  it.each(SEEDS)("like %s is answered: rows add up, or an error says why", async (name) => {
    const whole = new Uint8Array(readFileSync(pathOf(name)));
    await fc.assert(
      fc.asyncProperty(damage, async (steps) => {
        const file = { name, bytes: damaged(whole, steps) };
        const started = performance.now();
        const { result, output } = await importFiles([file], IMPORT_ORDER, NO_CONTEXT, noTick);
        expect(performance.now() - started).toBeLessThan(5000);
        expect(result.read).toBe(result.rows.length + result.rejected.length);
        for (const { read, accepted, rejected } of result.files)
          expect(read).toBe(accepted + rejected);
        const hasError = result.issues.some(({ severity }) => severity === "error");
        expect(output === null).toBe(hasError);
        if (output !== null) {
          const { features } = JSON.parse(
            new TextDecoder().decode(Buffer.concat([...output.pieces()])),
          );
          expect(features).toHaveLength(result.rows.length);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("of noise under any name is answered", async () => {
    const extension = fc.constantFrom(
      "csv",
      "xlsx",
      "xls",
      "shp",
      "dbf",
      "zip",
      "geojson",
      "fgb",
      "kml",
      "gpx",
      "dxf",
      "gpkg",
      "tif",
    );
    await fc.assert(
      fc.asyncProperty(extension, fc.uint8Array({ maxLength: 400 }), async (ending, bytes) => {
        const file = { name: `noise.${ending}`, bytes };
        const { result } = await importFiles([file], IMPORT_ORDER, NO_CONTEXT, noTick);
        expect(result.read).toBe(result.rows.length + result.rejected.length);
      }),
      { numRuns: RUNS * 5 },
    );
  });
});
