import type { Feature, Geometry } from "geojson";
import type { Tick } from "../../core/base/tick.ts";
import type { LazyBytes } from "../../core/import/import-session.ts";
import { FGB_START, type FgbHeader, fgbAlone, fgbHeader, fgbHeaderEnd } from "./fgb-frame.ts";
import { type Properties, readFgb } from "./read-fgb.ts";

/** A first piece is small, so that it is there soon; later ones are asked for less often. */
const FIRST_BYTES = 256 * 1024;
const PIECE_BYTES = 4 * 1024 * 1024;

interface OpenedFgb {
  /** All bytes before the index. */
  readonly head: Uint8Array;
  readonly header: FgbHeader;
}

/** Reads the header of a file. Throws where there is none, or where the file ends before its features. */
export async function openFgb(bytes: LazyBytes): Promise<OpenedFgb> {
  const end = fgbHeaderEnd(await part(bytes, 0, Math.min(FGB_START, bytes.size)));
  if (end > bytes.size) throw new Error("The FlatGeobuf file ends within its header");
  const head = await part(bytes, 0, end);
  const header = fgbHeader(head);
  if (header.featuresAt > bytes.size) throw new Error("The FlatGeobuf file ends within its index");
  return { head, header };
}

/**
 * A FlatGeobuf file read piece by piece, its index skipped: the first features are there before
 * the rest is asked for, and reading can be left off and taken up again.
 */
export class FgbStream {
  readonly features: Feature<Geometry, Properties>[] = [];
  readonly #bytes: LazyBytes;
  readonly #head: Uint8Array;
  readonly #header: FgbHeader;
  #at: number;
  #crs: string | null = null;

  private constructor(bytes: LazyBytes, { head, header }: OpenedFgb) {
    this.#bytes = bytes;
    this.#head = head;
    this.#header = header;
    this.#at = header.featuresAt;
  }

  /** Reads the header. Throws on bytes that are not FlatGeobuf. */
  static async open(bytes: LazyBytes): Promise<FgbStream> {
    return new FgbStream(bytes, await openFgb(bytes));
  }

  /** Number of features as the header tells; 0 where it does not. */
  get count(): number {
    return this.#header.count;
  }

  get isWhole(): boolean {
    return this.#at === this.#bytes.size;
  }

  /** The coordinate system that the file names as code or text, once a feature is read. */
  get crs(): string | null {
    return this.#crs;
  }

  /**
   * Reads on until there are `least` features, all for `Infinity`, or the end. Progress in bytes.
   * Throws where the file does not hold what its header and its lengths say.
   */
  async readUntil(least: number, tick: Tick): Promise<void> {
    const { size } = this.#bytes;
    // Every piece holds one feature at least, so that the end comes nearer each time.
    while (this.features.length < least && !this.isWhole) {
      await this.#readPiece();
      if (this.count > 0 && this.features.length > this.count) this.#refuse();
      tick(this.#at, size);
    }
    if (this.isWhole && this.features.length < this.count) this.#refuse();
  }

  #refuse(): never {
    throw new Error(`The FlatGeobuf file of ${this.#bytes.size} bytes is not whole`);
  }

  async #readPiece(): Promise<void> {
    const { size } = this.#bytes;
    const wanted = this.features.length === 0 ? FIRST_BYTES : PIECE_BYTES;
    let piece = await part(this.#bytes, this.#at, Math.min(size, this.#at + wanted));
    let whole = wholeFeatures(piece);
    if (whole.count === 0) {
      const end = this.#at + whole.nextEnd;
      if (end > size) this.#refuse();
      piece = await part(this.#bytes, this.#at, end);
      whole = wholeFeatures(piece);
    }
    const { features, crs } = await readFgb(
      fgbAlone(this.#head, this.#header, [piece.subarray(0, whole.end)], whole.count),
    );
    for (const feature of features) this.features.push(feature);
    this.#crs = crs;
    this.#at += whole.end;
  }
}

/** Features that lie whole in a piece: how many, where they end, and where the first one ends. */
function wholeFeatures(piece: Uint8Array): {
  readonly count: number;
  readonly end: number;
  readonly nextEnd: number;
} {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
  let count = 0;
  let end = 0;
  let nextEnd = 4;
  while (end + 4 <= piece.length) {
    const next = end + 4 + view.getUint32(end, true);
    if (count === 0) nextEnd = next;
    if (next > piece.length) break;
    end = next;
    count++;
  }
  return { count, end, nextEnd };
}

async function part(bytes: LazyBytes, from: number, to: number): Promise<Uint8Array> {
  return new Uint8Array(await bytes.slice(from, to).arrayBuffer());
}
