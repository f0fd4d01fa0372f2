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
}

/** Rows of the same name this near are one place. */
export const SAME_PLACE_M = 50;
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
  for (let k = 0; k < name.length; k++) {
    const code = name.charCodeAt(k);
    const isDigit = code >= 0x30 && code <= 0x39;
    if (!isDigit && !(code >= 0x4e00 && code <= 0x9fff)) return false;
  }
  return true;
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
  const names = new Compared(places);
  const { rows, x, y, ranks, columns } = cellsInOrder(places, names);
  const found: DuplicatePair[] = [];
  for (let column = 0; column + 1 < columns.length; column++) {
    const near = [column - 1, column, column + 1].flatMap((c) => {
      const [from, to] = [columns[c], columns[c + 1]];
      const isBeside = from !== undefined && to !== undefined && from < to;
      return isBeside && Math.abs(x[from]! - x[columns[column]!]!) <= 1 ? [{ from, to }] : [];
    });
    for (let p = columns[column]!; p < columns[column + 1]!; p++) {
      const k = rows[p]!;
      let best: DuplicatePair | null = null;
      for (const beside of near) {
        while (y[beside.from]! < y[p]! - 1) beside.from++;
        for (let q = beside.from; q < beside.to && y[q]! <= y[p]! + 1; q++) {
          if (rows[q]! >= k || ranks[q]! >= MOST_PER_CELL) continue;
          const pair = pairOf(rows[q]!, k, places, names);
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
}

function cellsInOrder({ lon, lat, length }: NamedPlaces, names: Compared): CellOrder {
  const named = new Uint32Array(length);
  let count = 0;
  for (let k = 0; k < length; k++) if (names.see(k)) named[count++] = k;
  const cellOf = (degrees: number): number => Math.floor(degrees / CELL_DEGREES);
  const byY = sortedBy(named.subarray(0, count), (k) => cellOf(lat[k]!));
  const rows = sortedBy(byY, (k) => cellOf(lon[k]!));
  const x = Int32Array.from(rows, (k) => cellOf(lon[k]!));
  const y = Int32Array.from(rows, (k) => cellOf(lat[k]!));
  const ranks = new Uint8Array(count);
  const columns: number[] = [];
  for (let p = 0; p < count; p++) {
    const isNew = p === 0 || x[p] !== x[p - 1];
    if (isNew) columns.push(p);
    else if (y[p] === y[p - 1]) ranks[p] = Math.min(255, ranks[p - 1]! + 1);
  }
  return { rows, x, y, ranks, columns: [...columns, count] };
}

/** Rows by a whole number, equal ones in the order they had: a counting sort. */
function sortedBy(rows: Uint32Array, numberOf: (k: number) => number): Uint32Array {
  let [least, most] = [Infinity, -Infinity];
  for (const k of rows) {
    least = Math.min(least, numberOf(k));
    most = Math.max(most, numberOf(k));
  }
  const starts = new Uint32Array(rows.length === 0 ? 1 : most - least + 2);
  for (const k of rows) starts[numberOf(k) - least + 1]!++;
  for (let n = 1; n < starts.length; n++) starts[n] = starts[n]! + starts[n - 1]!;
  const sorted = new Uint32Array(rows.length);
  for (const k of rows) sorted[starts[numberOf(k) - least]!++] = k;
  return sorted;
}

/** What is compared of rows, worked out when a near row asks for them. */
class Compared {
  readonly #places: NamedPlaces;
  readonly #stems = new Map<number, string>();
  readonly #cosLat: Float64Array;
  /** First sign of each plain name, 0 where it may be the beginning of a word that is left out. */
  readonly #signs: Uint16Array;

  constructor(places: NamedPlaces) {
    this.#places = places;
    this.#cosLat = new Float64Array(places.length).fill(Number.NaN);
    this.#signs = new Uint16Array(places.length);
  }

  /** Looks at a row; false where its name holds nothing. */
  see(k: number): boolean {
    const plain = this.plain(k);
    if (plain === "") return false;
    const sign = plain.charCodeAt(0);
    this.#signs[k] = BEGINNINGS[sign] === 1 ? 0 : sign;
    return true;
  }

  /** False where the names of two seen rows are sure to be neither the same nor variants. */
  mayMatch(a: number, b: number): boolean {
    const [x, y] = [this.#signs[a]!, this.#signs[b]!];
    return x === y || x === 0 || y === 0;
  }

  cosLat(k: number): number {
    if (Number.isNaN(this.#cosLat[k]!)) {
      this.#cosLat[k] = cos(this.#places.lat[k]! * RADIANS_PER_DEGREE);
    }
    return this.#cosLat[k]!;
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
  { lon, lat }: NamedPlaces,
  names: Compared,
): DuplicatePair | null {
  if (!names.mayMatch(first, other)) return null;
  // A degree is never more than 111.7 km: most neighbours of a cell are too far by that alone.
  if (Math.abs(lat[first]! - lat[other]!) > VARIANT_DEGREES) return null;
  const dx = (lon[other]! - lon[first]!) * METRES_PER_DEGREE_LAT * names.cosLat(first);
  const dy = (lat[other]! - lat[first]!) * METRES_PER_DEGREE_LAT;
  const distanceM = Math.sqrt(dx * dx + dy * dy);
  if (distanceM > VARIANT_M) return null;
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

const VARIANT_DEGREES = 0.002;

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
    const [x, y] = [a.charCodeAt(k), b.charCodeAt(k)];
    if (BEGINNINGS[x] === 1 || BEGINNINGS[y] === 1) return true;
    if (x !== y) return false;
  }
  return true;
}

const CELL_DEGREES = 0.0025;
/** A stack of thousands at one spot is reported as such, not pair by pair. */
const MOST_PER_CELL = 64;
