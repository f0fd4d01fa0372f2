import { numberOf } from "../../core/base/number.ts";
import type { Table } from "../read/table.ts";

/** Words that column names carry, most telling first. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  id: ["id", "编号", "编码", "代码", "序号", "code"],
  name: ["name", "名称", "机构名称", "设施名称", "单位名称", "机构", "标题"],
  lon: ["lon", "lng", "longitude", "经度", "东经", "x", "x坐标", "坐标x"],
  lat: ["lat", "latitude", "纬度", "北纬", "y", "y坐标", "坐标y"],
  level: ["level", "等级", "级别", "类型", "type"],
  capacity: ["capacity", "beds", "places", "床位", "床位数", "托位", "托位数", "容量", "核定床位"],
  areaM2: ["aream2", "area", "建筑面积", "面积"],
  status: ["status", "状态", "运营状态"],
  openYear: ["openyear", "开业年份", "建成年份", "启用年份", "成立年份"],
  closeYear: ["closeyear", "关闭年份", "停业年份"],
};

/** Our field → the column that most likely holds it. Every column is used at most once. */
export function guessColumns(table: Table): Record<string, string> {
  const guess: Record<string, string> = {};
  const taken = new Set<string>();
  for (const [field, words] of Object.entries(WORDS)) {
    if (table.geometries !== null && (field === "lon" || field === "lat")) continue;
    const column = bestColumn(table, words, taken);
    if (column === undefined) continue;
    if ((field === "lon" || field === "lat") && !isMostlyNumbers(table, column)) continue;
    guess[field] = column;
    taken.add(column);
  }
  return guess;
}

function bestColumn(
  table: Table,
  words: readonly string[],
  taken: ReadonlySet<string>,
): string | undefined {
  const free = table.columns.filter((column) => column !== "" && !taken.has(column));
  const plain = (column: string): string =>
    column.toLowerCase().replace(/[\s_\-（(].*$|[\s_-]/g, "");
  for (const word of words) {
    const exact = free.find((column) => plain(column) === word);
    if (exact !== undefined) return exact;
  }
  const long = words.filter((word) => word.length > 1 && word !== "id");
  return free.find((column) => long.some((word) => column.toLowerCase().includes(word)));
}

function isMostlyNumbers(table: Table, column: string): boolean {
  const at = table.columns.indexOf(column);
  const cells = table.rows.slice(0, 200).map((row) => row[at] ?? "");
  const numbers = cells.filter((cell) => numberOf(cell) !== null).length;
  return numbers * 2 >= cells.length;
}

/** Whether most rows would lie in the region with longitude and latitude exchanged, and do not as they are. */
export function looksSwapped(
  table: Table,
  guess: Readonly<Record<string, string>>,
  [w, s, e, n]: readonly [number, number, number, number],
): boolean {
  const lonAt = table.columns.indexOf(guess.lon ?? "");
  const latAt = table.columns.indexOf(guess.lat ?? "");
  let straight = 0;
  let swapped = 0;
  const isInside = (lon: number, lat: number): boolean =>
    lon >= w && lon <= e && lat >= s && lat <= n;
  table.rows.forEach((row, r) => {
    const geometry = table.geometries?.[r];
    const point = geometry?.type === "Point" ? (geometry.coordinates ?? []) : null;
    const lon = point === null ? numberOf(row[lonAt] ?? "") : (point[0] ?? null);
    const lat = point === null ? numberOf(row[latAt] ?? "") : (point[1] ?? null);
    if (lon === null || lat === null) return;
    if (isInside(lon, lat)) straight++;
    if (isInside(lat, lon)) swapped++;
  });
  return swapped > straight;
}
