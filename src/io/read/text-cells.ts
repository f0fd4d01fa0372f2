import { type Cells, plainNumber } from "./cells.ts";

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Records of a delimited text: only where their cells end is kept, ten bytes a cell at most. */
export interface TextRecords {
  readonly cells: Cells;
  /** Place of each record among all, blank ones too, from 1. */
  readonly rowNumbers: readonly number[];
  /** Cells with more than blanks in the fullest record. */
  readonly mostFilled: number;
}

/** Where cells begin and end: cell c of row r ends at `ends[first[r] + c]`. */
interface Layout {
  readonly starts: Uint32Array;
  readonly first: Uint32Array;
  readonly ends: Uint32Array;
}

class TextCells implements Cells {
  readonly length: number;
  readonly #text: string;
  readonly #layout: Layout;
  readonly #from: number;

  constructor(text: string, layout: Layout, from: number, to: number) {
    this.#text = text;
    this.#layout = layout;
    this.#from = from;
    this.length = to - from;
  }

  widthOf(r: number): number {
    const { first } = this.#layout;
    return first[this.#from + r + 1]! - first[this.#from + r]!;
  }

  at(r: number, c: number): string {
    const { starts, first, ends } = this.#layout;
    const row = this.#from + r;
    const k = first[row]! + c;
    if (k >= first[row + 1]! || c < 0) return "";
    const start = c === 0 ? starts[row]! : ends[k - 1]! + 1;
    const end = ends[k]!;
    if (start === end) return "";
    if (this.#text.charCodeAt(start) !== QUOTE) return this.#text.slice(start, end);
    return unquoted(this.#text.slice(start + 1, end - 1));
  }

  numberAt(r: number, c: number): number {
    const { starts, first, ends } = this.#layout;
    const row = this.#from + r;
    const k = first[row]! + c;
    if (k >= first[row + 1]! || c < 0) return Number.NaN;
    return plainNumber(this.#text, c === 0 ? starts[row]! : ends[k - 1]! + 1, ends[k]!);
  }

  longest(): number {
    const { starts, first, ends } = this.#layout;
    let most = 0;
    for (let row = this.#from; row < this.#from + this.length; row++) {
      let start = starts[row]!;
      for (let k = first[row]!; k < first[row + 1]!; k++) {
        most = Math.max(most, ends[k]! - start);
        start = ends[k]! + 1;
      }
    }
    return most;
  }

  slice(from: number, to = this.length): Cells {
    const end = Math.max(from, Math.min(to, this.length));
    return new TextCells(this.#text, this.#layout, this.#from + from, this.#from + end);
  }
}

function unquoted(content: string): string {
  return content.replaceAll('""', '"').replace(/\r\n?/g, "\n");
}

/**
 * The records of a delimited text whose quotes are all where they belong: around whole cells,
 * doubled inside. Null for any other text. Lines end with CR LF, LF or CR; blank records are left out.
 */
export function textRecords(text: string, delimiter: string): TextRecords | null {
  const mark = delimiter.charCodeAt(0);
  const last = Math.max(mark, CR);
  const size = text.length;
  const ends = new Growing(size >>> 3);
  const starts = new Growing(size >>> 6);
  const first = new Growing(size >>> 6);
  const rowNumbers: number[] = [];
  let mostFilled = 0;
  let record = 0;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < size) {
    const rowStart = at;
    const rowFirst = ends.length;
    let filled = 0;
    record++;
    for (;;) {
      const start = at;
      let code = text.charCodeAt(at);
      const isQuoted = code === QUOTE;
      if (isQuoted) {
        at = closingQuote(text, at + 1) + 1;
        if (at === 0) return null;
        code = text.charCodeAt(at);
        if (at < size && code !== mark && code !== LF && code !== CR) return null;
      } else {
        // Nearly all signs lie above the three.
        while (at < size && (code > last || (code !== mark && code !== LF && code !== CR))) {
          code = text.charCodeAt(++at);
        }
      }
      ends.push(at);
      if (holdsInk(text, isQuoted ? start + 1 : start, isQuoted ? at - 1 : at)) filled++;
      if (at >= size || code !== mark) break;
      at++;
    }
    if (filled > 0) {
      starts.push(rowStart);
      first.push(rowFirst);
      rowNumbers.push(record);
      mostFilled = Math.max(mostFilled, filled);
    } else ends.length = rowFirst;
    at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
  }
  first.push(ends.length);
  const layout = { starts: starts.list(), first: first.list(), ends: ends.list() };
  return { cells: new TextCells(text, layout, 0, rowNumbers.length), rowNumbers, mostFilled };
}

/** Where the quoted cell whose content begins at `from` is closed, −1 where it never is. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

/** Whether text[from, to) holds more than what `trim` takes off; the first sign nearly always tells. */
function holdsInk(text: string, from: number, to: number): boolean {
  if (from >= to) return false;
  const code = text.charCodeAt(from);
  const isInk = code > 0x20 && (code < 0xa0 || (code > 0x3000 && code < 0xfe00));
  return isInk || text.slice(from, to).trim() !== "";
}

/** A list of whole numbers that grows. */
class Growing {
  length = 0;
  #values: Uint32Array;

  constructor(expected: number) {
    this.#values = new Uint32Array(Math.max(16, expected));
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  list(): Uint32Array {
    // What was expected too much is worth a copy only where it is much.
    const isClose = this.length * 2 > this.#values.length;
    return isClose ? this.#values.subarray(0, this.length) : this.#values.slice(0, this.length);
  }
}
