import { MICRO } from "../core/base/exact.ts";
import { CELL_COLOURS, CELL_CROWDS } from "./palette.ts";
import type { Bounds, CellScene } from "./scene.ts";
import { type CellWindow, forEachCellIn, windowOf } from "./visible-cells.ts";

/** One strip of the picture: thin enough that rows are evenly spaced on the map to a metre. */
export interface CellStrip {
  readonly bounds: [number, number, number, number];
  readonly image: ImageData;
}

const STRIP_ROWS = 60;
/** The picture is at most this many pixels wide. */
const MAX_PIXELS = 2600;

/** The cells in a window of the map as pictures, a white line between cells where there is room. */
export function cellPicture(
  scene: CellScene,
  bounds: Bounds,
): { strips: CellStrip[]; count: number } {
  const { ground } = scene.demand;
  if (ground.kind !== "lattice") return { strips: [], count: 0 };
  const whole = windowOf(ground, bounds);
  const cols = whole.toCol - whole.fromCol + 1;
  const side = Math.max(1, Math.min(10, Math.floor(MAX_PIXELS / Math.max(cols, 1))));
  const strips: CellStrip[] = [];
  let count = 0;
  for (let row = whole.fromRow; row <= whole.toRow; row += STRIP_ROWS) {
    const window = { ...whole, fromRow: row, toRow: Math.min(row + STRIP_ROWS - 1, whole.toRow) };
    const strip = stripOf(scene, ground, window, side);
    if (strip === null) continue;
    count += strip.count;
    strips.push(strip);
  }
  return { strips, count };
}

function stripOf(
  { state, weights }: CellScene,
  lattice: Parameters<typeof windowOf>[0],
  window: CellWindow,
  side: number,
): (CellStrip & { count: number }) | null {
  const { fromCol, toCol, fromRow, toRow } = window;
  const width = (toCol - fromCol + 1) * side;
  const height = (toRow - fromRow + 1) * side;
  if (width <= 0 || height <= 0) return null;
  const pixels = new Uint32Array(width * height);
  const inset = side >= 4 ? 1 : 0;
  let count = 0;
  forEachCellIn(lattice, window, (i) => {
    const shades = SHADES[state[i]!];
    if (shades === undefined) return;
    count++;
    const colour = shades[crowd(weights[i]! / MICRO)]!;
    const x = (lattice.col[i]! - fromCol) * side;
    const y = (lattice.row[i]! - fromRow) * side;
    for (let dy = 0; dy < side - inset; dy++) {
      const from = (y + dy) * width + x;
      pixels.fill(colour, from, from + side - inset);
    }
  });
  if (count === 0) return null;
  const per = lattice.cellsPerDegree;
  const bounds: CellStrip["bounds"] = [
    lattice.west + fromCol / per,
    lattice.north - (toRow + 1) / per,
    lattice.west + (toCol + 1) / per,
    lattice.north - fromRow / per,
  ];
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer), width, height);
  return { bounds, image, count };
}

/** The colour of a cell by its state and the people (millionths) in it, as `#RRGGBB`. */
export function shadeOf(state: number, weight: number): string {
  return CELL_COLOURS[state]![crowd(weight / MICRO)]!;
}

function crowd(people: number): 0 | 1 | 2 {
  return people < CELL_CROWDS[0] ? 0 : people < CELL_CROWDS[1] ? 1 : 2;
}

/** Colours as pixels in memory order: red first, fully opaque. */
const SHADES: readonly (readonly number[])[] = CELL_COLOURS.map((shades) =>
  shades.map((hex) => {
    const value = Number.parseInt(hex.slice(1), 16);
    const [r, g, b] = [value >> 16, (value >> 8) & 255, value & 255];
    return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  }),
);
