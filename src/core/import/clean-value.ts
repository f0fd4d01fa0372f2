import { numberOf } from "../base/number.ts";

/** What was done to a cell to read it; each is shown, counted and can be undone by mending the cell. */
export type CellNote =
  | "full-width"
  | "thousands"
  | "unit"
  | "scaled"
  | "approximate"
  | "marked-missing"
  | "not-a-number"
  | "date-in-number"
  | "dms"
  | "pair-in-cell"
  | "axis-letter";

/** A figure read from a cell: null is missing, which is not 0. */
export interface CleanNumber {
  readonly value: number | null;
  readonly notes: readonly CellNote[];
}

const NONE =
  /^(\/+|\\+|-+|—+|–+|−|_+|\.+|…+|\*+|x|无|暂无|没有|不详|未知|待定|空|n\/?a|nan|null|none|nil|#n\/a)$/i;
const ABOUT_BEFORE = /^(约|大约|近|将近|大概|~|～|≈|about|approx\.?|ca\.?)\s*/i;
const ABOUT_AFTER = /\s*(左右|上下|余|多|\+)$/;
/** Unit after a figure → what one of it is in our unit: one, m². */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(张|床|个|人|名|位|家|所|处|间|户|张床位?|个托位|床位|托位)$/, 1],
  [/^(㎡|m2|m²|m\^2|平方米|平米|平方|sq\.?\s?m)$/i, 1],
  [/^(亩)$/, 2000 / 3],
  [/^(公顷|ha|hm2|hm²)$/i, 10_000],
  [/^(万㎡|万m2|万m²|万平方米|万平米|万平)$/i, 10_000],
  [/^(km2|km²|平方公里|平方千米)$/i, 1_000_000],
  [/^(分钟|分|min|班|趟|班次|班\/日|次\/日)$/i, 1],
  [/^(小时|h|hour|hours)$/i, 60],
  [/^(万|万人|万张|万个|万户)$/, 10_000],
  [/^(千|千人)$/, 1000],
  [/^(百人)$/, 100],
];

/** Full-width letters, digits and signs as their narrow forms. */
export function narrow(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000]/g, (char) =>
    char === "\u3000" ? " " : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
}

/** What a unit in a column name multiplies its figures by: 万人 → 10,000, 亩 → 666.67 m²; 1 for none. */
export function unitFactor(column: string): number {
  const plain = narrow(column);
  const inBrackets = /[([【〔]([^)\]】〕]*)[)\]】〕]\s*$/.exec(plain)?.[1];
  const afterSlash = /[/:_]\s*([^/:_]+)$/.exec(plain)?.[1];
  for (const unit of [inBrackets, afterSlash]) {
    const factor = unit === undefined ? null : factorOf(unit.replace(/^单位[:：]?/, "").trim());
    if (factor !== null) return factor;
  }
  return 1;
}

function factorOf(unit: string): number | null {
  return UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? null;
}

/**
 * A figure as people write it: １，２００ · 约120张 · 3.5万 · 0.8亩 · / · —. `factor` is the unit
 * of the column; a unit in the cell wins over it. What is no figure is missing, and says so.
 */
