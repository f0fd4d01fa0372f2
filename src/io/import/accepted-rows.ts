import type { Geometry } from "geojson";
import type { ImportedRow, ImportedRows } from "../../core/import/import-file.ts";
import { FieldReader } from "./fields-of-row.ts";
import type { RowReader } from "./row-reader.ts";

/** Rows of one table that are taken: where they stand and where they lie; each is read when asked for. */
export class AcceptedRows implements ImportedRows {
  readonly reader: RowReader;
  /** Row of the table by number of the accepted row. */
  readonly #rows: Uint32Array;
  /** Degrees on WGS 84; NaN where the place is no point. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Places that are no points, by row of the table. */
  readonly #areas: ReadonlyMap<number, Geometry>;
  /** Level of the unit whose place a row took, by row of the table. */
  readonly #estimated: ReadonlyMap<number, string>;
  readonly #fields: FieldReader;
  readonly #nameAt: number;
  /** Capacities taken over from rows that are the same institution, by row of the table. */
  readonly #takenOver: ReadonlyMap<number, number>;

  constructor(
    reader: RowReader,
    rows: Uint32Array,
    lon: Float64Array,
    lat: Float64Array,
    areas: ReadonlyMap<number, Geometry>,
    estimated: ReadonlyMap<number, string>,
    takenOver: ReadonlyMap<number, number> = new Map(),
  ) {
    this.#takenOver = takenOver;
    this.reader = reader;
    this.#rows = rows;
    this.lon = lon;
    this.lat = lat;
    this.#areas = areas;
    this.#estimated = estimated;
    this.#nameAt = reader.columnAt(reader.decision.columns.name);
    this.#fields = new FieldReader(reader);
  }

  get length(): number {
    return this.#rows.length;
  }

  /** The row's place in its table. */
  tableRow(k: number): number {
    return this.#rows[k]!;
  }

  isPoint(k: number): boolean {
    return !Number.isNaN(this.lon[k]!);
  }

  estimated(k: number): string | null {
    return this.#estimated.size === 0 ? null : (this.#estimated.get(this.#rows[k]!) ?? null);
  }

  /** The name as text, "" where no column holds it. */
  nameOf(k: number): string {
    const { name } = this.reader.decision.columns;
    if (name === undefined) return "";
    return this.reader.text(this.#rows[k]!, name, this.#nameAt).trim();
  }

  at(k: number): ImportedRow {
    const r = this.#rows[k]!;
    return {
      ...this.told(k),
      key: this.reader.keyOf(r),
      sheet: this.reader.table.sheet,
      values: this.reader.valuesOf(r),
    };
  }

  /** A row without what its file says of it. */
  told(k: number): Omit<ImportedRow, "key" | "sheet" | "values"> {
    const r = this.#rows[k]!;
    return {
      row: this.reader.table.rowNumbers[r]!,
      fields: this.#fieldsOf(r),
      geometry: this.isPoint(k)
        ? { type: "Point", coordinates: [this.lon[k]!, this.lat[k]!] }
        : (this.#areas.get(r) ?? null),
      estimated: this.estimated(k),
    };
  }

  #fieldsOf(r: number): ImportedRow["fields"] {
    const fields = this.#fields.fieldsOf(r);
    const capacity = this.#takenOver.get(r);
    return capacity === undefined ? fields : { ...fields, capacity };
  }

  *[Symbol.iterator](): Iterator<ImportedRow> {
    for (let k = 0; k < this.length; k++) yield this.at(k);
  }

  /** The same with capacities, by row of the table, where their own are missing. */
  withCapacities(takenOver: ReadonlyMap<number, number>): AcceptedRows {
    if (takenOver.size === 0) return this;
    const { reader, lon, lat } = this;
    return new AcceptedRows(reader, this.#rows, lon, lat, this.#areas, this.#estimated, takenOver);
  }

  /** The same without these of its rows. */
  without(left: ReadonlySet<number>): AcceptedRows {
    if (left.size === 0) return this;
    const rows = new Uint32Array(this.length - left.size);
    const lon = new Float64Array(rows.length);
    const lat = new Float64Array(rows.length);
    for (let k = 0, at = 0; k < this.length; k++) {
      if (left.has(k)) continue;
      rows[at] = this.#rows[k]!;
      lon[at] = this.lon[k]!;
      lat[at++] = this.lat[k]!;
    }
    return new AcceptedRows(
      this.reader,
      rows,
      lon,
      lat,
      this.#areas,
      this.#estimated,
      this.#takenOver,
    );
  }
}

/** The rows of several tables one after the other. */
export class JoinedRows implements ImportedRows {
  readonly length: number;
  readonly parts: readonly AcceptedRows[];

  constructor(parts: readonly AcceptedRows[]) {
    this.parts = parts;
    this.length = parts.reduce((sum, part) => sum + part.length, 0);
  }

  at(k: number): ImportedRow {
    let rest = k;
    for (const part of this.parts) {
      if (rest < part.length) return part.at(rest);
      rest -= part.length;
    }
    throw new RangeError(`there is no row ${k} among ${this.length}`);
  }

  *[Symbol.iterator](): Iterator<ImportedRow> {
    for (const part of this.parts) yield* part;
  }
}
