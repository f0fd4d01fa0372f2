import type { IssueLog } from "../../core/base/issue.ts";
import { SourceRows } from "../inputs/source-rows.ts";
import { readTable } from "../read/read-table.ts";
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
    for (const unsupported of ["crs", "sheet"] as const) {
      if (source[unsupported] === undefined) continue;
      const place = {
        file: this.#planFile,
        key: `${key}.${unsupported}`,
        value: source[unsupported],
      };
      this.#log.error("not-supported", "this release reads longitude and latitude tables", place);
      return null;
    }
    const bytes = await this.#bytes(source.path, `${key}.path`);
    if (bytes === null) return null;
    const { format, encoding } = source;
    const options = { format, encoding, key: `${key}.${format === undefined ? "path" : "format"}` };
    const table = await readTable(source.path, bytes, options, this.#log);
    if (table === null) return null;
    const rows = new SourceRows(table, source, key, this.#log);
    this.#shaOf.set(rows, this.hashOfPath.get(source.path)!);
    return rows;
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
    for (const field of ["x", "y", "node"].filter((name) => rows.has(name))) {
      const place = { file: this.#planFile, key: `${key}.columns.${field}` };
      this.#log.error("not-supported", "this release reads longitude and latitude tables", place);
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
