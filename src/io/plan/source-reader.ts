import type { IssueLog } from "../../core/base/issue.ts";
import { tableInDegrees } from "../datum/table-in-degrees.ts";
import { SourceRows } from "../inputs/source-rows.ts";
import { readTable } from "../read/read-table.ts";
import type { Table } from "../read/table.ts";
import { sha256Hex } from "./plan-hash.ts";
import type { PlanHost } from "./plan-host.ts";
import { sourcePaths } from "./plan-paths.ts";
import type { PlanFile, PlanSource } from "./plan-schema.ts";

/** Opens the sources of one plan, remembering each file's hash. `planFile` is the plan's name. */
export class SourceReader {
  readonly hashOfPath = new Map<string, string>();
  readonly #shaOf = new Map<SourceRows, string>();
  readonly #planFile: string;
  readonly #host: PlanHost;
  readonly #log: IssueLog;

  constructor(planFile: string, host: PlanHost, log: IssueLog) {
    this.#planFile = planFile;
    this.#host = host;
    this.#log = log;
  }

  /** The rows of a source that meet its `where`; null where it cannot be read. */
  async rows(source: PlanSource, key: string): Promise<SourceRows | null> {
    const bytes = await this.#bytes(source.path, `${key}.path`);
    if (bytes === null) return null;
    const { format, encoding } = source;
    const options = { format, encoding, key: `${key}.${format === undefined ? "path" : "format"}` };
    const file = {
      name: source.path,
      bytes,
      sibling: (extension: string) =>
        this.#host.readFile(source.path.replace(/[^./]+$/, extension)),
    };
    const asWritten = await readTable(
      file,
      { ...options, sheet: source.sheet, keyPath: key },
      this.#log,
    );
    if (asWritten === null) return null;
    const table = await this.#inDegrees(asWritten, source, key);
    if (table === null) return null;
    const rows = new SourceRows(table, source, key, this.#log);
    this.#shaOf.set(rows, this.hashOfPath.get(source.path)!);
    return rows;
  }

  /** The table with its geometry, or its columns x and y, moved to degrees by the stated system. */
  async #inDegrees(table: Table, source: PlanSource, key: string): Promise<Table | null> {
    const crs = source.crs ?? table.crs;
    if (crs === null) return table;
    const moved = await tableInDegrees(table, crs, source.columns ?? {});
    if (moved !== null) return moved;
    const place = { file: this.#planFile, key: `${key}.crs`, value: crs.slice(0, 120) };
    this.#log.error(
      "not-supported",
      "the coordinate system is not known; give an EPSG code",
      place,
    );
    return null;
  }

  /** Takes the hash of every file that the plan names and this run does not use. */
  async hashOthers(plan: PlanFile): Promise<void> {
    for (const [key, path] of sourcePaths(plan)) {
      if (!this.hashOfPath.has(path)) await this.#bytes(path, key);
    }
  }

  async #bytes(path: string, key: string): Promise<Uint8Array | null> {
    const bytes = await this.#host.readFile(path);
    if (bytes === null) {
      const place = { file: path, key };
      this.#log.error("file-not-found", "there is no such file beside the plan; add it", place);
      return null;
    }
    this.hashOfPath.set(path, sha256Hex(bytes));
    return bytes;
  }

  sha(rows: SourceRows): { readonly sha256: string } {
    return { sha256: this.#shaOf.get(rows) ?? "" };
  }

  /** Points need a place: geometry, or the columns of longitude and latitude. */
  demandPlaces(rows: SourceRows, key: string): void {
    if (rows.table.geometries !== null) return;
    if (rows.has("node")) {
      const place = { file: this.#planFile, key: `${key}.columns.node` };
      this.#log.error("not-supported", "this release reads longitude and latitude tables", place);
      return;
    }
    if (rows.has("x") || rows.has("y")) {
      const message = "x and y need the key crs, and each other; add them";
      this.#log.error("missing-key", message, { file: this.#planFile, key: `${key}.crs` });
      return;
    }
    for (const field of ["lon", "lat"].filter((name) => !rows.has(name))) {
      const place = { file: this.#planFile, key: `${key}.columns.${field}` };
      this.#log.error("missing-key", "a table of points needs this column; add it", place);
    }
  }

  /** An input of which nothing could be used is an error, whatever the reasons per row. */
  demandSome(rows: SourceRows, key: string): void {
    const { read, accepted, filtered } = rows.counts;
    if (accepted > 0 || this.#log.hasErrors) return;
    const place = { file: rows.table.file, key };
    const message =
      filtered === read && read > 0
        ? "no row meets the condition; change where"
        : "no row could be used; the report lists the reasons";
    this.#log.error("nothing-accepted", message, place);
  }
}
