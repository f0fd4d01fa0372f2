import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { InputError, type Issue, IssueLog } from "../../src/core/base/issue.ts";
import { noTick } from "../../src/core/base/tick.ts";
import { HEIGHT_UNITS, type HeightUnit } from "../../src/core/elevation/height-raster.ts";
import { DATUMS, type Datum } from "../../src/core/facilities/import.ts";
import { IMPORT_TARGETS, type ImportTarget } from "../../src/core/import/column-roles.ts";
import type { Gazetteer } from "../../src/core/import/gazetteer.ts";
import type { ControlPoint } from "../../src/core/import/import-file.ts";
import {
  type LayerFile,
  layerOfRows,
  OUT_FORMATS,
  type OutOptions,
} from "../../src/core/import/layer-file.ts";
import {
  type ImportContext,
  loadImportContext,
  NO_CONTEXT,
} from "../../src/io/import/import-context.ts";
import { importFiles } from "../../src/io/import/import-files.ts";
import { type MappingFile, parseMapping } from "../../src/io/import/mapping-file.ts";
import { readControl } from "../../src/io/import/read-control.ts";
import { readGazetteer } from "../../src/io/import/read-gazetteer.ts";
import type { SourceFile } from "../../src/io/read/source-file.ts";
import { writeLayer } from "../../src/io/write/layers/write-layer.ts";
import { reportJson } from "../../src/io/write/report-json.ts";
import { jsonBytes } from "../../src/io/write/summary-json.ts";
import { type Arguments, UsageError } from "./arguments.ts";
import { bytesOf, nodeHost } from "./node-host.ts";
import { printIssues } from "./print-issues.ts";
import { canWrite } from "./write-run.ts";

/** Reads files as planners are handed them into `<as>.geojson` (heights: elevation.tif) and import-report.json. */
export async function importCommand(args: Arguments): Promise<number> {
  const { paths, out, json, options } = args;
  if (out === null) throw new UsageError("import needs --out DIR");
  const datum =
    options.datum === undefined ? undefined : (oneOf(options.datum, DATUMS, "--datum") as Datum);
  const handOn = outOptions(options);
  const log = new IssueLog();
  const mapping = options.mapping === undefined ? null : await mappingAt(options.mapping, log);
  const as = options.as ?? mapping?.target ?? "facilities";
  const target = oneOf(as, IMPORT_TARGETS, "--as") as ImportTarget;
  if (target === "elevation" && handOn !== null) {
    throw new UsageError("heights are written as elevation.tif; leave --to out");
  }
  const unit =
    options.unit === undefined
      ? undefined
      : (oneOf(options.unit, HEIGHT_UNITS, "--unit") as HeightUnit);
  const files = await filesAt(paths, log);
  if (log.hasErrors) return refuse(log.list(), null, json);
  const { tick } = await nodeHost(paths[0]!);
  const gazetteer = await gazetteerAt(options.geocode, log);
  const control = await controlAt(options.control, log);
  if (log.hasErrors) return refuse(log.list(), null, json);
  const order = {
    target,
    class: options.class ?? mapping?.class ?? null,
    datum,
    crs: options.crs,
    control,
    unit,
    mapping,
  };
  const trusted = await context(paths[0]!);
  const own = await landAt(options.land, log);
  if (log.hasErrors) return refuse(log.list(), null, json);
  const landmasses = new Set([...trusted.landmasses, ...own]);
  const run = await importFiles(files, order, { ...trusted, gazetteer, landmasses }, tick);
  const { issues } = run.result;
  if (!(await canWrite(out))) return 1;
  if (run.output === null) return refuse(issues, out, json);
  let handed: LayerFile | null = null;
  try {
    if (handOn !== null) {
      const layer = layerOfRows(target, run.result.rows, new Set(run.result.numeric));
      handed = await writeLayer(layer, handOn);
    }
  } catch (error) {
    if (error instanceof InputError) return refuse(error.issues, out, json);
    throw error;
  }
  printIssues([...issues, ...(handed?.issues ?? [])].filter(({ severity }) => severity !== "note"));
  await writeFile(join(out, run.output.name), run.output.pieces());
  await writeFile(join(out, "import-report.json"), run.report);
  if (handed !== null) await writeFile(join(out, handed.name), handed.bytes);
  if (json) process.stdout.write(run.report);
  return 0;
}

const ENCODINGS = ["utf-8", "gb18030"] as const;

