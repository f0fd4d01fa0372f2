import type { IssueLog } from "../../core/base/issue.ts";
import { ForeignCrs, readFeatures } from "../region/read-fgb.ts";
import { readCsv } from "./read-csv.ts";
import { OTHER_CRS, readGeojson, tableOfFeatures } from "./read-geojson.ts";
import type { Table, TableFormat } from "./table.ts";

const READABLE: readonly string[] = ["csv", "tsv", "geojson", "fgb"];
const NAMES: Readonly<Record<string, TableFormat>> = {
  csv: "csv",
  txt: "csv",
  tsv: "tsv",
  geojson: "geojson",
  json: "geojson",
  fgb: "fgb",
};

/** Format from the first bytes, then from the name; null where neither tells. */
function guessFormat(name: string, bytes: Uint8Array): TableFormat | null {
  if (bytes[0] === 0x66 && bytes[1] === 0x67 && bytes[2] === 0x62) return "fgb";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 64)).trimStart();
  const extension = name.toLowerCase().split(".").pop() ?? "";
  if (head.startsWith("{") && NAMES[extension] !== "csv") return "geojson";
  return NAMES[extension] ?? null;
}

/** Reads any table format this release has; the log holds an error where it could not. */
export async function readTable(
  file: string,
  bytes: Uint8Array,
  options: {
    readonly format?: string | undefined;
    readonly encoding?: string | undefined;
    /** Key path of the plan that decides the format. */
    readonly key?: string;
  },
  log: IssueLog,
): Promise<Table | null> {
  if (bytes.length === 0) {
    log.error("file-empty", "the file is empty; choose another", { file });
    return null;
  }
  const format = options.format ?? guessFormat(file, bytes);
  if (format === null || !READABLE.includes(format)) {
    log.error(
      "not-supported",
      `files of this kind are not read (${format ?? "unknown"}); give CSV, TSV, GeoJSON or FlatGeobuf`,
      { file, ...(options.key === undefined ? {} : { key: options.key }) },
    );
    return null;
  }
  switch (format as TableFormat) {
    case "csv":
      return readCsv(file, bytes, "csv", options.encoding, log);
    case "tsv":
      return readCsv(file, bytes, "tsv", options.encoding, log);
    case "geojson":
      return readGeojson(file, bytes, options.encoding, log);
    case "fgb":
      return tableOfFeatures(file, "fgb", "utf-8", await fgbFeatures(file, bytes, log), log);
  }
}

async function fgbFeatures(file: string, bytes: Uint8Array, log: IssueLog): Promise<unknown[]> {
  try {
    return [...(await readFeatures(bytes))];
  } catch (error) {
    if (error instanceof ForeignCrs) {
      const place = { file, key: "crs", value: error.message };
      log.error("not-supported", OTHER_CRS, place);
      return [];
    }
    log.error("not-flatgeobuf", "the file is not a whole FlatGeobuf file; export it again", {
      file,
    });
    return [];
  }
}
