import { type CleanHeights, HEIGHT_FAULTS } from "../../core/elevation/clean-heights.ts";
import type {
  ImportedRow,
  ImportedRows,
  RejectedRow,
  RejectedRows,
} from "../../core/import/import-file.ts";
import type { RasterPlace } from "../elevation/raster-place.ts";

/** Cells with a height as rows; each is made when it is asked for. */
export class HeightRows implements ImportedRows {
  readonly length: number;
  readonly #clean: CleanHeights;
  readonly #place: RasterPlace;

  constructor(clean: CleanHeights, place: RasterPlace) {
    this.length = clean.accepted;
    this.#clean = clean;
    this.#place = place;
  }

  at(k: number): ImportedRow {
    const { metres } = this.#clean.raster;
    let left = k;
    for (let cell = 0; cell < metres.length; cell++) {
      if (!Number.isNaN(metres[cell]!) && left-- === 0) return this.#row(cell);
    }
    throw new RangeError(`there is no height ${k} among ${this.length}`);
  }

  *[Symbol.iterator](): Iterator<ImportedRow> {
    const { metres } = this.#clean.raster;
    for (let cell = 0; cell < metres.length; cell++) {
      if (!Number.isNaN(metres[cell]!)) yield this.#row(cell);
    }
  }

  #row(cell: number): ImportedRow {
    const { width, metres } = this.#clean.raster;
    const row = Math.floor(cell / width);
    const column = cell - row * width;
    return {
      ...{ key: cellKey(cell, width), sheet: null, row: row + 1, values: {} },
      fields: { height: metres[cell]! },
      geometry: { type: "Point", coordinates: this.#place.degreesOf(column, row) },
      estimated: null,
    };
  }
}

/** Cells that were set aside, each with its reason; made in lots. */
export class RejectedCells implements RejectedRows {
  readonly length: number;
  readonly #clean: CleanHeights;
  readonly #values: ArrayLike<number>;
  readonly #column: string;

  constructor(clean: CleanHeights, values: ArrayLike<number>, column: string) {
    this.length = clean.rejected.length;
    this.#clean = clean;
    this.#values = values;
    this.#column = column;
  }

  slice(from: number, to: number): readonly RejectedRow[] {
    const { rejected, faults, raster } = this.#clean;
    const { width } = raster;
    return Array.from(rejected.subarray(from, to), (cell, k) => ({
      ...{ key: cellKey(cell, width), sheet: null, row: Math.floor(cell / width) + 1 },
      reasons: [{ code: HEIGHT_FAULTS[faults[from + k]!]!, column: this.#column }],
      ...{ canAdmit: false, cells: [String(this.#values[cell]!)] },
    }));
  }
}

/** Line and column of a cell, both from 1. */
function cellKey(cell: number, width: number): string {
  const row = Math.floor(cell / width);
  return `${row + 1}:${cell - row * width + 1}`;
}
