import { type HeightRaster, type HeightUnit, METRES_OF } from "./height-raster.ts";

/** One band of a raster as the file has it. */
export interface RawHeights {
  readonly width: number;
  readonly height: number;
  readonly values: ArrayLike<number>;
  /** Whether a value is what the file declares to be none. */
  readonly isNone: (value: number) => boolean;
  /** The values are bytes: nothing above 255 could be written. */
  readonly isByte: boolean;
}

/** Why a cell is set aside, in the order of their numbers in `CleanHeights.faults`. */
export const HEIGHT_FAULTS = [
  "height-undeclared-none",
  "height-out-of-range",
  "height-cut-off",
] as const;
export type HeightFault = (typeof HEIGHT_FAULTS)[number];

/** Every cell with a value is accepted or set aside: `read = accepted + rejected cells`. */
export interface CleanHeights {
  readonly raster: HeightRaster;
  readonly read: number;
  readonly accepted: number;
  /** Cells that are set aside, in the order of the file, and why: a place in `HEIGHT_FAULTS`. */
  readonly rejected: Uint32Array;
  readonly faults: Uint8Array;
  /** Of the accepted cells, metres; infinite where there are none. */
  readonly lowest: number;
  readonly highest: number;
  /** Cells at the highest value where that is 255 and they are not set aside; 0 where that says nothing. */
  readonly atByteEnd: number;
}

/** From below the shore of the Dead Sea to above Mount Everest, metres. */
const LOWEST_M = -500;
const HIGHEST_M = 9000;
/** What programs write for no height, often without declaring it. */
const NONE_MARKS: ReadonlySet<number> = new Set([
  ...[-9999, -99999, -32768, -32767, 32767, 65535, 9999],
]);
/** The least of single-precision floats and the like. */
const ABSURD = 1e30;
const BYTE_END = 255;
/** So many cells at 255 are no summit: the raster was cut off there. */
const CUT_OFF_CELLS = 20;

/** Whether a number is one that programs write for no height. */
export function isNoneMark(value: number): boolean {
  return NONE_MARKS.has(value) || Math.abs(value) > ABSURD;
}

/** Cells of a band in metres; those that no ground of the Earth has are set aside. */
export function cleanHeights(raw: RawHeights, unit: HeightUnit): CleanHeights {
  const { width, height, values, isNone } = raw;
  const count = width * height;
  const factor = METRES_OF[unit];
  const metres = new Float32Array(count).fill(Number.NaN);
  const ends = endOf(raw, count);
  const isCutOff = raw.isByte && ends >= CUT_OFF_CELLS;
  const faultOf = (value: number): number => {
    if (isNoneMark(value)) return 0;
    const found = value * factor;
    if (found < LOWEST_M || found > HIGHEST_M) return 1;
    return isCutOff && value === BYTE_END ? 2 : -1;
  };
  let [read, wrong] = [0, 0];
  for (let k = 0; k < count; k++) {
    if (isNone(values[k]!)) continue;
    read++;
    if (faultOf(values[k]!) >= 0) wrong++;
  }
  const rejected = new Uint32Array(wrong);
  const faults = new Uint8Array(wrong);
  let at = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < count; k++) {
    const value = values[k]!;
    if (isNone(value)) continue;
    const fault = faultOf(value);
    if (fault >= 0) {
      rejected[at] = k;
      faults[at++] = fault;
      continue;
    }
    metres[k] = value * factor;
    lowest = Math.min(lowest, metres[k]!);
    highest = Math.max(highest, metres[k]!);
  }
  const raster = { width, height, metres };
  const atByteEnd = isCutOff || (!raw.isByte && ends < CUT_OFF_CELLS) ? 0 : ends;
  return { raster, read, accepted: read - wrong, rejected, faults, lowest, highest, atByteEnd };
}

/** Cells of exactly 255 where nothing but a mark for no height is above; else 0. */
function endOf({ values, isNone }: RawHeights, count: number): number {
  let ends = 0;
  for (let k = 0; k < count; k++) {
    const value = values[k]!;
    if (isNone(value) || isNoneMark(value)) continue;
    if (value > BYTE_END) return 0;
    if (value === BYTE_END) ends++;
  }
  return ends;
}
