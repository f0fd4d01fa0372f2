import type { RowReader } from "./row-reader.ts";

const FREE = -1;

/**
 * Ids taken so far in all tables of one import. Ids are not kept, only where they stand: of a
 * million rows the texts alone would weigh more than all else.
 */
export class TakenIds {
  /** Entry of a slot. */
  #slots = new Int32Array(1024).fill(FREE);
  #hashes = new Int32Array(512);
  #rows = new Uint32Array(512);
  #length = 0;
  /** Ids that were taken before. */
  readonly #before: ReadonlySet<string>;
  readonly #parts: { readonly reader: RowReader; readonly from: number }[] = [];

  constructor(before: ReadonlySet<string>) {
    this.#before = before;
  }

  /** Where the id would stand; −1 where it is taken. Valid until the next `take`. */
  find(id: string): number {
    if (this.#before.size > 0 && this.#before.has(id)) return FREE;
    const hash = hashOf(id);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.#slots[slot]!; entry !== FREE; entry = this.#slots[slot]!) {
      if (this.#hashes[entry] === hash && this.#idAt(entry) === id) return FREE;
      slot = (slot + 1) & mask;
    }
    this.#hashes[this.#length] = hash;
    return slot;
  }

  /** Takes the id that was just looked for, of this row. */
  take(slot: number, reader: RowReader, r: number): void {
    const last = this.#parts[this.#parts.length - 1];
    if (last?.reader !== reader) this.#parts.push({ reader, from: this.#length });
    this.#slots[slot] = this.#length;
    this.#rows[this.#length++] = r;
    if (this.#length === this.#rows.length) this.#grow();
  }

  #idAt(entry: number): string {
    const part = this.#parts.findLast(({ from }) => from <= entry)!;
    return part.reader.idOf(this.#rows[entry]!);
  }

  #grow(): void {
    const size = this.#rows.length * 2;
    const [hashes, rows] = [new Int32Array(size), new Uint32Array(size)];
    hashes.set(this.#hashes);
    rows.set(this.#rows);
    [this.#hashes, this.#rows] = [hashes, rows];
    this.#slots = new Int32Array(size * 2).fill(FREE);
    const mask = size * 2 - 1;
    for (let entry = 0; entry < this.#length; entry++) {
      let slot = hashes[entry]! & mask;
      while (this.#slots[slot] !== FREE) slot = (slot + 1) & mask;
      this.#slots[slot] = entry;
    }
  }
}

/** FNV-1a over the UTF-16 units, stirred once more: serial numbers differ in their last digits only. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) {
    hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
