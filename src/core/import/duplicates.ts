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
  const cells = new Map<string, number[]>();
  rows.forEach((row, k) => {
    let best: Duplicate | null = null;
    for (const other of near(cells, row.place)) {
      const first = rows[other]!;
      const distanceM = planarM(first.place, row.place);
      const reason = reasonFor(first, row, distanceM);
      if (reason === null) continue;
      const rank = ORDER.indexOf(reason) * 1000 + distanceM;
      const bestRank =
        best === null ? Infinity : ORDER.indexOf(best.reason) * 1000 + best.distanceM;
      if (rank < bestRank) best = { first: first.key, other: row.key, reason, distanceM };
    }
    if (best !== null) found.push(best);
    const key = cellKey(...cellOf(row.place));
    const list = cells.get(key);
    if (list === undefined) cells.set(key, [k]);
    else if (list.length < MOST_PER_CELL) list.push(k);
  });
  return found;
}

const ORDER: readonly DuplicateReason[] = [
  "same-name-and-place",
  "same-place-other-licence",
  "name-variant",
];

function reasonFor(
  a: DuplicateInput,
  b: DuplicateInput,
  distanceM: number,
): DuplicateReason | null {
  if (distanceM > VARIANT_M) return null;
  const [nameA, nameB] = [plainName(a.name), plainName(b.name)];
  if (nameA === "" || nameB === "") return null;
  if (nameA === nameB) return distanceM <= SAME_PLACE_M ? "same-name-and-place" : "name-variant";
  const [stemA, stemB] = [stemOfName(a.name), stemOfName(b.name)];
  const isVariant =
    stemA.length >= 2 &&
    (stemA === stemB || stemA.startsWith(stemB) || stemB.startsWith(stemA)) &&
    stemB.length >= 2;
  if (distanceM <= SAME_SPOT_M && isVariant) return "same-place-other-licence";
  return isVariant ? "name-variant" : null;
}

const CELL_DEGREES = 0.0025;
/** A stack of thousands at one spot is reported as such, not pair by pair. */
const MOST_PER_CELL = 64;

function cellOf([lon, lat]: Spot): [number, number] {
  return [Math.floor(lon / CELL_DEGREES), Math.floor(lat / CELL_DEGREES)];
}

function cellKey(x: number, y: number): string {
  return `${x},${y}`;
}

function near(cells: ReadonlyMap<string, readonly number[]>, place: Spot): number[] {
  const [x, y] = cellOf(place);
  const found: number[] = [];
  for (let i = x - 1; i <= x + 1; i++) {
    for (let j = y - 1; j <= y + 1; j++) found.push(...(cells.get(cellKey(i, j)) ?? []));
  }
  return found;
}
