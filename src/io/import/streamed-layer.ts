import { InputError, IssueLog } from "../../core/base/issue.ts";
import { Cancelled, noTick, type Tick } from "../../core/base/tick.ts";
import type { LazyBytes } from "../../core/import/import-session.ts";
import { refuseFlatgeobuf, withinBounds } from "../read/open-source.ts";
import type { Sheet } from "../read/source-file.ts";
import { tableOfFeatures } from "../read/table-of-features.ts";
import { FgbStream } from "../region/fgb-stream.ts";

/** Rows by which columns are guessed and shown. */
const FIRST_ROWS = 500;

/** A FlatGeobuf file on its way in: its first rows before the rest of it is read. */
export class StreamedLayer {
  readonly #name: string;
  readonly #stream: FgbStream;

  private constructor(name: string, stream: FgbStream) {
    this.#name = name;
    this.#stream = stream;
  }

  /** Reads the header. Throws `InputError` where the bytes are no FlatGeobuf. */
  static async open(name: string, bytes: LazyBytes): Promise<StreamedLayer> {
    const stream = await FgbStream.open(bytes).catch(() => refuse(name));
    return new StreamedLayer(name, stream);
  }

  get isWhole(): boolean {
    return this.#stream.isWhole;
  }

  /** As the header tells, else so many as are read. */
  get rowCount(): number {
    return this.#stream.count || this.#stream.features.length;
  }

  first(log: IssueLog): Promise<Sheet> {
    return this.#sheet(FIRST_ROWS, noTick, log);
  }

  /** Progress in bytes. What was read when it was given up is kept for the next time. */
  whole(tick: Tick, log: IssueLog): Promise<Sheet> {
    return this.#sheet(Number.POSITIVE_INFINITY, tick, log);
  }

  async #sheet(least: number, tick: Tick, log: IssueLog): Promise<Sheet> {
    await this.#stream.readUntil(least, tick).catch((error: unknown) => {
      if (error instanceof Cancelled) throw error;
      refuse(this.#name);
    });
    const { features, crs } = this.#stream;
    const source = { file: this.#name, format: "fgb", encoding: "utf-8", crs } as const;
    const table = tableOfFeatures(source, features, log);
    const sheet = withinBounds({ kind: "table", table }, log);
    if (log.hasErrors) throw new InputError(log.list());
    return sheet;
  }
}

function refuse(name: string): never {
  const log = new IssueLog();
  refuseFlatgeobuf(name, log);
  throw new InputError(log.list());
}
