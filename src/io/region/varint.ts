/** Writes whole numbers ≥ 0 as little-endian base-128 digits, 7 bits each, high bit = more. */
export class VarintWriter {
  private bytes = new Uint8Array(1 << 16);
  private used = 0;

  write(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new RangeError(`Cannot write ${value} as a whole number of 0 or more`);
    }
    if (this.used + 8 > this.bytes.length) {
      const wider = new Uint8Array(this.bytes.length * 2);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.used++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.used++] = rest;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.used);
  }
}

/** Reads such numbers back; throws when the bytes end inside one or it exceeds 32 bits. */
export class VarintReader {
  private at = 0;
  private readonly bytes: Uint8Array;
  private readonly what: string;

  constructor(bytes: Uint8Array, what: string) {
    this.bytes = bytes;
    this.what = what;
  }

  read(): number {
    let value = 0;
    let scale = 1;
    for (let digits = 0; digits < 5; digits++) {
      if (this.at >= this.bytes.length) {
        throw new Error(`The ${this.what} ends after ${this.bytes.length} bytes, inside a number`);
      }
      const byte = this.bytes[this.at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (value > 0xffffffff) throw new Error(`The ${this.what} holds a number over 32 bits`);
        return value;
      }
      scale *= 128;
    }
    throw new Error(`The ${this.what} holds a number over 32 bits`);
  }

  /** Throws unless every byte has been read. */
  end(): void {
    const left = this.bytes.length - this.at;
    if (left > 0) throw new Error(`The ${this.what} has ${left} bytes more than its count says`);
  }
}
