import { utils, write } from "@e965/xlsx";
import type { Feature, Geometry } from "geojson";
import type { ImportView } from "../../src/core/import/import-session.ts";
import { fgbHeader } from "../../src/io/region/fgb-frame.ts";
import { fgbParts, type Properties } from "../../src/io/region/read-fgb.ts";
import { seeded } from "./synthetic.ts";

/** A generated file as planners hand it over: mostly clean, with the usual dirt in a few rows in a thousand. */
export interface BenchFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The first look at any of these, before anything is decided. */
export const UNDECIDED = {
  sheets: [0],
  header: null,
  decision: null,
  target: "facilities",
  class: "elder",
  trusted: [],
} as const satisfies ImportView;

const HEADER = [
  "编号",
  "名称",
  "地址",
  "经度",
  "纬度",
  "床位数",
  "建筑面积(㎡)",
  "类型",
  "状态",
  "开业年份",
];
const TOWNS = ["横街镇", "海门街道", "葭沚街道", "双水乡", "大陈镇", "前所街道", "章安街道"];
const KINDS = ["敬老院", "养老服务中心", "社会福利院", "护理院", "照料中心"];
const TYPES = ["公办", "民办", "公建民营"];
const STATES = ["open", "open", "open", "planned", "closed"];

/** Rows of homes around the county seats of Zhejiang. The same seed gives the same rows. */
function* homes(count: number): Generator<readonly string[]> {
  const next = seeded(7);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)]!;
  for (let k = 0; k < count; k++) {
    const town = pick(TOWNS);
    const lon = (119.2 + next() * 2.2).toFixed(6);
    const lat = (28 + next() * 2.2).toFixed(6);
    const beds = String(Math.floor(next() * 400));
    const dirt = k % 1000;
    yield [
      `JG${String(k).padStart(7, "0")}`,
      `${town}第${k % 9973}${pick(KINDS)}`,
      `浙江省${town}人民路${Math.floor(next() * 900)}号${dirt % 20 === 3 ? ",东楼" : ""}`,
      dirt === 5 ? "" : lon,
      lat,
      dirt === 6 ? `约${beds}张` : dirt === 7 ? "/" : beds,
      String(Math.floor(next() * 20_000) / 2),
      pick(TYPES),
      pick(STATES),
      String(1990 + Math.floor(next() * 35)),
    ];
  }
}

export function csvFile(count: number): BenchFile {
  const lines = [HEADER.join(",")];
  for (const row of homes(count)) {
    lines.push(row.map((cell) => (cell.includes(",") ? `"${cell}"` : cell)).join(","));
  }
  return { name: "homes.csv", bytes: new TextEncoder().encode(`${lines.join("\r\n")}\r\n`) };
}

export function geojsonFile(count: number): BenchFile {
  const features: string[] = [];
  for (const row of homes(count)) {
    const [lon, lat] = [Number(row[3] || "0"), Number(row[4])];
    const properties = Object.fromEntries(HEADER.map((name, c) => [name, cellOf(row[c]!, c)]));
    const geometry = { type: "Point", coordinates: [lon, lat] };
    features.push(JSON.stringify({ type: "Feature", properties, geometry }));
  }
  const text = `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`;
  return { name: "homes.geojson", bytes: new TextEncoder().encode(text) };
}

export function xlsxFile(count: number): BenchFile {
  const cells = [...homes(count)].map((row) => row.map(cellOf));
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([HEADER, ...cells]), "机构");
  const bytes = write(book, { type: "array", bookType: "xlsx", compression: true }) as ArrayBuffer;
  return { name: "homes.xlsx", bytes: new Uint8Array(bytes) };
}

/** Rows that are made at a time: all together would fill the memory. */
const LOT = 10_000;

/** A FlatGeobuf file without an index, piece by piece; each row carries a remark of `remark` characters. */
export function fgbPieces(count: number, remark: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const types = { 编号: "", 名称: "", 床位数: 0, 备注: "" };
  for (let from = 0; from < count; from += LOT) {
    const features = Array.from({ length: Math.min(LOT, count - from) }, (_, k) =>
      homeFeature(from + k, remark),
    );
    const { head, bodies } = fgbParts(features, types, 4326, 0);
    if (from === 0) {
      const first = head.slice();
      new DataView(first.buffer).setBigUint64(fgbHeader(first).countAt!, BigInt(count), true);
      pieces.push(first);
    }
    for (const body of bodies) pieces.push(body);
  }
  return pieces;
}

function homeFeature(k: number, remark: number): Feature<Geometry, Properties> {
  return {
    type: "Feature",
    properties: {
      编号: `A${k}`,
      名称: `${TOWNS[k % TOWNS.length]}第${k}敬老院`,
      床位数: k % 400,
      备注: "r".repeat(remark),
    },
    geometry: { type: "Point", coordinates: [119.5 + (k % 997) / 1013, 28.5 + k / 1.1e6] },
  };
}

/** Figures as numbers, the rest as text. */
function cellOf(cell: string, column: number): string | number {
  const isFigure = column >= 3 && column <= 6 && cell !== "" && Number.isFinite(Number(cell));
  return isFigure || column === 9 ? Number(cell) : cell;
}
