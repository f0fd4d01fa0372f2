/** Text as bytes of an encoding; GB 18030 is written as GBK, `?` where GBK has no sign. */
export function encodeText(text: string, encoding: "utf-8" | "gb18030"): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  const table = gbkTable();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0)!;
    const pair = code < 0x80 ? code : (table.get(code) ?? 0x3f);
    if (pair > 0xff) bytes.push(pair >> 8);
    bytes.push(pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** The longest start of a text that fits into so many bytes, whole characters only. */
export function cutToBytes(text: string, most: number, encoding: "utf-8" | "gb18030"): string {
  let kept = "";
  let length = 0;
  for (const char of text) {
    length += encodeText(char, encoding).length;
    if (length > most) return kept;
    kept += char;
  }
  return kept;
}

let gbk: ReadonlyMap<number, number> | null = null;

/** Platforms decode GBK but do not write it: the table is read off the decoder, once. */
function gbkTable(): ReadonlyMap<number, number> {
  if (gbk !== null) return gbk;
  const decoder = new TextDecoder("gbk");
  const table = new Map<number, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const code = text.codePointAt(0)!;
      if (text.length === 1 && code !== 0xfffd && !table.has(code))
        table.set(code, lead * 256 + trail);
    }
  }
  gbk = table;
  return table;
}
