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

/** Code pages as files of this trade name them → our name. */
const ALIASES: Readonly<Record<string, string>> = {
  utf8: "utf-8",
  "65001": "utf-8",
  gbk: "gb18030",
  gb2312: "gb18030",
  "936": "gb18030",
  cp936: "gb18030",
  ansi936: "gb18030",
  "950": "big5",
  cp950: "big5",
  utf16: "utf-16",
  utf16le: "utf-16",
};

/** Our name for an encoding that a file states, stray characters and all; null for one we do not know. */
export function encodingNamed(stated: string): string | null {
  const plain = stated.toLowerCase().replace(/[^a-z0-9-]/g, "");
  const bare = plain.replace(/-/g, "");
  if (Object.hasOwn(LABELS, plain)) return plain;
  return Object.hasOwn(ALIASES, bare) ? ALIASES[bare]! : null;
}

/**
 * Decodes with the stated encoding, else by byte-order mark, else as UTF-8 where the bytes are
 * valid UTF-8, else as UTF-16 where every other byte is 0, else as Big5 or GB 18030, whichever
 * gives common words rather than rare signs.
 */
export function decodeText(bytes: Uint8Array, encoding?: string): DecodedText {
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  if (encoding !== undefined) return { text: decodeAs(bytes, encoding), encoding };
  // Whole files are large: what proves to be UTF-8 is decoded once.
  const text = looksUtf16(bytes) ? null : asUtf8(bytes);
  if (text !== null) return { text, encoding: "utf-8" };
  const found = sniffEncoding(bytes);
  return { text: decodeAs(bytes, found), encoding: found };
}

export function decodeAs(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(LABELS[encoding] ?? encoding).decode(bytes);
}

const SAMPLE_BYTES = 200_000;

/** The encoding that bytes without a mark seem to be in. */
export function sniffEncoding(bytes: Uint8Array): string {
  if (looksUtf16(bytes)) return "utf-16";
  if (asUtf8(bytes) !== null) return "utf-8";
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  return oddness(sample, "big5") < oddness(sample, "gb18030") ? "big5" : "gb18030";
}

/** The text of bytes that are valid UTF-8, else null. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Latin text in UTF-16 has a 0 in every other byte; text files have none elsewhere. */
function looksUtf16(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 2000);
  if (bytes.length % 2 === 1 || length < 4) return false;
  let zeros = 0;
  for (let i = 1; i < length; i += 2) if (bytes[i] === 0) zeros++;
  let low = 0;
  for (let i = 0; i < length; i += 2) if (bytes[i] === 0) low++;
  return zeros * 5 > length / 2 && low === 0;
}

/** The most frequent characters of Chinese tables of places, in both scripts. */
const COMMON = new Set(
  "的一是在有人中大国地市县县區区鎮镇鄉乡街道村社区院所站室名称稱地址床位数數编編号號经經度纬緯面积積类類型等级級年月日机機构構养養老托育医醫卫衛生体體育中心幸福敬老服務务公办民辦办省路东東南西北江河山海新城安平和长長高小学學校幼儿兒园園状狀态態备備注註联聯系電电话話总總计計合其他是否设設施",
);

/** How unlike Chinese prose the text is: undecodable and private signs weigh most, common ones little. */
function oddness(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes);
  let odd = 0;
  let han = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) odd += 5;
    else if (code >= 0x4e00 && code <= 0x9fff) {
      han++;
      if (!COMMON.has(char)) odd += 1;
    } else if (code > 0x7f && !(code >= 0x3000 && code <= 0x303f) && !(code >= 0xff00)) odd += 1.5;
    han += code > 0x7f ? 0.001 : 0;
  }
  return odd / Math.max(han, 1);
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
