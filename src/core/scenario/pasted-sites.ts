import { numberOf } from "../base/number.ts";
import type { Place } from "../facilities/facility.ts";
import { cleanCoordinate } from "../import/clean-value.ts";
import { placeOfPair } from "./typed-place.ts";

/** Why a line is no site: no place in it, a figure below 0, or words that say nothing known. */
type PasteFault = "no-place" | "bad-capacity" | "not-understood";

/** A line that is not blank: a site, a heading, or a line that cannot be read. */
export interface PastedRow {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly kind: "site" | "heading" | "rejected";
  readonly fault: PasteFault | null;
  readonly name: string | null;
  readonly place: Place | null;
  /** Null where the line says none. */
  readonly class: string | null;
  readonly capacity: number | null;
}

const LONGEST_NAME = 200;
const SHOWN = 80;

/**
 * Sites typed or pasted one a line: name, longitude, latitude, class, capacity, parted by
 * commas, tabs, semicolons or spaces; all but the place may be missing, and the place may be in
 * degrees, minutes and seconds. Longitude stands first unless letters say otherwise; nothing is
 * guessed. `classOf` knows the words for classes.
 */
export function pastedSites(
  text: string,
  classOf: (word: string) => string | null,
): readonly PastedRow[] {
  const rows: PastedRow[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, k) => {
    const line = raw.trim();
    if (line === "") return;
    const isFirst = rows.length === 0;
    rows.push(rowOf(line, k + 1, isFirst, classOf));
  });
  return rows;
}

function rowOf(
  text: string,
  line: number,
  mayBeHeading: boolean,
  classOf: (word: string) => string | null,
): PastedRow {
  const none = { name: null, place: null, class: null, capacity: null };
  const rejected = (fault: PasteFault): PastedRow => {
    return { line, text: text.slice(0, SHOWN), kind: "rejected", fault, ...none };
  };
  const strict = text.split(/[,，;；\t]/).map((part) => part.trim());
  const parts = (strict.length >= 2 ? strict : text.split(/\s+/)).filter((part) => part !== "");
  const at = parts.findIndex((_, k) => placeAt(parts, k) !== null);
  if (at < 0) {
    if (!mayBeHeading || !/经度|纬度|\b(lon|lng|lat|longitude|latitude)\b/i.test(text)) {
      return rejected("no-place");
    }
    return { line, text: text.slice(0, SHOWN), kind: "heading", fault: null, ...none };
  }
  let name: string | null = null;
  let facilityClass: string | null = null;
  let capacity: number | null = null;
  for (const [k, part] of parts.entries()) {
    if (k === at || k === at + 1) continue;
    const number = k > at ? numberOf(part) : null;
    const found = classOf(part);
    if (number !== null && number < 0) return rejected("bad-capacity");
    if (number !== null && capacity === null) capacity = number;
    else if (found !== null && facilityClass === null) facilityClass = found;
    else if (number === null && name === null) name = part.slice(0, LONGEST_NAME);
    else return rejected("not-understood");
  }
  const place = placeAt(parts, at);
  return {
    ...{ line, text: text.slice(0, SHOWN), kind: "site", fault: null },
    ...{ name, place, class: facilityClass, capacity },
  };
}

function placeAt(parts: readonly string[], k: number): Place | null {
  const [a, b] = [parts[k], parts[k + 1]];
  if (a === undefined || b === undefined) return null;
  return placeOfPair(cleanCoordinate(a), cleanCoordinate(b));
}
