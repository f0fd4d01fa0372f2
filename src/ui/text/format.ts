import { MICRO } from "../../core/base/exact.ts";
import type { Cutoff } from "../../core/rules/rule.ts";
import type { Language } from "../../state/session.ts";

/** Joins a number and its unit: U+202F, so that no line breaks between them. */
const NARROW = "\u202F";
const MINUS = "\u2212";

/** Whole people from millionths, with separators; a dash where there is no such figure. */
export function people(micro: number | null | undefined, language: Language): string {
  if (micro === null || micro === undefined) return "—";
  return integer(Math.round(micro / MICRO), language);
}

/** Making one takes longer than writing a hundred numbers with it. */
const formats = new Map<Language, Intl.NumberFormat>();

export function integer(value: number, language: Language): string {
  let format = formats.get(language);
  if (format === undefined) {
    format = new Intl.NumberFormat(language);
    formats.set(language, format);
  }
  return format.format(value).replace("-", MINUS);
}

/** A signed difference: +3,465 or −1,021; 0 carries no sign. */
export function signedPeople(micro: number, language: Language): string {
  const value = Math.round(micro / MICRO);
  return value > 0 ? `+${integer(value, language)}` : integer(value, language);
}

/**
 * A share in per cent with one decimal, or more until it differs from 100 and 0 where the share
 * does: rounding may not change a verdict.
 */
export function percent(part: number, whole: number): string {
  if (whole === 0) return "";
  const share = (part / whole) * 100;
  for (let digits = 1; digits < 6; digits++) {
    const text = share.toFixed(digits);
    const isHonest = (Number(text) < 100 || part >= whole) && (Number(text) > 0 || part === 0);
    if (isHonest) return text;
  }
  return share.toFixed(6);
}

/** Percentage points with a sign, one decimal. */
export function signedPoints(points: number): string {
  const text = Math.abs(points).toFixed(1);
  if (Number(text) === 0) return text;
  return `${points > 0 ? "+" : MINUS}${text}`;
}

/** Metres to 9,999, then kilometres with one decimal. */
export function metres(metresValue: number, language: Language): string {
  if (metresValue < 9999.5) return `${integer(Math.round(metresValue), language)}${NARROW}m`;
  return `${(metresValue / 1000).toFixed(1)}${NARROW}km`;
}

/** Walking minutes, rounded up. */
export function minutes(metresValue: number, speedMps: number, language: Language): string {
  const whole = Math.ceil(metresValue / speedMps / 60 - 1e-9);
  return `${integer(whole, language)}${NARROW}${language === "en" ? "min" : "分钟"}`;
}

/** A cut-off with what it means: minutes always with metres, metres never with minutes. */
export function cutoffText(cutoff: Cutoff, speedMps: number, language: Language): string {
  if ("m" in cutoff) return metres(cutoff.m, language);
  const reach = metres(cutoff.min * 60 * speedMps, language);
  return language === "en"
    ? `${cutoff.min}${NARROW}min = ${reach}`
    : `${cutoff.min}${NARROW}分钟 = ${reach}`;
}

export function squareKm(areaM2: number, language: Language): string {
  const km2 = areaM2 / 1e6;
  return `${km2 < 10 ? km2.toFixed(2) : integer(Math.round(km2), language)}${NARROW}km²`;
}

export function degrees(value: number): string {
  return value.toFixed(4);
}
