import type { HeightRaster } from "../../core/elevation/height-raster.ts";
import type { CellMatrix } from "../read/table.ts";
import { deflated } from "../read/zip.ts";

/** Bytes of one value by the type of a tag. */
const SIZES = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;

interface Tag {
  readonly id: number;
  /** 2 text, 3 short, 4 long, 12 double. */
  readonly type: keyof typeof SIZES;
  readonly values: readonly number[];
}

const STRIP_ROWS = 64;
const FIRST_TAG = 10;
const TAG_BYTES = 12;
const PROJECTED = 1;
const GEOGRAPHIC = 2;
const CELLS_ARE_AREAS = 1;

/**
 * Heights as a GeoTIFF (OGC 19-008r4) of one band: single-precision metres in deflated strips, cells
 * without a height are NaN and declared so. The system is named where it is an EPSG code.
 */
export function heightTif(
  raster: HeightRaster,
  matrix: CellMatrix,
  crs: string | null,
  isDegrees: boolean,
): Uint8Array {
  const strips = stripsOf(raster);
  const tags = tagsOf(raster, matrix, crs, isDegrees, strips);
  const end = FIRST_TAG + TAG_BYTES * tags.length + 4;
  let at = end;
  const places = tags.map(({ type, values }) => {
    const size = SIZES[type] * values.length;
    if (size <= 4) return null;
    const place = at;
    at += size + (size % 2);
    return place;
  });
  const starts = strips.map(({ length }) => {
    const start = at;
    at += length;
    return start;
  });
  const bytes = new Uint8Array(at);
  const view = new DataView(bytes.buffer);
  // Little-endian, version 42, the list of tags follows at once.
  bytes.set([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  view.setUint16(8, tags.length, true);
  tags.forEach(({ id, type, values }, k) => {
    const entry = FIRST_TAG + TAG_BYTES * k;
    view.setUint16(entry, id, true);
    view.setUint16(entry + 2, type, true);
    view.setUint32(entry + 4, values.length, true);
    const place = places[k] ?? null;
    if (place !== null) view.setUint32(entry + 8, place, true);
    const told = id === STRIP_OFFSETS ? starts : values;
    told.forEach((value, v) => {
      put(view, type, (place ?? entry + 8) + SIZES[type] * v, value);
    });
  });
  strips.forEach((strip, k) => {
    bytes.set(strip, starts[k]!);
  });
  return bytes;
}

const STRIP_OFFSETS = 273;

/** In the order of their numbers, as the format asks. */
function tagsOf(
  { width, height }: HeightRaster,
  [x0, xc, xr, y0, yc, yr]: CellMatrix,
  crs: string | null,
  isDegrees: boolean,
  strips: readonly Uint8Array[],
): Tag[] {
  const code = Number(/^EPSG:(\d{4,5})$/i.exec(crs ?? "EPSG:4326")?.[1] ?? 0);
  const keys = [
    [1024, isDegrees ? GEOGRAPHIC : PROJECTED],
    [1025, CELLS_ARE_AREAS],
    ...(code === 0 ? [] : [[isDegrees ? 2048 : 3072, code]]),
  ];
  // The format counts from the corner of the first cell, not from its middle.
  const corner = [x0 - (xc + xr) / 2, y0 - (yc + yr) / 2] as const;
  const matrix = [xc, xr, 0, corner[0], yc, yr, 0, corner[1], 0, 0, 0, 0, 0, 0, 0, 1];
  const short = (id: number, ...values: number[]): Tag => ({ id, type: 3, values });
  const long = (id: number, ...values: number[]): Tag => ({ id, type: 4, values });
  return [
    long(256, width),
    long(257, height),
    short(258, 32),
    short(259, 8), // deflate
    short(262, 1), // 0 is dark
    long(STRIP_OFFSETS, ...strips.map(() => 0)),
    short(277, 1),
    long(278, STRIP_ROWS),
    long(279, ...strips.map(({ length }) => length)),
    short(339, 3), // floating point
    { id: 34264, type: 12, values: matrix },
    short(34735, 1, 1, 0, keys.length, ...keys.flatMap(([id, value]) => [id!, 0, 1, value!])),
    { id: 42113, type: 2, values: [..."nan\0"].map((c) => c.charCodeAt(0)) },
  ];
}

function stripsOf({ width, height, metres }: HeightRaster): Uint8Array[] {
  const strips: Uint8Array[] = [];
  for (let top = 0; top < height; top += STRIP_ROWS) {
    const cells = metres.subarray(top * width, Math.min(height, top + STRIP_ROWS) * width);
    const view = new DataView(new ArrayBuffer(4 * cells.length));
    for (let k = 0; k < cells.length; k++) view.setFloat32(4 * k, cells[k]!, true);
    strips.push(deflated(new Uint8Array(view.buffer)));
  }
  return strips;
}

function put(view: DataView, type: Tag["type"], at: number, value: number): void {
  if (type === 2) view.setUint8(at, value);
  else if (type === 3) view.setUint16(at, value, true);
  else if (type === 4) view.setUint32(at, value, true);
  else view.setFloat64(at, value, true);
}
