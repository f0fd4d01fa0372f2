import { zlibSync } from "fflate";

/** How a raster is laid out in its file; the cells are the same. */
export interface TiffLayout {
  readonly width: number;
  readonly height: number;
  /** Row by row from the north-west; one list per band. */
  readonly bands: readonly (readonly number[])[];
  readonly type: "float32" | "int16" | "uint8";
  /** Side of the square tiles, a multiple of 16; strips of this many rows where absent. */
  readonly tile?: number;
  readonly rowsPerStrip?: number;
  readonly press: "none" | "deflate" | "lzw";
  readonly noData?: string;
  /** GeoKeys: id → value. */
  readonly keys: Readonly<Record<number, number>>;
  /** Tie point (column, row, x, y) and cell size, or a matrix; neither: the file does not say. */
  readonly tie?: readonly [number, number, number, number];
  readonly cell?: readonly [number, number];
  readonly matrix?: readonly number[];
}

const BYTES = { float32: 4, int16: 2, uint8: 1 } as const;
const FORMAT = { float32: 3, int16: 2, uint8: 1 } as const;
const PRESS = { none: 1, deflate: 8, lzw: 5 } as const;

/** A little-endian GeoTIFF, bands interleaved by cell. */
export function tiff(layout: TiffLayout): Uint8Array {
  const blocks = blocksOf(layout).map((block) => pressed(block, layout.press));
  const { width, height, bands, type, tile, keys } = layout;
  const shorts = (...values: number[]) => ({ kind: 3, values });
  const longs = (...values: number[]) => ({ kind: 4, values });
  const doubles = (...values: number[]) => ({ kind: 12, values });
  const text = (value: string) => ({
    kind: 2,
    values: [...`${value}\0`].map((c) => c.charCodeAt(0)),
  });
  const sorted = Object.entries(keys).map(([id, value]) => [Number(id), 0, 1, value]);
  const tags = new Map<number, { kind: number; values: number[] }>([
    [256, longs(width)],
    [257, longs(height)],
    [258, shorts(...bands.map(() => BYTES[type] * 8))],
    [259, shorts(PRESS[layout.press])],
    [262, shorts(1)],
    [277, shorts(bands.length)],
    [284, shorts(1)],
    [339, shorts(...bands.map(() => FORMAT[type]))],
    [34735, shorts(1, 1, 0, sorted.length, ...sorted.flat())],
  ]);
  const offsets = blocks.map(() => 0);
  const sizes = blocks.map(({ length }) => length);
  if (tile !== undefined) {
    tags.set(322, longs(tile)).set(323, longs(tile));
    tags.set(324, longs(...offsets)).set(325, longs(...sizes));
  } else {
    tags.set(278, longs(layout.rowsPerStrip ?? height));
    tags.set(273, longs(...offsets)).set(279, longs(...sizes));
  }
  if (layout.tie !== undefined) {
    const [i, j, x, y] = layout.tie;
    tags.set(33922, doubles(i, j, 0, x, y, 0));
  }
  if (layout.cell !== undefined) tags.set(33550, doubles(...layout.cell, 0));
  if (layout.matrix !== undefined) tags.set(34264, doubles(...layout.matrix));
  if (layout.noData !== undefined) tags.set(42113, text(layout.noData));
  return file(tags, tile === undefined ? 273 : 324, blocks);
}

const SIZE: Readonly<Record<number, number>> = { 2: 1, 3: 2, 4: 4, 12: 8 };

function file(
  tags: Map<number, { kind: number; values: number[] }>,
  offsetTag: number,
  blocks: readonly Uint8Array[],
): Uint8Array {
  const entries = [...tags].sort(([a], [b]) => a - b);
  let end = 8 + 2 + 12 * entries.length + 4;
  const places = entries.map(([, { kind, values }]) => {
    const size = SIZE[kind]! * values.length;
    if (size <= 4) return null;
    const at = end;
    end += size + (size % 2);
    return at;
  });
  const offsets = tags.get(offsetTag)!.values;
  blocks.forEach((block, k) => {
    offsets[k] = end;
    end += block.length;
  });
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  view.setUint16(8, entries.length, true);
  entries.forEach(([tag, { kind, values }], k) => {
    const at = 10 + 12 * k;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, kind, true);
    view.setUint32(at + 4, values.length, true);
    const place = places[k] ?? at + 8;
    if (places[k] !== null) view.setUint32(at + 8, place, true);
    values.forEach((value, v) => {
      if (kind === 2) view.setUint8(place + v, value);
      else if (kind === 3) view.setUint16(place + 2 * v, value, true);
      else if (kind === 4) view.setUint32(place + 4 * v, value, true);
      else view.setFloat64(place + 8 * v, value, true);
    });
  });
  blocks.forEach((block, k) => {
    bytes.set(block, offsets[k]!);
  });
  return bytes;
}

/** Tiles or strips, each row by row, bands cell by cell; tiles are filled up with zeros. */
function blocksOf({ width, height, bands, type, tile, rowsPerStrip = height }: TiffLayout) {
  const [w, h] = tile === undefined ? [width, rowsPerStrip] : [tile, tile];
  const blocks: Uint8Array[] = [];
  for (let top = 0; top < height; top += h) {
    for (let left = 0; left < width; left += w) {
      const rows = tile === undefined ? Math.min(h, height - top) : h;
      const view = new DataView(new ArrayBuffer(w * rows * bands.length * BYTES[type]));
      let at = 0;
      for (let r = top; r < top + rows; r++) {
        for (let c = left; c < left + w; c++) {
          for (const band of bands) {
            const value = r < height && c < width ? band[r * width + c]! : 0;
            if (type === "float32") view.setFloat32(at, value, true);
            else if (type === "int16") view.setInt16(at, value, true);
            else view.setUint8(at, value);
            at += BYTES[type];
          }
        }
      }
      blocks.push(new Uint8Array(view.buffer));
    }
  }
  return blocks;
}

function pressed(block: Uint8Array, press: TiffLayout["press"]): Uint8Array {
  if (press === "deflate") return zlibSync(block);
  return press === "lzw" ? lzw(block) : block;
}

/** LZW that never uses its table: it is cleared before codes would grow beyond nine bits. */
function lzw(block: Uint8Array): Uint8Array {
  const codes: number[] = [];
  block.forEach((byte, k) => {
    if (k % 250 === 0) codes.push(256);
    codes.push(byte);
  });
  const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, "0")).join("");
  const out = new Uint8Array(Math.ceil(bits.length / 8));
  out.forEach((_, k) => {
    out[k] = Number.parseInt(bits.slice(8 * k, 8 * k + 8).padEnd(8, "0"), 2);
  });
  return out;
}
