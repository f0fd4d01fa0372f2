import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../geo/ellipsoid.ts";
import { cos } from "../geo/trig.ts";
import { narrow } from "./clean-value.ts";

/** Rows that may be the same institution as others, by their place in the list. */
export interface NamedPlaces {
  readonly length: number;
  readonly nameOf: (k: number) => string;
  /** Degrees. */
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
}

/** Why two rows look like one institution, strongest first. */
type DuplicateReason = "same-name-and-place" | "same-place-other-licence" | "name-variant";

/** Row `other` looks like the same institution as row `first`, which stands earlier in the list. */
export interface DuplicatePair {
  readonly first: number;
  readonly other: number;
  readonly reason: DuplicateReason;
  readonly distanceM: number;
}

/** A pair as it is shown: by the keys and names of its rows. */
export interface Duplicate extends Omit<DuplicatePair, "first" | "other"> {
  readonly first: string;
  readonly firstName: string;
  readonly other: string;
  readonly otherName: string;
  /** Null is missing, which is not 0. */
  readonly firstCapacity: number | null;
  readonly otherCapacity: number | null;
}

/** Rows of the same name this near are one place. */
const SAME_PLACE_M = 50;
/** Variants of a name are looked for this far: two sources seldom agree better. */
const VARIANT_M = 200;
/** Licences of one institution are at one spot to the metre. */
const SAME_SPOT_M = 2;

/** Words that say what a place is, not which: their variants name one institution. */
const KINDS =
  /(社会福利院|社会福利中心|福利院|敬老院|养老院|养老服务中心|居家养老服务中心|居家养老服务照料中心|照料中心|养老中心|养老公寓|老年公寓|颐养院|颐养中心|护理院|护养院|托老所|日间照料中心|幸福院|托育中心|托育园|托育机构|托儿所|幼儿园|社区卫生服务中心|社区卫生服务站|卫生服务中心|卫生院|卫生室|医务室|门诊部|诊所|医院|体育中心|健身中心|体育馆|健身馆)/g;
/** Words that only say how an institution is run. */
const FORMS =
  /(有限责任公司|有限公司|股份|公司|集团|民办非企业|公办|民办|公建民营|第?[一二三四五六七八九十]+分院|分院|\(.*?\)|（.*?）|浙江省?|省|市|县|区)/g;

/** Whether a name is Chinese signs and digits and nothing else, as most are. */
function isPlain(name: string): boolean {
  for (let k = 0; k < name.length; k++) if (!isKept(name.charCodeAt(k))) return false;
  return true;
}

/** Signs that a plain name has as they are. */
function isKept(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39);
}

/** A name without blanks, brackets and full-width signs. */
function plainName(name: string): string {
  if (isPlain(name)) return name;
  return narrow(name)
    .toLowerCase()
    .replace(/[\s·.\-_,，、]/g, "");
}

/** What is left of a name without kind and form: 横街镇 of 横街镇敬老院 and 横街镇养老服务中心. */
function stemOfName(name: string): string {
  return plainName(name).replace(FORMS, "").replace(KINDS, "");
}

/**
 * Pairs of rows that look like one institution: each later row is paired once, with the strongest
 * reason and then the nearest row.
 */
export function findDuplicates(places: NamedPlaces): DuplicatePair[] {
  const near = cellsInOrder(places);
  const { rows, x, y, ranks, columns } = near;
  const found: DuplicatePair[] = [];
  for (let column = 0; column + 1 < columns.length; column++) {
    const beside = [column - 1, column, column + 1].flatMap((c) => {
      const [from, to] = [columns[c], columns[c + 1]];
      const isBeside = from !== undefined && to !== undefined && from < to;
      return isBeside && Math.abs(x[from]! - x[columns[column]!]!) <= 1 ? [{ from, to }] : [];
    });
    for (let p = columns[column]!; p < columns[column + 1]!; p++) {
      let best: DuplicatePair | null = null;
      for (const cells of beside) {
        while (y[cells.from]! < y[p]! - 1) cells.from++;
        for (let q = cells.from; q < cells.to && y[q]! <= y[p]! + 1; q++) {
          if (rows[q]! >= rows[p]! || ranks[q]! >= MOST_PER_CELL) continue;
          const distanceM = near.distanceM(q, p);
          if (distanceM > VARIANT_M) continue;
          const pair = pairOf(rows[q]!, rows[p]!, distanceM, near.names);
          if (pair !== null && (best === null || rankOf(pair) < rankOf(best))) best = pair;
        }
      }
      if (best !== null) found.push(best);
    }
  }
  return found.sort((a, b) => a.other - b.other);
}

