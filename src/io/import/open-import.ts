import type { Taken, TakeOptions } from "../../core/analysis/brought-in.ts";
import { InputError, IssueLog } from "../../core/base/issue.ts";
import type { Tick } from "../../core/base/tick.ts";
import { withoutUndefined } from "../../core/base/without-undefined.ts";
import type { TrustedPlace } from "../../core/import/datum-doctor.ts";
import type { ImportDecision, ImportResult, RejectedRow } from "../../core/import/import-file.ts";
import type {
  BesideCount,
  BesideFile,
  ImportLook,
  ImportReading,
  ImportView,
  OpenedFile,
  RowRange,
} from "../../core/import/import-session.ts";
import { type LayerFile, layerOfRows, type OutOptions } from "../../core/import/layer-file.ts";
import { personalKind } from "../../core/import/personal.ts";
import { columnOf } from "../read/cells.ts";
import { openSource, sheetName, tableOfSheet } from "../read/open-source.ts";
import type { Sheet, SourceFile } from "../read/source-file.ts";
import type { Table } from "../read/table.ts";
import { controlTotals } from "./control-totals.ts";
import { diagnose } from "./doctor.ts";
import { controlOf, frameOf } from "./frame.ts";
import type { ImportContext } from "./import-context.ts";
import { faultCounts, heightFile, importHeights, type ReadHeights } from "./import-heights.ts";
import { type DecidedTable, importTables, type RowsRead } from "./import-tables.ts";
import { guessHeights, lookAtHeights, warnOfHeights } from "./look-at-heights.ts";
import { previewTable } from "./preview-table.ts";
import { findPlaces, proposeDecision } from "./propose.ts";
import { readGazetteer, UNUSED_ROW } from "./read-gazetteer.ts";
import { readTrusted } from "./read-trusted.ts";
import type { StreamedLayer } from "./streamed-layer.ts";
import { takeHeights, takeInput } from "./take-input.ts";

/** One file on its way in: opened once, looked at and read as often as the planner decides anew. */
export class OpenImport {
  readonly opened: OpenedFile;
  #sheets: readonly Sheet[];
  /** The file that the one sheet comes from piece by piece; null where it was read whole. */
  readonly #stream: StreamedLayer | null;
  /** Only the first rows of the stream are in the sheet. */
  #isFirst: boolean;
  #context: ImportContext;
  /** Points of the layer that the planner trusts. */
  #trusted: readonly TrustedPlace[] = [];
  readonly #log: IssueLog;
  #last: LastRead | null = null;

  private constructor(
    sheets: readonly Sheet[],
    stream: StreamedLayer | null,
    log: IssueLog,
    context: ImportContext,
  ) {
    this.#sheets = sheets;
    this.#stream = stream;
    this.#isFirst = stream?.isWhole === false;
    this.#context = context;
    this.#log = log;
    this.opened = {
      sheets: sheets.map((sheet) => ({
        name: sheetName(sheet),
        rowCount:
          stream?.rowCount ?? (sheet.kind === "grid" ? sheet.grid.cells : sheet.table.rows).length,
        ...withoutUndefined({
          heights: sheet.kind === "grid" ? undefined : guessHeights(sheet.table),
        }),
      })),
      issues: log.list(),
    };
  }

  /** Throws `InputError` for a file that cannot be read. */
  static async open(
    file: SourceFile,
    encoding: string | undefined,
    context: ImportContext,
  ): Promise<OpenImport> {
    const log = new IssueLog();
    const sheets = await openSource(file, { encoding }, log);
    if (sheets === null) throw new InputError(log.list());
    return new OpenImport(sheets, null, log, context);
  }

  /** A layer whose first rows are read now, and the others when all are asked for. Throws `InputError`. */
  static async openStream(stream: StreamedLayer, context: ImportContext): Promise<OpenImport> {
    const log = new IssueLog();
    const first = await stream.first(log);
    // What there is to say about the first rows is said again about all of them.
    return new OpenImport([first], stream, stream.isWhole ? log : new IssueLog(), context);
  }

