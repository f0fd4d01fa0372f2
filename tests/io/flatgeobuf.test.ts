import fc from "fast-check";
import { geojson } from "flatgeobuf";
import type { Geometry } from "geojson";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OutLayer, OutOptions } from "../../src/core/import/layer-file.ts";
import { readFgb } from "../../src/io/region/read-fgb.ts";
import { writeLayer } from "../../src/io/write/layers/write-layer.ts";

const PLAIN: OutOptions = { format: "fgb", datum: "wgs84", crs: null, encoding: "utf-8" };

function layerOf(geometries: readonly (Geometry | null)[], more: unknown[] = []): OutLayer {
  const rows = geometries.map((geometry, k) => ({
    values: [`id ${k}`, k % 3 === 0 ? "" : k / 4, (more[k] ?? null) as string | number | null],
    geometry,
  }));
  return { name: "layer", columns: ["编号", "床位", "x"], rows };
}

const degree = fc.integer({ min: -4000, max: 4000 }).map((n) => n / 32);
const point = fc
  .tuple(degree, degree)
  .map(([lon, lat]): Geometry => ({ type: "Point", coordinates: [lon, lat] }));
const square = fc
  .tuple(degree, degree, fc.integer({ min: 1, max: 400 }))
  .map(([x, y, n]): Geometry => {
    const s = n / 32;
    const ring = [
      [x, y],
      [x + s, y],
      [x + s, y + s],
      [x, y + s],
      [x, y],
    ];
    return { type: "Polygon", coordinates: [ring] };
  });
const shapes = fc.oneof(
  fc.array(point, { minLength: 1, maxLength: 700 }),
  fc.array(square, { minLength: 1, maxLength: 60 }),
  fc.array(fc.oneof(point, square), { minLength: 1, maxLength: 40 }),
);

function boxOf(geometry: Geometry): number[] {
  const flat = JSON.stringify(geometry)
    .match(/-?\d+(\.\d+)?/g)!
    .map(Number);
  const [xs, ys] = [0, 1].map((odd) => flat.filter((_, k) => k % 2 === odd));
  return [Math.min(...xs!), Math.min(...ys!), Math.max(...xs!), Math.max(...ys!)];
}

describe("a FlatGeobuf file of ours", () => {
  // The library tells its reader's every step.
  beforeAll(() => void vi.spyOn(console, "debug").mockImplementation(() => {}));
  afterAll(() => vi.restoreAllMocks());

  it("gives its own library what lies in a box, by the index, and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, degree, degree, fc.nat(3000), async (geometries, x, y, size) => {
        const { bytes } = await writeLayer(layerOf(geometries), PLAIN);
        const rect = { minX: x, minY: y, maxX: x + size / 32, maxY: y + size / 32 };
        const found: string[] = [];
        for await (const { properties } of geojson.deserialize(bytes, { rect })) {
          found.push(String(properties!.编号));
        }
        const expected = geometries.flatMap((geometry, k) => {
          const [w, s, e, n] = boxOf(geometry) as [number, number, number, number];
          const isIn = w <= rect.maxX && e >= rect.minX && s <= rect.maxY && n >= rect.minY;
          return isIn ? [`id ${k}`] : [];
        });
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
  });

  it("read whole holds every row, its figures, what is missing, and the system", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (geometries) => {
        const layer = layerOf(geometries, ["eins", 2]);
        const { bytes } = await writeLayer(layer, PLAIN);
        const { features, crs } = await readFgb(bytes);
        expect(crs).toBe("EPSG:4326");
        const byId = new Map(features.map((one) => [one.properties.编号, one]));
        expect(byId.size).toBe(geometries.length);
        layer.rows.forEach(({ values, geometry }) => {
          const read = byId.get(values[0]!)!;
          expect(read.geometry).toEqual(geometry);
          expect(read.properties.床位).toBe(values[1] === "" ? null : values[1]);
          expect(read.properties.x).toBe(values[2] === null ? null : String(values[2]));
        });
      }),
      { numRuns: 30 },
    );
  });

  it("of a plane system names its code; of a shifted datum it says so in every row", async () => {
    const layer = layerOf([{ type: "Point", coordinates: [120.5, 30] }]);
    const plane = await writeLayer(layer, { ...PLAIN, crs: "EPSG:4549" });
    expect((await readFgb(plane.bytes)).crs).toBe("EPSG:4549");
    const shifted = await writeLayer(layer, { ...PLAIN, datum: "gcj02" });
    const { features, crs } = await readFgb(shifted.bytes);
    expect(crs).toBeNull();
    expect(features[0]!.properties.crs).toBe("EPSG:4326 gcj02");
  });

  it("of no rows is a file of no rows; rows without a place are refused, not dropped", async () => {
    const none = await writeLayer({ ...layerOf([]), rows: [] }, PLAIN);
    expect((await readFgb(none.bytes)).features).toEqual([]);
    await expect(writeLayer(layerOf([null]), PLAIN)).rejects.toThrow("places-missing");
  });
});