/** Rows with a name by the cell they lie in: west to east, then south to north, then as they came. */
interface CellOrder {
  readonly rows: Uint32Array;
  /** Cell of each. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Rows before it in its cell, 255 for more. */
  readonly ranks: Uint8Array;
  /** Where the columns of cells begin, those with any row; at the end the number of rows. */
  readonly columns: readonly number[];
  readonly names: Names;
  /** Metres between two rows by their places in this order; infinite where their names rule a pair out. */
  readonly distanceM: (q: number, p: number) => number;
}

function cellsInOrder(places: NamedPlaces): CellOrder {
  const { length } = places;
  const names = new Names(places);
  const cellX = new Int32Array(length);
  const cellY = new Int32Array(length);
  const named = new Uint32Array(length);
  let count = 0;
  for (let k = 0; k < length; k++) {
    if (!names.see(k)) continue;
    cellX[k] = cellOf(places.lon[k]!);
    cellY[k] = cellOf(places.lat[k]!);
    named[count++] = k;
  }
  const held = named.subarray(0, count);
  const rows = sortedBy(sortedBy(held, held, cellY), held, cellX);
  // What is compared lies side by side in the order in which it is compared.
  const x = new Int32Array(count);
  const y = new Int32Array(count);
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  const begins = new Uint16Array(count * SIGNS);
  const cosines = new Float64Array(count);
  const ranks = new Uint8Array(count);
  const columns: number[] = [];
  for (let p = 0; p < count; p++) {
    const k = rows[p]!;
    lon[p] = places.lon[k]!;
    lat[p] = places.lat[k]!;
    x[p] = cellOf(lon[p]!);
    y[p] = cellOf(lat[p]!);
    for (let n = 0; n < SIGNS; n++) begins[p * SIGNS + n] = names.begins[k * SIGNS + n]!;
    cosines[p] = cos(lat[p]! * RADIANS_PER_DEGREE);
    const isNew = p === 0 || x[p] !== x[p - 1];
    if (isNew) columns.push(p);
    else if (y[p] === y[p - 1]) ranks[p] = Math.min(255, ranks[p - 1]! + 1);
  }
  const distanceM = (q: number, p: number): number => {
    for (let n = 0; n < SIGNS; n++) {
      const a = begins[q * SIGNS + n]!;
      const b = begins[p * SIGNS + n]!;
      if (a === 0 || b === 0) break;
      if (a !== b) return Number.POSITIVE_INFINITY;
    }
    const dx = (lon[p]! - lon[q]!) * METRES_PER_DEGREE_LAT * cosines[q]!;
    const dy = (lat[p]! - lat[q]!) * METRES_PER_DEGREE_LAT;
    return Math.sqrt(dx * dx + dy * dy);
  };
  return { rows, x, y, ranks, columns: [...columns, count], names, distanceM };
}

function cellOf(degrees: number): number {
  return Math.floor(degrees / CELL_DEGREES);
}

/**
 * Rows by a whole number, equal ones in the order they had: a counting sort. `counted` holds the same
 * rows as they came, which memory hands over faster than in any other order.
 */
function sortedBy(rows: Uint32Array, counted: Uint32Array, numbers: Int32Array): Uint32Array {
  let [least, most] = [Infinity, -Infinity];
  for (let k = 0; k < counted.length; k++) {
    const number = numbers[counted[k]!]!;
    if (number < least) least = number;
    if (number > most) most = number;
  }
  const starts = new Uint32Array(counted.length === 0 ? 1 : most - least + 2);
  for (let k = 0; k < counted.length; k++) starts[numbers[counted[k]!]! - least + 1]!++;
  for (let n = 1; n < starts.length; n++) starts[n] = starts[n]! + starts[n - 1]!;
  const sorted = new Uint32Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    sorted[starts[numbers[row]! - least]!++] = row;
  }
  return sorted;
}