  /** The shown sheet under a decision, or under a first proposal. */
  async look(view: ImportView): Promise<ImportLook> {
    const [table] = this.#tables(view, new IssueLog());
    const decision =
      view.decision ??
      withoutPersons(table!, proposeDecision(table!, view.target, { class: view.class }));
    if (decision.target === "elevation") return lookAtHeights(table!, decision, this.#context);
    const places = findPlaces(table!, decision, this.#context);
    const first = { ...table!, rows: table!.rows.slice(0, 200) };
    const log = new IssueLog();
    const trial = await importTables(
      [{ table: first, decision }],
      this.#contextOf(view),
      log,
      () => {},
    );
    const preview = previewTable(table!, decision, places, trial.rejected);
    const isFirst = this.#isFirst;
    return {
      decision,
      preview: isFirst ? { ...preview, rowCount: this.#stream!.rowCount } : preview,
      isFirst,
      diagnosis: isFirst
        ? null
        : await diagnose(table!, decision, this.#context, [...this.#trusted, ...view.trusted]),
      fit: (await frameOf(decision.datum, decision.crs, controlOf(decision)))?.fit ?? null,
    };
  }

  /** All rows of the taken sheets as decided. Throws `InputError` where the decision cannot be carried out. */
  async read(view: ImportView, tick: Tick): Promise<ImportReading> {
    if (this.#isFirst) {
      this.#sheets = [await this.#stream!.whole(tick, this.#log)];
      this.#isFirst = false;
    }
    const log = new IssueLog();
    const tables = this.#tables(view, log);
    const decision = view.decision!;
    const decided = tables.map((table) => ({ table, decision: fitting(table, decision) }));
    if (decision.target === "elevation") return this.#readHeights(decided, log);
    tables.forEach(({ file }, k) => {
      warnOfHeights(file, this.opened.sheets[view.sheets[k]!]?.heights, log);
    });
    const result = await importTables(decided, this.#contextOf(view), log, tick);
    if (log.hasErrors) throw new InputError(log.list());
    const issues = [...this.#log.list(), ...log.list()];
    this.#last = { kind: "rows", result: { ...result, issues }, decision, tables };
    const { rows, rejected, ...told } = result;
    const reasons = new Map<string, number>();
    for (const { code } of rejected.map((row) => row.reasons[0]!)) {
      reasons.set(code, (reasons.get(code) ?? 0) + 1);
    }
    const counts = { accepted: rows.length, rejected: rejected.length, reasons: [...reasons] };
    return {
      result: { ...told, ...counts, issues },
      controlTotals:
        decision.target === "demand" ? controlTotals(rows, decision.columns, this.#context) : [],
    };
  }

  async #readHeights(decided: readonly DecidedTable[], log: IssueLog): Promise<ImportReading> {
    const read = await importHeights(decided, this.#context, log);
    if (read === null) throw new InputError(log.list());
    const issues = [...this.#log.list(), ...log.list()];
    const { decision } = decided[0]!;
    this.#last = { kind: "heights", read, result: { ...read.result, issues }, decision };
    const { rows, rejected, ...told } = read.result;
    const counts = { accepted: rows.length, rejected: rejected.length };
    const reasons = faultCounts(read.clean);
    return { result: { ...told, ...counts, reasons, issues }, controlTotals: [] };
  }

  /** A file beside it: the planner's table of addresses, or a layer that she trusts. Throws `InputError`. */
  async beside({ role, file }: BesideFile): Promise<BesideCount> {
    if (role === "gazetteer") {
      const log = new IssueLog();
      const gazetteer = await readGazetteer(file, log);
      if (gazetteer === null) throw new InputError(log.list());
      this.#context = { ...this.#context, gazetteer };
      const unused = log.list().find(({ code }) => code === UNUSED_ROW)?.count ?? 0;
      return { lines: 0, places: gazetteer.size, unused };
    }
    const { lines, lineCount, places } = await readTrusted(file);
    this.#context = { ...this.#context, roads: lines };
    this.#trusted = places;
    return { lines: lineCount, places: places.length, unused: 0 };
  }

  /** What was read last, to be put in place. */
  take(options: TakeOptions): Taken {
    const last = this.#read();
    if (last.kind === "heights") return takeHeights(last.read, last.result, last.decision);
    return takeInput(last.result, last.decision, last.tables, options);
  }

  /** Rows of the last reading that were set aside. */
  rejected({ from, to }: RowRange): readonly RejectedRow[] {
    return this.#read().result.rejected.slice(from, to);
  }

  /** What was read last, as a file to hand on. */
  async write(name: string, options: OutOptions): Promise<LayerFile> {
    const last = this.#read();
    if (last.kind === "heights") return { ...heightFile(last.read), issues: [] };
    const { rows, numeric } = last.result;
    const { writeLayer } = await import("../write/layers/write-layer.ts");
    return writeLayer(layerOfRows(name, rows, new Set(numeric)), options);
  }

  #read(): LastRead {
    if (this.#last === null) throw new Error("nothing has been read yet");
    return this.#last;
  }

  #contextOf({ landmasses }: ImportView): ImportContext {
    return landmasses === undefined
      ? this.#context
      : { ...this.#context, landmasses: new Set(landmasses) };
  }

  #tables({ sheets, header }: ImportView, log: IssueLog): Table[] {
    return sheets.map((at, k) => tableOfSheet(this.#sheets[at]!, k === 0 ? header : null, log));
  }
}

type LastRead = { readonly decision: ImportDecision } & (
  | {
      readonly kind: "rows";
      readonly result: RowsRead;
      readonly tables: readonly Table[];
    }
  | { readonly kind: "heights"; readonly read: ReadHeights; readonly result: ImportResult }
);

/** Columns of identity and telephone numbers are left out until the planner takes them in. */
function withoutPersons(table: Table, decision: ImportDecision): ImportDecision {
  const drop = table.columns.filter((column, k) => {
    const kind = personalKind(column, columnOf(table.rows, k, 500));
    return kind === "identity" || kind === "telephone";
  });
  return { ...decision, drop };
}

/** A sheet beside the shown one may lack some of its columns. */
function fitting(table: Table, decision: ImportDecision): ImportDecision {
  const columns = Object.fromEntries(
    Object.entries(decision.columns).filter(([, column]) => table.columns.includes(column)),
  );
  return { ...decision, columns };
}
