import type { IssueLog } from "../../core/base/issue.ts";
import { decodeText } from "../text/decode-text.ts";
import { crsNamed } from "./crs-named.ts";
import type { Table } from "./table.ts";
import { isObject, tableOfFeatures } from "./table-of-features.ts";

const OTHER_CRS =
  "the file names a coordinate system that is not known; export it in WGS 84 or CGCS2000";

/**
 * Reads a FeatureCollection, a Feature, a bare Geometry, or one of them per line; anything else
 * is an error in the log.
 */
export function readGeojson(
  file: string,
  bytes: Uint8Array,
  encoding: string | undefined,
  log: IssueLog,
): Table {
  const decoded = decodeText(bytes, encoding);
  const { features, crs } = featuresOf(file, decoded.text, log);
  const source = { file, format: "geojson", encoding: decoded.encoding, crs } as const;
  return tableOfFeatures(source, features, log);
}

interface Found {
  readonly features: readonly unknown[];
  readonly crs: string | null;
}

const NOTHING: Found = { features: [], crs: null };

function featuresOf(file: string, text: string, log: IssueLog): Found {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const lines = featuresByLine(file, text, log);
    if (lines !== null) return lines;
    const reason = error instanceof Error ? error.message : String(error);
    log.error("not-json", `the file is not valid JSON (${reason}); export it again`, { file });
    return NOTHING;
  }
  const object = isObject(data) ? data : {};
  let crs: string | null = null;
  if (object.crs !== undefined && object.crs !== null) {
    const stated = JSON.stringify(object.crs);
    crs = crsNamed(stated);
    if (crs === null) {
      log.error("not-supported", OTHER_CRS, { file, key: "crs", value: stated.slice(0, 120) });
      return NOTHING;
    }
  }
  if (object.type === "FeatureCollection" && Array.isArray(object.features)) {
    return { features: object.features, crs };
  }
  const one = asFeature(object);
  if (one !== null) return { features: [one], crs };
  log.error("not-geojson", "the file is JSON but not GeoJSON; expected a FeatureCollection", {
    file,
  });
  return NOTHING;
}

function asFeature(object: Readonly<Record<string, unknown>>): unknown {
  if (object.type === "Feature") return object;
  if (typeof object.type !== "string" || !("coordinates" in object)) return null;
  return { type: "Feature", properties: {}, geometry: object };
}

/** One feature per line, with or without record separators; null where the first line is none. */
function featuresByLine(file: string, text: string, log: IssueLog): Found | null {
  const lines = text.replaceAll("\u001e", "").split(/\r\n|\n|\r/);
  const features: unknown[] = [];
  for (const [k, line] of lines.entries()) {
    if (line.trim() === "") continue;
    let feature: unknown = null;
    try {
      const data: unknown = JSON.parse(line);
      feature = isObject(data) ? asFeature(data) : null;
    } catch {
      // Said below, with the number of the line.
    }
    if (feature === null) {
      if (features.length === 0) return null;
      const message = "the line is not a GeoJSON feature; it is kept as a row without a place";
      log.add("warning", "line-not-json", message, { file, row: k + 1, value: line.slice(0, 80) });
    }
    features.push(feature);
  }
  return { features, crs: null };
}
