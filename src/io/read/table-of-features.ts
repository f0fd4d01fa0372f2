import type { Feature, Geometry } from "geojson";
import type { IssueLog } from "../../core/base/issue.ts";
import { ColumnCells } from "./cells.ts";
import type { Table, TableFormat } from "./table.ts";

export interface FeatureSource {
  readonly file: string;
  readonly sheet?: string | null;
  readonly format: TableFormat;
  readonly encoding: string;
  readonly crs?: string | null;
}

/** Features as a table: the columns are all property names in order of appearance. */
export function tableOfFeatures(
  source: FeatureSource,
  features: readonly unknown[],
  log: IssueLog,
): Table {
  const columns: string[] = [];
  const known = new Map<string, number>();
  const notNumeric = new Set<number>();
  const values: unknown[][] = [];
  const geometries: (Geometry | null)[] = [];
  features.forEach((item, r) => {
    const feature = isObject(item) ? (item as unknown as Feature) : null;
    const properties = isObject(feature?.properties) ? feature.properties : {};
    let expected = 0;
    for (const name of Object.keys(properties)) {
      // Features of one file mostly name their properties in one order.
      let at = columns[expected] === name ? expected : known.get(name);
      if (at === undefined) {
        at = columns.length;
        known.set(name, at);
        columns.push(name);
        values.push(Array.from({ length: features.length }));
      }
      expected = at + 1;
      const value = properties[name];
      values[at]![r] = value;
      if (typeof value !== "number" && value !== null && value !== undefined) notNumeric.add(at);
    }
    geometries.push(isObject(feature?.geometry) ? (feature.geometry as Geometry) : null);
  });
  const { file, sheet = null, format, encoding, crs = null } = source;
  if (features.length === 0 && !log.hasErrors) {
    log.error("file-empty", "the file holds no features; choose another", { file });
  }
  return {
    file,
    sheet,
    format,
    encoding,
    delimiter: null,
    headerRows: [],
    columns,
    rows: new ColumnCells(values, features.length, textOf),
    rowNumbers: features.map((_, k) => k + 1),
    geometries,
    crs,
    numeric: new Set(columns.map((_, k) => k).filter((k) => !notNumeric.has(k))),
  };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
