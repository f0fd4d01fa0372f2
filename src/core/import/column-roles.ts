import { cleanCoordinate, cleanNumber, cleanPair, narrow } from "./clean-value.ts";

/** What an import is for. */
export const IMPORT_TARGETS = [
  "facilities",
  "demand",
  "units",
  "land",
  "links",
  "elevation",
] as const;
export type ImportTarget = (typeof IMPORT_TARGETS)[number];

/** A guess which column holds one of our fields. */
export interface ColumnRole {
  readonly field: string;
  readonly column: string;
  /** 0–1. */
  readonly confidence: number;
  readonly basis: "name" | "values";
}

/** Words that column names carry, most telling first. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  id: [
    "id",
    "编号",
    "编码",
    "代码",
    "机构编码",
    "机构代码",
    "统一社会信用代码",
    "序号",
    "code",
    "fid",
    "objectid",
    "gid",
  ],
  name: [
    "name",
    "名称",
    "机构名称",
    "设施名称",
    "单位名称",
    "养老机构名称",
    "项目名称",
    "机构",
    "标题",
    "title",
    "村名",
    "社区名称",
    "乡镇",
    "街道",
  ],
  lon: [
    "lon",
    "lng",
    "long",
    "longitude",
    "经度",
    "东经",
    "经度e",
    "wgs84经度",
    "x",
    "x坐标",
    "坐标x",
    "横坐标",
    "point_x",
    "pointx",
  ],
  lat: [
    "lat",
    "latitude",
    "纬度",
    "北纬",
    "纬度n",
    "wgs84纬度",
    "y",
    "y坐标",
    "坐标y",
    "纵坐标",
    "point_y",
    "pointy",
  ],
  pair: [
    "经纬度",
    "坐标",
    "地理坐标",
    "位置坐标",
    "经度纬度",
    "经纬度坐标",
    "latlng",
    "lnglat",
    "coordinates",
    "location",
    "coord",
  ],
  address: ["address", "地址", "详细地址", "机构地址", "所在地址", "住址", "地点", "位置", "addr"],
  level: ["level", "等级", "级别", "类型", "机构类型", "类别", "type", "kind"],
  capacity: [
    "capacity",
    "beds",
    "places",
    "床位",
    "床位数",
    "核定床位",
    "核定床位数",
    "养老床位",
    "机构床位",
    "托位",
    "托位数",
    "容量",
    "seats",
  ],
  areaM2: ["aream2", "area", "建筑面积", "总建筑面积", "面积", "用地面积"],
  status: ["status", "状态", "运营状态", "营业状态", "state"],
  openYear: [
    "openyear",
    "开业年份",
    "建成年份",
    "启用年份",
    "成立年份",
    "开业时间",
    "成立时间",
    "建成时间",
  ],
  closeYear: ["closeyear", "关闭年份", "停业年份"],
  people: [
    "people",
    "population",
    "pop",
    "人口",
    "常住人口",
    "总人口",
    "人数",
    "户籍人口",
    "pop2000",
    "pop2020",
    "band1",
  ],
  age60: ["age60", "老年人口", "60岁以上", "60岁及以上", "60岁以上人口", "老年人口数", "老年人"],
  age65: ["age65", "65岁以上", "65岁及以上", "65岁以上人口"],
  age80: ["age80", "80岁以上", "80岁及以上", "高龄老人"],
  age0_2: ["age0_2", "婴幼儿", "0-3岁", "0-2岁", "3岁以下", "0至3岁", "婴幼儿数"],
  parent: ["parent", "上级", "上级代码", "所属县", "所属区县", "所属乡镇"],
  unit: ["unit", "所属单元", "单元", "行政区代码", "区划代码"],
  a: ["a", "from", "起点", "陆域a", "起"],
  b: ["b", "to", "终点", "陆域b", "讫"],
  kind: ["kind", "种类", "类型", "type"],
  minutes: ["minutes", "分钟", "航行时间", "航程", "单程时间", "航时", "用时", "时长"],
  height: ["band1", "height", "elevation", "高程", "海拔"],
  perDay: ["perday", "每日班次", "日班次", "每天班次", "班次", "航班数", "班数", "trips"],
};

/** Our fields by target, in the order in which they take their columns. */
export const FIELDS: Readonly<Record<ImportTarget, readonly string[]>> = {
  facilities: [
    "id",
    "name",
    "lon",
    "lat",
    "pair",
    "address",
    "capacity",
    "areaM2",
    "level",
    "status",
    "openYear",
    "closeYear",
  ],
  demand: [
    "id",
    "name",
    "lon",
    "lat",
    "pair",
    "address",
    "people",
    "age60",
    "age65",
    "age80",
    "age0_2",
    "unit",
  ],
  units: ["id", "name", "parent", "people", "age60", "age65", "age80", "age0_2"],
  land: ["id", "name"],
  links: ["id", "name", "a", "b", "kind", "openYear", "closeYear", "minutes", "perDay"],
  elevation: ["height"],
};

/** Rows by which the columns of a table are judged. */
export const ROLE_ROWS = 200;

