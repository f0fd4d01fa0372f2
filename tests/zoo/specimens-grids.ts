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

/** 24 × 20 cells of an arc second by the coast of Taizhou: a hill of 330 m that runs out into the sea. */
const HILL = Array.from({ length: 480 }, (_, k) => {
  const [east, south] = [(k % 24) - 15, Math.floor(k / 24) - 9];
  return 330 - 2 * (east * east + south * south);
});
const HEIGHTS: Omit<TiffLayout, "bands" | "type"> = {
  ...{ width: 24, height: 20, press: "deflate" },
  keys: { 1024: 2, 1025: 1, 2048: 4490 },
  tie: [0, 0, 121.6, 28.5],
  cell: [1 / 3600, 1 / 3600],
};
const IN_THE_SEA = HILL.filter((height) => height <= 0).length;
const OVER_BYTES = HILL.filter((height) => height >= 255).length;

/** Heights as they are handed on, and as they are mistaken. */
function heightSpecimens(): readonly Specimen[] {
  const order = { target: "elevation" } as const;
  const undeclared = HILL.map((height, k) => (k === 0 ? -32768 : height > 0 ? height : -9999));
  return [
    {
      file: "dem-undeclared.tif",
      what: "heights whose marks for no data (−9999, one −32768) are not declared, and one absurd peak",
      bytes: tiff({
        ...HEIGHTS,
        type: "int16",
        bands: [undeclared.map((height, k) => (k === 479 ? 9001 : height))],
      }),
      order,
      expected: {
        read: 480,
        accepted: 480 - IN_THE_SEA - 1,
        rejected: IN_THE_SEA + 1,
        codes: { "height-undeclared-none": IN_THE_SEA, "height-out-of-range": 1 },
        never: ["heights-coarse", "heights-elsewhere"],
      },
    },
    {
      file: "dem-bytes.tif",
      what: "heights saved in bytes: everything above is cut off at 255",
      bytes: tiff({
        ...HEIGHTS,
        ...{ type: "uint8", tile: 16 },
        bands: [HILL.map((height) => Math.max(0, Math.min(255, height)))],
      }),
      order,
      expected: {
        read: 480,
        accepted: 480 - OVER_BYTES,
        rejected: OVER_BYTES,
        codes: { "height-cut-off": OVER_BYTES },
      },
    },
    {
      file: "dem-as-people.tif",
      what: "heights brought in as people: warned of, and nobody can be fewer than none",
      bytes: tiff({ ...HEIGHTS, type: "float32", bands: [HILL] }),
      order: DEMAND,
      expected: {
        read: 480,
        accepted: HILL.filter((height) => height >= 0).length,
        rejected: HILL.filter((height) => height < 0).length,
        codes: { "looks-like-heights": 1 },
      },
    },
  ];
}

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
    ...heightSpecimens(),
  ];
}
