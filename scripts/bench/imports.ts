import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { read } from "@e965/xlsx";
import Papa from "papaparse";
import { noTick } from "../../src/core/base/tick.ts";
import { loadImportContext, NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { importFiles } from "../../src/io/import/import-files.ts";
import { OpenImport } from "../../src/io/import/open-import.ts";
import { StreamedLayer } from "../../src/io/import/streamed-layer.ts";
import {
  type BenchFile,
  csvFile,
  fgbPieces,
  geojsonFile,
  UNDECIDED,
  xlsxFile,
} from "./import-files.ts";
import { type BenchLine, statedLine, timeLine, timesLine } from "./result.ts";

const folder = fileURLToPath(new URL("../../public/region/zhejiang/", import.meta.url));
const MOST_TIMES = 2;
const TURNS = 3;
const ORDER = {
  target: "facilities",
  class: "elder",
  datum: "wgs84",
  crs: undefined,
  mapping: null,
} as const;

type Parse = (bytes: Uint8Array) => unknown;

/** (h) Whole files through the import, held against the region, beside their parsers alone. */
export async function benchImports(): Promise<BenchLine[]> {
  const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  return [
    ...(await besideParser("CSV, 1,000,000 rows", csvFile(1_000_000), (bytes) =>
      Papa.parse(decode(bytes), { newline: "\r\n", delimiter: "," }),
    )),
    ...(await besideParser("GeoJSON, 200,000 rows", geojsonFile(200_000), (bytes) =>
      JSON.parse(decode(bytes)),
    )),
    ...(await besideParser("XLSX, 120,000 rows", xlsxFile(120_000), (bytes) =>
      read(bytes, { type: "array", dense: true }),
    )),
    ...(await benchStream()),
  ];
}

const STREAM_ROWS = 100_000;
const REMARK = 2000;
/** First rows are there in this share of the time that the whole file takes, or sooner. */
const MOST_OF_WHOLE = 0.1;

/** A FlatGeobuf file of 200 MB: its first rows with their guess, beside reading all of it. */
async function benchStream(): Promise<BenchLine[]> {
  const file = new Blob(fgbPieces(STREAM_ROWS, REMARK) as Uint8Array<ArrayBuffer>[]);
  const started = performance.now();
  const layer = await StreamedLayer.open("homes.fgb", file);
  const open = await OpenImport.openStream(layer, NO_CONTEXT);
  const { decision } = await open.look(UNDECIDED);
  const first = performance.now() - started;
  const { result } = await open.read({ ...UNDECIDED, decision }, noTick);
  const whole = performance.now() - started;
  return [
    timeLine(`FlatGeobuf, ${megabytes(file.size)}: its first rows with a guess`, first, null),
    timeLine(`  all ${result.read} rows read and checked`, whole, null),
    timesLine("  the first rows take of the whole", first / whole, MOST_OF_WHOLE),
  ];
}

/** In turns, what each leaves behind collected before the other starts; the best time of each counts. */
async function besideParser(what: string, file: BenchFile, parse: Parse): Promise<BenchLine[]> {
  const context = await loadImportContext(
    async (name) => new Uint8Array(await readFile(join(folder, name))),
  );
  const times = { ours: Infinity, plain: Infinity, out: Infinity };
  let rows = "";
  let memory = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    collect();
    let started = performance.now();
    parse(file.bytes);
    times.plain = Math.min(times.plain, performance.now() - started);
    const before = heldBytes();
    started = performance.now();
    const { result, output } = await importFiles([file], ORDER, context, noTick);
    times.ours = Math.min(times.ours, performance.now() - started);
    memory = Math.max(memory, heldBytes() - before);
    rows = `${result.rows.length} + ${result.rejected.length} = ${result.read}`;
    started = performance.now();
    for (const _piece of output!.pieces());
    times.out = Math.min(times.out, performance.now() - started);
  }
  return [
    timeLine(`import of ${what}, ${megabytes(file.bytes.length)}: ours`, times.ours, null),
    timeLine("  the parser alone", times.plain, null),
    timesLine("  ours takes of the parser's time", times.ours / times.plain, MOST_TIMES),
    timeLine("  writing it out as GeoJSON on top", times.out, null),
    statedLine("  accepted + rejected = read", rows),
    statedLine("  memory held beside the file once it is read", megabytes(memory)),
  ];
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

setFlagsFromString("--expose_gc");
const collect = runInNewContext("gc") as () => void;

function heldBytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
