/** Text of a file and how it was read. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

const LABELS: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  gb18030: "gb18030",
  big5: "big5",
  "utf-16": "utf-16le",
};

/**
 * Decodes with the stated encoding, else by byte-order mark, else as UTF-8 where the bytes are
 * valid UTF-8, else as GB 18030, which Chinese office programs write.
 */
export function decodeText(bytes: Uint8Array, encoding?: string): DecodedText {
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  if (encoding !== undefined) {
    const text = new TextDecoder(LABELS[encoding] ?? encoding).decode(bytes);
    return { text, encoding };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("gb18030").decode(bytes), encoding: "gb18030" };
  }
}

function byMark(bytes: Uint8Array): DecodedText | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { text: new TextDecoder("utf-8").decode(bytes), encoding: "utf-8" };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16" };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16" };
  }
  return null;
}
