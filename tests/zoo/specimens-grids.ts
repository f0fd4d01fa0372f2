import { writeLayer } from "../../src/io/write/layers/write-layer.ts";
import { CLEAN, refused, type Specimen } from "./specimen.ts";
import { type TiffLayout, tiff } from "./tiff.ts";
import { TRUTH } from "./truth.ts";

const DEMAND = { target: "demand" } as const;

/** 12 × 12 cells of 0.01° inland of Taizhou, every ninth without a value. */
const PEOPLE: TiffLayout = {
  width: 12,
  height: 12,
  bands: [Array.from({ length: 144 }, (_, k) => (k % 9 === 4 ? -9999 : k / 2))],
  type: "float32",
  press: "deflate",
  noData: "-9999",
  keys: { 1024: 2, 1025: 1, 2048: 4490 },
  tie: [0, 0, 121.1, 28.7],
  cell: [0.01, 0.01],
};
const { tie: _tie, cell: _cell, ...UNPLACED } = PEOPLE;

/** Rasters, and FlatGeobuf as this app writes it. */
export async function gridSpecimens(): Promise<readonly Specimen[]> {
  const layer = {
    name: "homes",
    columns: ["编号", "名称", "床位数"],
    rows: TRUTH.map(({ id, name, beds, lon, lat }) => ({
      values: [id, name, beds],
      geometry: { type: "Point" as const, coordinates: [lon, lat] },
    })),
  };
  const metres = { format: "fgb", datum: "wgs84", crs: "EPSG:4549", encoding: "utf-8" } as const;
  return [
    {
      file: "indexed.fgb",
      what: "FlatGeobuf with an index, in metres",
      bytes: (await writeLayer(layer, metres)).bytes,
      expected: CLEAN,
    },
    {
      file: "people-tiles.tif",
      what: "people in tiles, deflate, one cell in nine without a value",
      bytes: tiff({ ...PEOPLE, tile: 16 }),
      order: DEMAND,
      expected: { read: 128, accepted: 128, rejected: 0 },
    },
    {
      file: "people-points.tif",
      what: "LZW strips in metres of a zone, cells that are points, a negative figure",
      bytes: tiff({
        ...PEOPLE,
        bands: [PEOPLE.bands[0]!.map((value, k) => (k === 0 ? -3 : value))],
        ...{ press: "lzw", rowsPerStrip: 5 },
        ...{ keys: { 1024: 1, 1025: 2, 3072: 4528 }, tie: [0, 0, 40_600_000, 3_180_000] },
        cell: [1000, 1000],
      }),
      order: DEMAND,
      expected: {
        read: 128,
        accepted: 127,
        rejected: 1,
        codes: { "weight-not-a-number": 1 },
      },
    },
    {
      file: "nowhere.tif",
      what: "a raster that does not say where it lies",
      bytes: tiff(UNPLACED),
      order: DEMAND,
      expected: refused("raster-not-placed"),
    },
  ];
}
