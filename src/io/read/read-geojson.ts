import type { Feature, Geometry } from "geojson";
import type { IssueLog } from "../../core/base/issue.ts";
import { decodeText } from "../text/decode-text.ts";
import type { Table, TableFormat } from "./table.ts";

export const OTHER_CRS =
  "the file names another coordinate system than longitude and latitude; export it in WGS 84 or CGCS2000";

/** Reads a FeatureCollection, a Feature or a bare Geometry; anything else is an error in the log. */
export function readGeojson(
  file: string,
  bytes: Uint8Array,
  encoding: string | undefined,
  log: IssueLog,
): Table {
  const decoded = decodeText(bytes, encoding);
  const features = featuresOf(file, decoded.text, log);
  return tableOfFeatures(file, "geojson", decoded.encoding, features, log);
}

function featuresOf(file: string, text: string, log: IssueLog): unknown[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.error("not-json", `the file is not valid JSON (${reason}); export it again`, { file });
    return [];
  }
  const object = isObject(data) ? data : {};
  const crs = JSON.stringify(object.crs ?? null);
  if (object.crs !== undefined && object.crs !== null && !/CRS84|4326|4490/.test(crs)) {
    log.error("not-supported", OTHER_CRS, { file, key: "crs", value: crs.slice(0, 120) });
    return [];
  }
  if (object.type === "FeatureCollection" && Array.isArray(object.features)) {
    return object.features;
  }
  if (object.type === "Feature") return [object];
  if (typeof object.type === "string" && "coordinates" in object) {
    return [{ type: "Feature", properties: {}, geometry: object }];
  }
  log.error("not-geojson", "the file is JSON but not GeoJSON; expected a FeatureCollection", {
    file,
  });
  return [];
}

/** Features as a table: the columns are all property names in order of appearance. */
export function tableOfFeatures(
  file: string,
  format: TableFormat,
  encoding: string,
  features: readonly unknown[],
  log: IssueLog,
): Table {
  const columns: string[] = [];
  const known = new Map<string, number>();
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
    }
    cells.push(row);
    geometries.push(isObject(feature?.geometry) ? (feature.geometry as Geometry) : null);
  }
  if (features.length === 0 && !log.hasErrors) {
    log.error("file-empty", "the file holds no features; choose another", { file });
  }
  return {
    file,
    format,
    encoding,
    delimiter: null,
    columns,
    rows: cells.map((row) => columns.map((_, k) => row.get(k) ?? "")),
    rowNumbers: cells.map((_, k) => k + 1),
    geometries,
  };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
