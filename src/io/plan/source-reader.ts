import type { IssueLog } from "../../core/base/issue.ts";
import { SourceRows } from "../inputs/source-rows.ts";
import { readTable } from "../read/read-table.ts";
import { sha256Hex } from "./plan-hash.ts";
import type { PlanHost } from "./plan-host.ts";
import type { PlanSource } from "./plan-schema.ts";

/** Opens the sources of one plan, remembering each file's hash. */
export class SourceReader {
  readonly hashOfPath = new Map<string, string>();
  readonly #shaOf = new Map<SourceRows, string>();
  readonly #host: PlanHost;
  readonly #log: IssueLog;

  constructor(host: PlanHost, log: IssueLog) {
    this.#host = host;
    this.#log = log;
  }

  /** The rows of a source that meet its `where`; null where it cannot be read. */
  async rows(source: PlanSource, key: string): Promise<SourceRows | null> {
    for (const unsupported of ["crs", "sheet"] as const) {
      if (source[unsupported] === undefined) continue;
      const place = { key: `${key}.${unsupported}`, value: source[unsupported] };
      this.#log.error("not-supported", "this release reads longitude and latitude tables", place);
      return null;
    }
    const bytes = await this.#host.readFile(source.path);
    if (bytes === null) {
      const place = { file: source.path, key: `${key}.path` };
      this.#log.error("file-not-found", "there is no such file beside the plan; add it", place);
      return null;
    }
    const sha256 = sha256Hex(bytes);
    this.hashOfPath.set(source.path, sha256);
    const { format, encoding } = source;
    const table = await readTable(source.path, bytes, { format, encoding }, this.#log);
    if (table === null) return null;
    const rows = new SourceRows(table, source, key, this.#log);
    this.#shaOf.set(rows, sha256);
    return rows;
  }

  sha(rows: SourceRows): { readonly sha256: string } {
    return { sha256: this.#shaOf.get(rows) ?? "" };
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