export function cleanNumber(cell: string, factor = 1): CleanNumber {
  const notes: CellNote[] = [];
  const trimmed = cell.trim();
  if (trimmed === "") return { value: null, notes };
  let text = narrow(trimmed).trim();
  if (text !== trimmed) notes.push("full-width");
  if (NONE.test(text)) return { value: null, notes: [...notes, "marked-missing"] };
  if (/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(text)) {
    return { value: null, notes: [...notes, "date-in-number"] };
  }
  const bare = text.replace(ABOUT_BEFORE, "").replace(ABOUT_AFTER, "");
  if (bare !== text) notes.push("approximate");
  text = bare;
  let scale = factor;
  const unit = /^([+-]?[\d.,\s']*\d)\s*([^\d\s.,+-]\S*(?:\s?\S+)?)$/.exec(text);
  if (unit !== null && numberOf(text) === null) {
    const word = unit[2]!.replace(ABOUT_AFTER, "");
    if (word !== unit[2] && !notes.includes("approximate")) notes.push("approximate");
    const own = word === "" ? factor : factorOf(word);
    if (own !== null) {
      notes.push("unit");
      // 床位数(张): 120张 repeats the unit; 人口(万人): 3000人 corrects it.
      scale = own;
      text = unit[1]!;
    }
  }
  const plain = /^[+-]?\d{1,3}([, ']\d{3})+(\.\d+)?$/.test(text)
    ? text.replace(/[, ']/g, "")
    : text;
  if (plain !== text) notes.push("thousands");
  const value = numberOf(plain);
  if (value === null) return { value: null, notes: [...notes, "not-a-number"] };
  if (scale === 1) return { value, notes };
  return { value: Math.round(value * scale * 1e6) / 1e6, notes: [...notes, "scaled"] };
}

/** A coordinate read from a cell, and the axis that its letters name. */
export interface CleanCoordinate extends CleanNumber {
  readonly axis: "lon" | "lat" | null;
}

/** 120.17 · 120°10′12.5″ · 东经120度10分12秒 · E120.17 · 120 10 12; seconds and minutes under 60. */
export function cleanCoordinate(cell: string): CleanCoordinate {
  const notes: CellNote[] = [];
  const trimmed = cell.trim();
  let text = narrow(trimmed).trim();
  if (text !== trimmed) notes.push("full-width");
  if (text === "" || NONE.test(text)) {
    return { value: null, axis: null, notes: text === "" ? notes : [...notes, "marked-missing"] };
  }
  const axis = /[ew]|东经|西经|经度/i.test(text)
    ? "lon"
    : /[ns]|北纬|南纬|纬度/i.test(text)
      ? "lat"
      : null;
  const sign = /[ws]|西经|南纬/i.test(text) && numberOf(text) === null ? -1 : 1;
  if (numberOf(text) !== null) return { value: numberOf(text), axis: null, notes };
  text = text.replace(/[news]|东经|西经|北纬|南纬|经度|纬度|[:：]/gi, " ").trim();
  if (axis !== null) notes.push("axis-letter");
  const plain = /^[+-]?\d[\d,]*(\.\d+)?$/.test(text)
    ? numberOf(text.replace(/,(?=\d{3}\b)/g, ""))
    : numberOf(text);
  if (plain !== null) return { value: sign * plain, axis, notes };
  const parts =
    /^([+-]?)(\d{1,3})\s*[°度º˚d\s]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’‘分m\s]?\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”“秒s]|''|′′)?)?)?$/i.exec(
      text,
    );
  if (parts === null) {
    const degrees = /^([+-]?\d+(?:\.\d+)?)\s*[°度º˚]$/.exec(text)?.[1];
    if (degrees !== undefined) {
      return { value: sign * Number(degrees), axis, notes: [...notes, "dms"] };
    }
    return { value: null, axis, notes: [...notes, "not-a-number"] };
  }
  const [, minus, d, m = "0", s = "0"] = parts;
  if (Number(m) >= 60 || Number(s) >= 60) {
    return { value: null, axis, notes: [...notes, "not-a-number"] };
  }
  const size = Number(d) + Number(m) / 60 + Number(s) / 3600;
  const value = Math.round((minus === "-" ? -1 : sign) * size * 1e9) / 1e9;
  return { value, axis, notes: [...notes, "dms"] };
}

/** Both coordinates in one cell, in their order: "120.17,30.25", "(120.17 30.25)", "N30°1′ E120°2′". */
export function cleanPair(cell: string): readonly [CleanCoordinate, CleanCoordinate] | null {
  const text = narrow(cell)
    .replace(/^\s*(POINT|点)\s*/i, "")
    .replace(/^[\s([{<"]+|[\s)\]}>"]+$/g, "")
    .replace(/[，、；]/g, ",");
  const split =
    splitAt(text, /[,;|/]/) ?? splitAt(text, /\t/) ?? splitAxes(text) ?? splitAt(text, /\s+/);
  if (split === null) return null;
  const [a, b] = [cleanCoordinate(split[0]), cleanCoordinate(split[1])];
  return a.value === null || b.value === null ? null : [a, b];
}

function splitAt(text: string, separator: RegExp): [string, string] | null {
  const parts = text.split(separator).filter((part) => part.trim() !== "");
  return parts.length === 2 ? [parts[0]!, parts[1]!] : null;
}

function splitAxes(text: string): [string, string] | null {
  const found =
    /^(.*?(?:[ew]|东经|经度).*?)\s*((?:[ns]|北纬|纬度).*)$/i.exec(text) ??
    /^(.*?(?:[ns]|北纬|纬度).*?)\s*((?:[ew]|东经|经度).*)$/i.exec(text);
  if (found === null) return null;
  const [, first, second] = found;
  return /\d/.test(first!) && /\d/.test(second!) ? [first!, second!] : null;
}
