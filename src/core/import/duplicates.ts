import { narrow } from "./clean-value.ts";
import { planarM, type Spot } from "./datum-doctor.ts";

/** A row that may be the same institution as another. */
export interface DuplicateInput {
  readonly key: string;
  readonly name: string;
  readonly place: Spot;
}

/** Why two rows look like one institution, strongest first. */
type DuplicateReason = "same-name-and-place" | "same-place-other-licence" | "name-variant";

/** `other` looks like the same institution as `first`, which stands earlier in the file. */
export interface Duplicate {
  readonly first: string;
  readonly other: string;
  readonly reason: DuplicateReason;
  readonly distanceM: number;
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

/** A name without blanks, brackets and full-width signs. */
function plainName(name: string): string {
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
export function findDuplicates(rows: readonly DuplicateInput[]): Duplicate[] {
  const found: Duplicate[] = [];
  const cells = new Map<number, Named[]>();
  for (const { key, name, place } of rows) {
    const row: Named = { key, place, plain: plainName(name), stem: null };
    if (row.plain === "") continue;
    const [x, y] = cellOf(place);
    let best: Duplicate | null = null;
    for (let i = x - 1; i <= x + 1; i++) {
      for (let j = y - 1; j <= y + 1; j++) {
        for (const first of cells.get(cellKey(i, j)) ?? []) {
          const pair = pairOf(first, row);
          if (pair !== null && (best === null || rankOf(pair) < rankOf(best))) best = pair;
        }
      }
    }
    if (best !== null) found.push(best);
    const here = cells.get(cellKey(x, y));
    if (here === undefined) cells.set(cellKey(x, y), [row]);
    else if (here.length < MOST_PER_CELL) here.push(row);
  }
  return found;
}

/** A row with its name prepared; the stem is worked out when a near row asks for it. */
interface Named {
  readonly key: string;
  readonly place: Spot;
  readonly plain: string;
  stem: string | null;
}

function rankOf({ reason, distanceM }: Duplicate): number {
  return ORDER.indexOf(reason) * 1000 + distanceM;
}

const ORDER: readonly DuplicateReason[] = [
  "same-name-and-place",
  "same-place-other-licence",
  "name-variant",
];

function pairOf(a: Named, b: Named): Duplicate | null {
  // A degree is never more than 111.7 km: most neighbours of a cell are too far by that alone.
  if (Math.abs(a.place[1] - b.place[1]) > VARIANT_DEGREES) return null;
  const isSame = a.plain === b.plain;
  if (!isSame && !isVariant(a, b)) return null;
  const distanceM = planarM(a.place, b.place);
  if (distanceM > VARIANT_M) return null;
  const reason = isSame
    ? distanceM <= SAME_PLACE_M
      ? "same-name-and-place"
      : "name-variant"
    : distanceM <= SAME_SPOT_M
      ? "same-place-other-licence"
      : "name-variant";
  return { first: a.key, other: b.key, reason, distanceM };
}

const VARIANT_DEGREES = 0.002;

function isVariant(a: Named, b: Named): boolean {
  a.stem ??= stemOfName(a.plain);
  b.stem ??= stemOfName(b.plain);
  const [x, y] = [a.stem, b.stem];
  return x.length >= 2 && y.length >= 2 && (x.startsWith(y) || y.startsWith(x));
}

const CELL_DEGREES = 0.0025;
/** A stack of thousands at one spot is reported as such, not pair by pair. */
const MOST_PER_CELL = 64;

function cellOf([lon, lat]: Spot): [number, number] {
  return [Math.floor(lon / CELL_DEGREES), Math.floor(lat / CELL_DEGREES)];
}

function cellKey(x: number, y: number): number {
  return x * 1_000_000 + y;
}
