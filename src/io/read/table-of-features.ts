import type { Feature, Geometry } from "geojson";
import type { IssueLog } from "../../core/base/issue.ts";
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
  const cells: Map<number, string>[] = [];
  const geometries: (Geometry | null)[] = [];
  for (const item of features) {
    const feature = isObject(item) ? (item as unknown as Feature) : null;
    const properties = isObject(feature?.properties) ? feature.properties : {};
    const row = new Map<number, string>();
    for (const [name, value] of Object.entries(properties)) {
      let at = known.get(name);
      if (at === undefined) {
        at = columns.length;
        known.set(name, at);
        columns.push(name);
      }
      row.set(at, textOf(value));
      if (typeof value !== "number" && value !== null && value !== undefined) notNumeric.add(at);
    }
    cells.push(row);
    geometries.push(isObject(feature?.geometry) ? (feature.geometry as Geometry) : null);
  }
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
    rows: cells.map((row) => columns.map((_, k) => row.get(k) ?? "")),
    rowNumbers: cells.map((_, k) => k + 1),
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
