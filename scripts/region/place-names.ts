import { pinyin } from "pinyin-pro";

/** A name without its kind: 杭州市 → 杭州, 景宁畲族自治县 → 景宁, 莪山畲族乡 → 莪山. */
export function shortName(name: string): string {
  for (const kind of [/畲族自治县$/, /街道$/, /畲族(?:镇|乡)$/, /[省市县区镇乡]$/]) {
    const short = name.replace(kind, "");
    if (short !== name) return short.length >= 2 ? short : name;
  }
  return name;
}

/** Plain letters, no tones, no spaces, ü as v as it is typed. */
export function pinyinOf(name: string): { pinyin: string; initials: string } {
  const read = pinyin(name, { toneType: "none", type: "array", v: true, nonZh: "consecutive" });
  const syllables = read.map((syllable, i) => (name[i] === "都" ? "du" : syllable));
  return {
    pinyin: syllables.join("").toLowerCase(),
    initials: syllables
      .map((syllable) => syllable[0] ?? "")
      .join("")
      .toLowerCase(),
  };
}

/** Where the library reads a county or city name otherwise than its people do. */
const READINGS: Readonly<Record<string, { pinyin: string; initials: string }>> = {
  乐清: { pinyin: "yueqing", initials: "yq" },
};

export function readingOf(short: string): { pinyin: string; initials: string } {
  return READINGS[short] ?? pinyinOf(short);
}

const KINDS_EN: readonly (readonly [RegExp, string])[] = [
  [/街道$/, " Subdistrict"],
  [/畲族镇$/, " She Town"],
  [/畲族乡$/, " She Township"],
  [/镇$/, " Town"],
  [/乡$/, " Township"],
];

/** `Qingbo Subdistrict` for 清波街道. */
export function townNameEn(name: string): string {
  const kind = KINDS_EN.find(([pattern]) => pattern.test(name));
  const stem = kind ? name.replace(kind[0], "") : name;
  return capitalised(pinyinOf(stem).pinyin) + (kind ? kind[1] : "");
}

export function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** One letter for each character U+4E00…U+9FA5: its commonest reading's first, or `-`. */
export function initialsTable(): string {
  const letters: string[] = [];
  for (let code = 0x4e00; code <= 0x9fa5; code++) {
    const reading = pinyin(String.fromCodePoint(code), { toneType: "none", v: true });
    letters.push(/^[a-z]/.test(reading) ? reading[0]! : "-");
  }
  return letters.join("");
}