/** In what else the accepted rows are handed on; null for nothing beside the GeoJSON. */
function outOptions(options: Arguments["options"]): OutOptions | null {
  if (options.to === undefined) return null;
  return {
    format: oneOf(options.to, OUT_FORMATS, "--to") as OutOptions["format"],
    datum: oneOf(options["to-datum"] ?? "wgs84", DATUMS, "--to-datum") as Datum,
    crs: options["to-crs"] ?? null,
    encoding: oneOf(options["to-encoding"] ?? "utf-8", ENCODINGS, "--to-encoding") as "utf-8",
  };
}

/** Exit 1: what is at fault, on stderr and in report.json where the folder for outputs is known. */
async function refuse(
  issues: readonly Issue[],
  out: string | null,
  json: boolean,
): Promise<number> {
  printIssues(issues);
  if (out !== null) await writeFile(join(out, "report.json"), jsonBytes(reportJson(issues)));
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, issues })}\n`);
  return 1;
}

function oneOf(value: string, known: readonly string[], option: string): string {
  if (!known.includes(value)) throw new UsageError(`${option} is one of ${known.join(", ")}`);
  return value;
}

async function mappingAt(path: string, log: IssueLog): Promise<MappingFile | null> {
  const bytes = await bytesOf(path);
  if (bytes !== null) return parseMapping(basename(path), bytes, log);
  log.error("file-not-found", "there is no such mapping; check the path", { file: path });
  return null;
}

/** The planner's own table of addresses; none where it was not given. */
async function gazetteerAt(path: string | undefined, log: IssueLog): Promise<Gazetteer> {
  if (path === undefined) return NO_CONTEXT.gazetteer;
  const [file] = await filesAt([path], log);
  return (file && (await readGazetteer(file, log))) ?? NO_CONTEXT.gazetteer;
}

/** Ids of the planner's own landmasses, as bringing the file in names them. */
async function landAt(path: string | undefined, log: IssueLog): Promise<readonly string[]> {
  if (path === undefined) return [];
  const files = await filesAt([path], log);
  if (files.length === 0) return [];
  const order = {
    target: "land",
    class: null,
    datum: "wgs84",
    crs: undefined,
    mapping: null,
  } as const;
  const { result } = await importFiles(files, order, NO_CONTEXT, noTick);
  for (const { severity, code, message, examples } of result.issues) {
    if (severity === "error") log.error(code, message, examples[0]);
  }
  return [...result.rows].map(({ fields }) => String(fields.id));
}

/** Control points of a local grid from a table with x, y and longitude, latitude (or e, n in --crs). */
async function controlAt(
  path: string | undefined,
  log: IssueLog,
): Promise<readonly ControlPoint[]> {
  if (path === undefined) return [];
  const bytes = await bytesOf(path);
  if (bytes === null) {
    log.error("file-not-found", "there is no such table; check the path", { file: path });
    return [];
  }
  return readControl(basename(path), bytes, log);
}

const PART_OF_SHAPEFILE = /\.(dbf|shx|prj|cpg|sbn|sbx|qpj|shp\.xml)$/i;

/** The files to read; parts of a Shapefile that is named too come in with it. */
async function filesAt(paths: readonly string[], log: IssueLog): Promise<SourceFile[]> {
  const stem = (path: string): string => path.replace(/\.(shp\.xml|[^./\\]*)$/i, "").toLowerCase();
  const shapes = new Set(paths.filter((path) => /\.shp$/i.test(path)).map(stem));
  const files: SourceFile[] = [];
  for (const path of paths) {
    if (PART_OF_SHAPEFILE.test(path) && shapes.has(stem(path))) continue;
    const bytes = await bytesOf(path);
    if (bytes === null) {
      log.error("file-not-found", "there is no such file, or it cannot be read; check the path", {
        file: path,
      });
      continue;
    }
    files.push({
      name: basename(path),
      bytes,
      sibling: async (extension) =>
        (await bytesOf(path.replace(/[^./\\]+$/, extension))) ??
        bytesOf(path.replace(/[^./\\]+$/, extension.toUpperCase())),
    });
  }
  return files;
}

/** The built region as what is trusted; without one nothing is doubted. */
async function context(path: string): Promise<ImportContext> {
  const { readRegion } = await nodeHost(path);
  try {
    return await loadImportContext(readRegion);
  } catch {
    console.error("note region-missing the region is not built: places are not checked against it");
    return NO_CONTEXT;
  }
}
