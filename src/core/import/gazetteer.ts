import { narrow } from "./clean-value.ts";

/** A line of the planner's own table: an address or the name of a place, and its numbers as written. */
export interface GazetteerLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface GazetteerHit {
  readonly x: number;
  readonly y: number;
  /** `address`: the whole address is in the table; `place`: a place that the address names. */
  readonly precision: "address" | "place";
}

/** Names shorter than this are in too many addresses. */
const SHORTEST = 3;

/** Finds addresses in the planner's own geocoding table or list of villages. */
export class Gazetteer {
  /** Null for a text that stands at several places. */
  readonly #lines = new Map<string, GazetteerLine | null>();
  readonly #longest: number;

  constructor(lines: readonly GazetteerLine[]) {
    let longest = 0;
    for (const line of lines) {
      const text = plainAddress(line.text);
      if (text === "") continue;
      const known = this.#lines.get(text);
      const isSame = known != null && known.x === line.x && known.y === line.y;
      this.#lines.set(text, known === undefined || isSame ? line : null);
      longest = Math.max(longest, text.length);
    }
    this.#longest = longest;
  }

  get isEmpty(): boolean {
    return this.#lines.size === 0;
  }

  get size(): number {
    return this.#lines.size;
  }

  /** The whole address, else the longest place that it names and that stands at one place only. */
  find(address: string): GazetteerHit | null {
    const text = plainAddress(address);
    const whole = this.#lines.get(text);
    if (whole != null) return { x: whole.x, y: whole.y, precision: "address" };
    for (let length = Math.min(this.#longest, text.length); length >= SHORTEST; length--) {
      // Towards its end an address becomes finer.
      for (let at = text.length - length; at >= 0; at--) {
        const line = this.#lines.get(text.slice(at, at + length));
        if (line != null) return { x: line.x, y: line.y, precision: "place" };
      }
    }
    return null;
  }
}

/** An address as it is compared: without blanks, signs and the name of the province. */
function plainAddress(text: string): string {
  return narrow(text)
    .toLowerCase()
    .replace(/[\s,，。、;；:：()（）\-—]/g, "")
    .replace(/^(中国)?浙江省?/, "");
}