/** Columns and the first rows under them. */
export interface ColumnSample {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Fields that only values of the right kind can fill. */
export const FIGURES: readonly string[] = [
  ...["capacity", "areaM2", "people", "age60", "age65", "age80", "age0_2"],
  ...["minutes", "perDay", "height"],
];

/** Guesses which column holds which field. Every column is used at most once, best guess first. */
export function columnRoles(
  table: ColumnSample,
  target: ImportTarget,
  hasGeometry: boolean,
): ColumnRole[] {
  const roles: ColumnRole[] = [];
  const taken = new Set<string>();
  const cellsOf = columnCells(table);
  const take = (field: string, column: string, confidence: number, basis: ColumnRole["basis"]) => {
    roles.push({ field, column, confidence, basis });
    taken.add(column);
  };
  const isWanted = (field: string): boolean =>
    !(hasGeometry && ["lon", "lat", "pair", "address"].includes(field));
  const found = (field: string): boolean => roles.some((role) => role.field === field);
  for (const field of FIELDS[target].filter(isWanted)) {
    if (field === "pair" && found("lon") && found("lat")) continue;
    const free = table.columns.filter((column) => column !== "" && !taken.has(column));
    const named = bestNamed(field, free);
    if (named === null) continue;
    const fit = fitOf(field, cellsOf(named.column));
    if (fit < 0.5) continue;
    take(field, named.column, Math.round(named.score * (0.6 + 0.4 * fit) * 100) / 100, "name");
  }
  if (isWanted("lon") && !found("pair") && !(found("lon") && found("lat"))) {
    for (const { field, column, confidence } of placesByValue(table.columns, taken, cellsOf)) {
      if (!found(field) && FIELDS[target].includes(field))
        take(field, column, confidence, "values");
    }
  }
  return roles;
}

type CellsOf = (column: string) => readonly string[];

function columnCells(table: ColumnSample): CellsOf {
  const sample = table.rows.slice(0, ROLE_ROWS);
  return (column) => {
    const at = table.columns.indexOf(column);
    return sample.map((row) => row[at] ?? "").filter((cell) => cell.trim() !== "");
  };
}

/** A column name without unit, brackets and blanks: `床位数（张）` → `床位数`. */
function plainName(column: string): string {
  return narrow(column)
    .toLowerCase()
    .replace(/[([【].*$/, "")
    .replace(/[\s_\-*:：]/g, "");
}

function bestNamed(
  field: string,
  free: readonly string[],
): { readonly column: string; readonly score: number } | null {
  const words = WORDS[field]!.map((word) => word.replace(/_/g, ""));
  for (const word of words) {
    const exact = free.find((column) => plainName(column) === word);
    if (exact !== undefined) return { column: exact, score: 1 };
  }
  // Names of merged header rows end with the row next to the figures.
  for (const word of words) {
    const last = free.find((column) => plainName(column.split("/").pop() ?? "") === word);
    if (last !== undefined) return { column: last, score: 0.95 };
  }
  const long = words.filter((word) => word.length > 1 && !["id", "to", "from"].includes(word));
  for (const word of long) {
    const part = free.find((column) => isPart(plainName(column), word));
    if (part !== undefined) return { column: part, score: 0.75 };
  }
  return null;
}

/** A word inside a name; Latin words only at its start or end, so that `area` is not in `careless`. */
function isPart(name: string, word: string): boolean {
  if (!/^[a-z0-9]+$/.test(word)) return name.includes(word);
  return word.length > 2 && (name.startsWith(word) || name.endsWith(word));
}

/** How well the cells of a column suit a field, 0–1; an empty column suits any. */
function fitOf(field: string, cells: readonly string[]): number {
  if (cells.length === 0) return field === "lon" || field === "lat" || field === "pair" ? 0 : 0.5;
  const share = (is: (cell: string) => boolean): number => cells.filter(is).length / cells.length;
  if (field === "lon" || field === "lat") {
    return share((cell) => cleanCoordinate(cell).value !== null);
  }
  if (field === "pair") return share((cell) => cleanPair(cell) !== null);
  if (FIGURES.includes(field)) {
    return share((cell) => {
      const { value, notes } = cleanNumber(cell);
      return value !== null || notes.includes("marked-missing");
    });
  }
  if (field === "openYear" || field === "closeYear") return share((cell) => /\d{4}/.test(cell));
  return 1;
}

/** Coordinates in columns whose names tell nothing: one cell with both, or two columns in China's window. */
function placesByValue(
  columns: readonly string[],
  taken: ReadonlySet<string>,
  cellsOf: CellsOf,
): { readonly field: string; readonly column: string; readonly confidence: number }[] {
  const free = columns.filter((column) => column !== "" && !taken.has(column));
  const share = (column: string, is: (cell: string) => boolean): number => {
    const cells = cellsOf(column);
    return cells.length === 0 ? 0 : cells.filter(is).length / cells.length;
  };
  const within = (low: number, high: number) => (cell: string) => {
    const { value } = cleanCoordinate(cell);
    return (
      value !== null &&
      value >= low &&
      value <= high &&
      (!Number.isInteger(value) || /[°度]/.test(cell))
    );
  };
  const lon = free.find((column) => share(column, within(73, 136)) >= 0.8);
  const lat = free.find((column) => column !== lon && share(column, within(3, 54)) >= 0.8);
  if (lon !== undefined && lat !== undefined) {
    return [
      { field: "lon", column: lon, confidence: 0.6 },
      { field: "lat", column: lat, confidence: 0.6 },
    ];
  }
  const pair = free.find((column) => share(column, (cell) => cleanPair(cell) !== null) >= 0.8);
  return pair === undefined ? [] : [{ field: "pair", column: pair, confidence: 0.6 }];
}

/** Whether a sheet among others holds records: two columns with names and a row under them. */
export function holdsRecords(table: {
  readonly columns: readonly string[];
  readonly rows: { readonly length: number };
}): boolean {
  return table.rows.length > 0 && table.columns.filter((column) => column !== "").length >= 2;
}