/** Names as they are compared; worked out again when they are asked for, but for the stems. */
class Names {
  readonly #places: NamedPlaces;
  readonly #stems = new Map<number, string>();
  /**
   * With which `SIGNS` signs each plain name begins; 0 and all behind it where the name ends, or a
   * word may begin that is left out. Names that differ before any 0 are no variants of each other.
   */
  readonly begins: Uint16Array;

  constructor(places: NamedPlaces) {
    this.#places = places;
    this.begins = new Uint16Array(places.length * SIGNS);
  }

  /** Looks at a row; false where its name holds nothing. */
  see(k: number): boolean {
    const name = this.#places.nameOf(k);
    // Most names begin as their plain ones do: these are not made here.
    const isAsItIs = isKept(name.charCodeAt(0));
    const plain = isAsItIs ? name : plainName(name);
    if (plain === "") return false;
    for (let n = 0; n < SIGNS && n < plain.length; n++) {
      const sign = plain.charCodeAt(n);
      if ((isAsItIs && !isKept(sign)) || mayBegin(plain, n)) break;
      this.begins[k * SIGNS + n] = sign;
    }
    return true;
  }

  plain(k: number): string {
    return plainName(this.#places.nameOf(k));
  }

  stem(k: number): string {
    let stem = this.#stems.get(k);
    if (stem === undefined) {
      stem = stemOfName(this.plain(k));
      this.#stems.set(k, stem);
    }
    return stem;
  }
}

function rankOf({ reason, distanceM }: DuplicatePair): number {
  return ORDER.indexOf(reason) * 1000 + distanceM;
}

const ORDER: readonly DuplicateReason[] = [
  "same-name-and-place",
  "same-place-other-licence",
  "name-variant",
];

function pairOf(
  first: number,
  other: number,
  distanceM: number,
  names: Names,
): DuplicatePair | null {
  const [a, b] = [names.plain(first), names.plain(other)];
  const isSame = a === b;
  if (!isSame && !(mayBeVariants(a, b) && isVariant(names.stem(first), names.stem(other)))) {
    return null;
  }
  const reason = isSame
    ? distanceM <= SAME_PLACE_M
      ? "same-name-and-place"
      : "name-variant"
    : distanceM <= SAME_SPOT_M
      ? "same-place-other-licence"
      : "name-variant";
  return { first, other, reason, distanceM };
}

function isVariant(x: string, y: string): boolean {
  return x.length >= 2 && y.length >= 2 && (x.startsWith(y) || y.startsWith(x));
}

/** Signs with which a word of KINDS or FORMS may begin. */
const BEGINNINGS = new Uint8Array(65_536);
for (const sign of "社福敬养居照老颐护托日幸幼卫医门诊体健有股公集民第一二三四五六七八九十分(（浙省市县区") {
  BEGINNINGS[sign.charCodeAt(0)] = 1;
}

/**
 * False where two plain names begin otherwise: what stands before the first sign that may begin a
 * word of KINDS or FORMS is the beginning of the stem, whatever is left out behind it.
 */
function mayBeVariants(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  for (let k = 0; k < length; k++) {
    if (mayBegin(a, k) || mayBegin(b, k)) return true;
    if (a.charCodeAt(k) !== b.charCodeAt(k)) return false;
  }
  return true;
}

const NUMERALS = "一二三四五六七八九十";
const ORDINAL = "第".charCodeAt(0);

/** Whether a word of KINDS or FORMS may begin at a sign; an ordinal only before a Chinese numeral. */
function mayBegin(text: string, k: number): boolean {
  const sign = text.charCodeAt(k);
  if (BEGINNINGS[sign] !== 1) return false;
  return sign !== ORDINAL || NUMERALS.includes(text.charAt(k + 1));
}

const CELL_DEGREES = 0.0025;
/** So many signs tell most neighbours apart: town and village, or street and number. */
const SIGNS = 8;
/** A stack of thousands at one spot is reported as such, not pair by pair. */
const MOST_PER_CELL = 64;
