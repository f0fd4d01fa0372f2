import gcoord from "gcoord";
import proj4 from "proj4";
import { encode, utf8, utf16 } from "./encode.ts";
import {
  ALL,
  CLEAN,
  csv,
  HEADER,
  type Row,
  refused,
  rows,
  type Specimen,
  whole,
  without,
} from "./specimen.ts";
import { TRUTH } from "./truth.ts";

const gauss = (meridian: number, east: number): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${east} +y_0=0 +ellps=GRS80 +units=m`;
const projected = (definition: string) =>
  rows(([id, name, address, lon, lat, beds]) => {
    const [x, y] = proj4(definition).forward([Number(lon), Number(lat)]) as [number, number];
    return [id!, name!, address!, x.toFixed(3), y.toFixed(3), beds!];
  });
const shifted = (code: typeof gcoord.GCJ02 | typeof gcoord.BD09) =>
  rows(([id, name, address, lon, lat, beds]) => {
    const [x, y] = gcoord.transform([Number(lon), Number(lat)], gcoord.WGS84, code);
    return [id!, name!, address!, x.toFixed(8), y.toFixed(8), beds!];
  });
const dms = (degrees: number): string => {
  const seconds = Math.round(degrees * 360_000) / 100;
  const d = Math.floor(seconds / 3600);
  const m = Math.floor((seconds - d * 3600) / 60);
  return `${d}°${m}′${(seconds - d * 3600 - m * 60).toFixed(2)}″`;
};
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const swapXY = (table: Row[]): Row[] => table.map(([a, b, c, x, y, z]) => [a!, b!, c!, y!, x!, z!]);
/** The beds of one row written in another way. */
const bedsAs = (written: string, at = 0): Row[] =>
  rows((row, k) => (k === at ? [...row.slice(0, 5), written] : row));
const plain = (table: readonly Row[], header: Row = HEADER): Uint8Array =>
  utf8(csv([header, ...table]));
const T1 = TRUTH[0]!.id;

/** In the middle of Thousand Island Lake, which a reservoir of 1959 fills. */
const IN_LAKE: readonly Row[] = [
  ["L1", "湖心一院", "千岛湖", 118.88113, 29.5251, 40],
  ["L2", "湖心二院", "千岛湖", 119.00073, 29.59961, 50],
  ["L3", "湖心三院", "千岛湖", 119.18345, 29.4934, 60],
];

export const TEXT_SPECIMENS: readonly Specimen[] = [
  {
    file: "clean.csv",
    what: "nothing",
    bytes: plain(rows()),
    expected: whole({}, { encoding: "utf-8" }),
  },
  {
    file: "bom.csv",
    what: "byte-order mark",
    bytes: utf8(`\uFEFF${csv([HEADER, ...rows()])}`),
    expected: whole({}, { encoding: "utf-8" }),
  },
  {
    file: "in-lake.csv",
    what: "three homes in a reservoir",
    bytes: plain([...rows(), ...IN_LAKE]),
    expected: { read: ALL + 3, accepted: ALL + 3, rejected: 0, codes: { "in-lake": 3 } },
  },
  {
    file: "links.csv",
    what: "ferries with hours and trips; ends that are no landmass, a kind that is none",
    bytes: plain(
      [
        ["K1", "六横轮渡", "mainland", "island-004", "轮渡", 2012, 0.75, "24班"],
        ["K2", "金塘大桥", "mainland", "island-006", "大桥", 2009, "", ""],
        ["K3", "桃花渡", "island-001", "桃花岛", "渡船", "", 1.5, 6],
        ["K4", "缆车", "mainland", "island-001", "索道", 2020, 0.2, 40],
        ["K5", "老轮渡", "沈家门", "island-099", "ferry", 1998, "约1", "/"],
      ],
      ["编号", "名称", "起点", "终点", "种类", "启用年份", "航程（小时）", "每日班次"],
    ),
    order: { target: "links", class: null },
    expected: {
      read: 5,
      accepted: 4,
      rejected: 1,
      codes: { "unknown-value": 1, "link-end-unknown": 3, "cell-approximate": 1 },
    },
  },
  {
    file: "gbk.csv",
    what: "GB 18030 without a word",
    bytes: encode(csv([HEADER, ...rows()]), "gb18030"),
    expected: whole({}, { encoding: "gb18030" }),
  },
  {
    file: "big5.csv",
    what: "Big5 without a word",
    bytes: encode(
      csv([
        ["編號", "名稱", "地址", "經度", "緯度", "床位數"],
        ...rows(([id, , , lon, lat, beds], k) => [
          id!,
          `海門養老院${"東西南北上下大小中高新平"[k]}`,
          "臺州市區海門街道路",
          lon!,
          lat!,
          beds!,
        ]),
      ]),
      "big5",
    ),
    order: {
      mapping: {
        columns: { id: "編號", name: "名稱", lon: "經度", lat: "緯度", capacity: "床位數" },
      },
    },
    expected: { read: ALL, accepted: ALL, rejected: 0, encoding: "big5" },
  },
  {
    file: "utf16le-mark.csv",
    what: "UTF-16 with a mark",
    bytes: utf16(csv([HEADER, ...rows()]), true, true),
    expected: whole({}, { encoding: "utf-16" }),
  },
  {
    file: "utf16be-mark.csv",
    what: "UTF-16 big-endian",
    bytes: utf16(csv([HEADER, ...rows()]), false, true),
    expected: whole({}, { encoding: "utf-16" }),
  },
  {
    file: "utf16le-bare.csv",
    what: "UTF-16 without a mark",
    bytes: utf16(
      csv([
        ["id", "name", "addr", "lon", "lat", "beds"],
        ...rows(([id, , , lon, lat, beds], k) => [id!, `home ${k}`, "road", lon!, lat!, beds!]),
      ]),
      true,
      false,
    ),
    expected: { read: ALL, accepted: ALL, rejected: 0, encoding: "utf-16" },
  },
  {
    file: "semicolon.csv",
    what: "semicolons",
    bytes: utf8(csv([HEADER, ...rows()], ";")),
    expected: CLEAN,
  },
  {
    file: "tabs.csv",
    what: "tabs under the name csv",
    bytes: utf8(csv([HEADER, ...rows()], "\t")),
    expected: CLEAN,
  },
  { file: "tabs.tsv", what: "TSV", bytes: utf8(csv([HEADER, ...rows()], "\t")), expected: CLEAN },
  {
    file: "tabs-as.xls",
    what: "tab-separated GBK under the name xls",
    bytes: encode(csv([HEADER, ...rows()], "\t"), "gb18030"),
    expected: CLEAN,
  },
  {
    file: "old-mac.csv",
    what: "carriage returns only",
    bytes: utf8(csv([HEADER, ...rows()], ",", "\r")),
    expected: CLEAN,
  },
  {
    file: "title-above.csv",
    what: "a title and a blank line above the header",
    bytes: utf8(`台州市养老机构一览表,,,,,\r\n,,,,,\r\n${csv([HEADER, ...rows()])}`),
    expected: CLEAN,
  },
  {
    file: "two-row-header.csv",
    what: "header of two rows, merged",
    bytes: utf8(
      csv([
        ["编号", "机构", "", "位置", "", "规模"],
        ["", "名称", "地址", "经度", "纬度", "床位数（张）"],
        ...rows(),
      ]),
    ),
    expected: CLEAN,
  },
  {
    file: "three-row-header.csv",
    what: "header of two rows and a row of units",
    bytes: utf8(
      csv([
        ["编号", "机构", "", "位置", "", "规模"],
        ["", "名称", "地址", "经度", "纬度", "床位数"],
        ["", "", "", "度", "度", "张"],
        ...rows(),
      ]),
    ),
    expected: CLEAN,
  },
  {
    file: "sum-row.csv",
    what: "a 合计 row at the end",
    bytes: plain([...rows(), ["合计", "", "", "", "", 999]]),
    expected: { ...CLEAN, read: ALL + 1, rejected: 1, codes: { "total-row": 1 } },
  },
  {
    file: "subtotals.csv",
    what: "小计 rows between, spaced",
    bytes: plain([
      ...rows().slice(0, 6),
      ["", "小 计", "", "", "", 300],
      ...rows().slice(6),
      ["", "总　计：", "", "", "", 999],
    ]),
    expected: { ...CLEAN, read: ALL + 2, rejected: 2, codes: { "total-row": 2 } },
  },
  {
    file: "header-again.csv",
    what: "the header repeated on every page",
    bytes: plain([...rows().slice(0, 6), HEADER, ...rows().slice(6)]),
    expected: { ...CLEAN, read: ALL + 1, rejected: 1, codes: { "header-repeated": 1 } },
  },
  {
    file: "note-row.csv",
    what: "a note under the table",
    bytes: plain([...rows(), ["注：数据截至 2023 年底", "", "", "", "", ""]]),
    expected: { ...CLEAN, read: ALL + 1, rejected: 1, codes: { "note-row": 1 } },
  },
  {
    file: "blank-rows.csv",
    what: "blank rows between",
    bytes: plain(
      rows().flatMap((row, k) => (k % 4 === 0 ? [row, ["", "", "", "", "", ""]] : [row])),
    ),
    expected: CLEAN,
  },
  {
    file: "beds-full-width.csv",
    what: "full-width digits",
    bytes: plain(rows((row) => [...row.slice(0, 5), wide(String(row[5]))])),
    expected: whole({ "cell-full-width": ALL }, { beds: { [T1]: 40 } }),
  },
  {
    file: "beds-thousands.csv",
    what: "thousands separators",
    bytes: plain(bedsAs("1,240")),
    expected: whole({ "cell-thousands": 1 }, { beds: { [T1]: 1240 } }),
  },
  {
    file: "beds-wide-thousands.csv",
    what: "１，２４０",
    bytes: plain(bedsAs("１，２４０")),
    expected: whole({ "cell-thousands": 1, "cell-full-width": 1 }, { beds: { [T1]: 1240 } }),
  },
  {
    file: "beds-about.csv",
    what: "约120张",
    bytes: plain(bedsAs("约120张")),
    expected: whole({ "cell-approximate": 1, "cell-unit": 1 }, { beds: { [T1]: 120 } }),
  },
  {
    file: "beds-about-after.csv",
    what: "120张左右",
    bytes: plain(bedsAs("120张左右")),
    expected: whole({ "cell-approximate": 1 }, { beds: { [T1]: 120 } }),
  },
  {
    file: "beds-slash.csv",
    what: "/ for no data",
    bytes: plain(bedsAs("/")),
    expected: whole({ "cell-marked-missing": 1 }, { beds: { [T1]: null } }),
  },
  {
    file: "beds-dash.csv",
    what: "— for no data",
    bytes: plain(bedsAs("——")),
    expected: whole({ "cell-marked-missing": 1 }, { beds: { [T1]: null } }),
  },
  {
    file: "beds-none.csv",
    what: "暂无 for no data",
    bytes: plain(bedsAs("暂无")),
    expected: whole({ "cell-marked-missing": 1 }, { beds: { [T1]: null } }),
  },
  {
    file: "beds-blank.csv",
    what: "a blank, which is not 0",
    bytes: plain(bedsAs("")),
    expected: whole({ "capacity-missing": 1 }, { beds: { [T1]: null } }),
  },
  {
    file: "beds-zero.csv",
    what: "a true 0",
    bytes: plain(bedsAs("0")),
    expected: whole({}, { beds: { [T1]: 0 }, never: ["capacity-missing"] }),
  },
  {
    file: "beds-range.csv",
    what: "30-50: a range is no figure",
    bytes: plain(bedsAs("30-50")),
    expected: whole({ "cell-not-a-number": 1 }, { beds: { [T1]: null } }),
  },
  {
    file: "beds-date.csv",
    what: "3-5班 turned into a date",
    bytes: plain(bedsAs("2023-03-05")),
    expected: whole({ "cell-date-in-number": 1 }, { beds: { [T1]: null } }),
  },
  {
    file: "beds-negative.csv",
    what: "a negative figure",
    bytes: plain(bedsAs("-5")),
    expected: whole({ "negative-figure": 1 }, { beds: { [T1]: null } }),
  },
  {
    file: "area-mu.csv",
    what: "亩 in the header",
    bytes: plain(
      rows((row) => [...row, "1.5"]),
      [...HEADER, "用地面积（亩）"],
    ),
    expected: whole({ "cell-scaled": ALL }),
  },
  {
    file: "dms.csv",
    what: "degrees, minutes, seconds",
    bytes: plain(
      rows(([a, b, c, lon, lat, f]) => [a!, b!, c!, dms(Number(lon)), dms(Number(lat)), f!]),
    ),
    expected: CLEAN,
  },
  {
    file: "dms-words.csv",
    what: "东经120度10分12秒",
    bytes: plain(
      rows(([a, b, c, lon, lat, f]) => [
        a!,
        b!,
        c!,
        `东经${dms(Number(lon)).replace("°", "度").replace("′", "分").replace("″", "秒")}`,
        `北纬${dms(Number(lat)).replace("°", "度").replace("′", "分").replace("″", "秒")}`,
        f!,
      ]),
    ),
    expected: CLEAN,
  },
  {
    file: "letters.csv",
    what: "E and N after the figures",
    bytes: plain(rows(([a, b, c, lon, lat, f]) => [a!, b!, c!, `${lon}E`, `${lat}°N`, f!])),
    expected: CLEAN,
  },
  {
    file: "wide-coordinates.csv",
    what: "full-width coordinates",
    bytes: plain(
      rows(([a, b, c, lon, lat, f]) => [a!, b!, c!, wide(String(lon)), wide(String(lat)), f!]),
    ),
    expected: CLEAN,
  },
  {
    file: "pair.csv",
    what: "both coordinates in one cell",
    bytes: plain(
      rows(([a, b, c, lon, lat, f]) => [a!, b!, c!, `${lon},${lat}`, f!]),
      ["编号", "名称", "地址", "经纬度", "床位数"],
    ),
    expected: CLEAN,
  },
  {
    file: "pair-lat-first.csv",
    what: "both in one cell, latitude first",
    bytes: plain(
      rows(([a, b, c, lon, lat, f]) => [a!, b!, c!, `${lat}，${lon}`, f!]),
      ["编号", "名称", "地址", "坐标", "床位数"],
    ),
    expected: CLEAN,
  },
  {
    file: "pair-wkt.csv",
    what: "POINT(120 28) in one cell",
    bytes: plain(
      rows(([a, b, c, lon, lat, f]) => [a!, b!, c!, `POINT (${lon} ${lat})`, f!]),
      ["编号", "名称", "地址", "位置", "床位数"],
    ),
    order: { mapping: { columns: { pair: "位置", name: "名称", id: "编号" } } },
    expected: CLEAN,
  },
  {
    file: "unnamed-coordinates.csv",
    what: "coordinate columns whose names tell nothing",
    bytes: plain(rows(), ["编号", "名称", "地址", "p", "q", "床位数"]),
    expected: CLEAN,
  },
  {
    file: "swapped.csv",
    what: "longitude and latitude exchanged in all rows",
    bytes: plain(swapXY(rows())),
    expected: {
      read: ALL,
      accepted: 0,
      rejected: ALL,
      codes: { "looks-swapped": 1, "coordinates-exchanged": ALL, "nothing-accepted": 1 },
    },
  },
  {
    file: "swapped-said.csv",
    what: "exchanged, and the planner says so",
    bytes: plain(swapXY(rows())),
    order: { mapping: { columns: {}, swap: true } },
    expected: CLEAN,
  },
  {
    file: "swapped-one.csv",
    what: "exchanged in one row",
    bytes: plain(rows((row, k) => (k === 3 ? swapXY([row])[0]! : row))),
    expected: without(1, { "coordinates-exchanged": 1 }),
  },
  {
    file: "zeros.csv",
    what: "three rows at 0, 0",
    bytes: plain(rows((row, k) => (k < 3 ? [row[0]!, row[1]!, row[2]!, 0, 0, row[5]!] : row))),
    expected: without(3, { "coordinates-zero": 3 }),
  },
  {
    file: "jiangxi.csv",
    what: "one row in Jiangxi",
    bytes: plain(
      rows((row, k) => (k === 2 ? [row[0]!, row[1]!, row[2]!, 115.89, 28.68, row[5]!] : row)),
    ),
    expected: without(1, { "outside-region": 1 }),
  },
  {
    file: "no-coordinate.csv",
    what: "a row without coordinates",
    bytes: plain(rows((row, k) => (k === 2 ? [row[0]!, row[1]!, row[2]!, "", "/", row[5]!] : row))),
    expected: without(1, { "coordinates-missing": 1 }),
  },
  {
    file: "words-for-coordinates.csv",
    what: "words where coordinates should be",
    bytes: plain(
      rows((row, k) => (k === 2 ? [row[0]!, row[1]!, row[2]!, "见地图", "见地图", row[5]!] : row)),
    ),
    expected: without(1, { "coordinates-not-numbers": 1 }),
  },
  {
    file: "same-id.csv",
    what: "an id twice",
    bytes: plain(rows((row, k) => (k === 4 ? [T1, ...row.slice(1)] : row))),
    expected: without(1, { "duplicate-id": 1 }),
  },
  {
    file: "twice.csv",
    what: "the same home twice, under another id",
    bytes: plain([
      ...rows(),
      ["Z1", TRUTH[0]!.name, "", TRUTH[0]!.lon + 0.0003, TRUTH[0]!.lat, 40],
    ]),
    expected: {
      ...CLEAN,
      read: ALL + 1,
      rejected: 1,
      codes: { "duplicate-place": 1 },
      withinM: 40,
    },
  },
  {
    file: "variant.csv",
    what: "敬老院 and 养老服务中心 40 m apart",
    bytes: plain([
      ...rows(),
      ["Z1", "海门养老服务中心", "", TRUTH[0]!.lon + 0.0004, TRUTH[0]!.lat, 40],
    ]),
    expected: { read: ALL + 1, accepted: ALL, rejected: 1, codes: { "possible-duplicate": 1 } },
  },
  {
    file: "stack.csv",
    what: "three homes at one spot",
    bytes: plain(
      rows((row, k) =>
        k < 3 ? [row[0]!, row[1]!, row[2]!, TRUTH[5]!.lon + 0.001, TRUTH[5]!.lat, row[5]!] : row,
      ),
    ),
    expected: { read: ALL, accepted: ALL, rejected: 0, codes: { "stacked-places": 3 } },
  },
  {
    file: "rounded.csv",
    what: "one place rounded to 0.01°",
    bytes: plain(
      rows((row, k) => (k === 1 ? [row[0]!, row[1]!, row[2]!, 121.23, 28.57, row[5]!] : row)),
    ),
    expected: { read: ALL, accepted: ALL, rejected: 0, codes: { "rounded-coordinates": 1 } },
  },
  {
    file: "status-word.csv",
    what: "a status nobody knows",
    bytes: plain(
      rows((row, k) => [...row, k === 0 ? "薛定谔" : "在营"]),
      [...HEADER, "状态"],
    ),
    expected: without(1, { "unknown-status": 1 }),
  },
  {
    file: "identity.csv",
    what: "a column of identity numbers",
    bytes: plain(
      rows((row, k) => [...row, ["11010519491231002X", "440524188001010014"][k % 2]!]),
      [...HEADER, "备案"],
    ),
    expected: whole({ "personal-identity": 1 }),
  },
  {
    file: "telephone.csv",
    what: "a column of telephone numbers",
    bytes: plain(
      rows((row, k) => [...row, `138000${String(13800 + k)}`]),
      [...HEADER, "备注"],
    ),
    expected: whole({ "personal-telephone": 1 }),
  },
  {
    file: "gcj02.csv",
    what: "GCJ-02, said",
    bytes: plain(shifted(gcoord.GCJ02)),
    order: { datum: "gcj02" },
    expected: CLEAN,
  },
  {
    file: "bd09.csv",
    what: "BD-09, said",
    bytes: plain(shifted(gcoord.BD09)),
    order: { datum: "bd09" },
    expected: CLEAN,
  },
  {
    file: "xy-4549.csv",
    what: "metres, EPSG:4549 said",
    bytes: plain(projected(gauss(120, 500_000)), ["编号", "名称", "地址", "X", "Y", "床位数"]),
    order: { crs: "EPSG:4549" },
    expected: CLEAN,
  },
  {
    file: "xy-4528.csv",
    what: "metres with the zone before the easting, said",
    bytes: plain(projected(gauss(120, 40_500_000)), ["编号", "名称", "地址", "X", "Y", "床位数"]),
    order: { crs: "EPSG:4528" },
    expected: CLEAN,
  },
  {
    file: "xy-surveyor.csv",
    what: "X is the northing, as surveyors write, said",
    bytes: plain(swapXY(projected(gauss(120, 40_500_000))), [
      "编号",
      "名称",
      "地址",
      "X",
      "Y",
      "床位数",
    ]),
    order: { crs: "EPSG:4528", mapping: { columns: {}, swap: true } },
    expected: CLEAN,
  },
  {
    file: "xy-unsaid.csv",
    what: "metres, not said which: never guessed",
    bytes: plain(swapXY(projected(gauss(120, 40_500_000))), [
      "编号",
      "名称",
      "地址",
      "X",
      "Y",
      "床位数",
    ]),
    expected: {
      read: ALL,
      accepted: 0,
      rejected: ALL,
      codes: { "projected-coordinates": ALL, "crs-guess": 1, "nothing-accepted": 1 },
    },
  },
  {
    file: "xy-3857.csv",
    what: "web Mercator, said",
    bytes: plain(projected("+proj=merc +a=6378137 +b=6378137 +units=m +nadgrids=@null"), [
      "编号",
      "名称",
      "地址",
      "X",
      "Y",
      "床位数",
    ]),
    order: { crs: "EPSG:3857" },
    expected: CLEAN,
  },
  {
    file: "xy-utm.csv",
    what: "UTM 51, said as proj text",
    bytes: plain(projected("+proj=utm +zone=51 +datum=WGS84"), [
      "编号",
      "名称",
      "地址",
      "X",
      "Y",
      "床位数",
    ]),
    order: { crs: "+proj=utm +zone=51 +datum=WGS84" },
    expected: CLEAN,
  },
  {
    file: "formula.csv",
    what: "formulas as names",
    bytes: plain(
      rows((row, k) => (k === 0 ? [row[0]!, '=HYPERLINK("http://x")', ...row.slice(2)] : row)),
    ),
    expected: { read: ALL, accepted: ALL, rejected: 0 },
  },
  {
    file: "html.csv",
    what: "HTML in every field",
    bytes: plain(
      rows((row) => [
        row[0]!,
        `<img src=x onerror=alert(1)>${row[1]}`,
        "<script>",
        row[3]!,
        row[4]!,
        row[5]!,
      ]),
    ),
    expected: { read: ALL, accepted: ALL, rejected: 0 },
  },
  {
    file: "prototype.csv",
    what: "__proto__ and constructor as columns",
    bytes: plain(
      rows((row) => [...row, "x", "y"]),
      [...HEADER, "__proto__", "constructor"],
    ),
    expected: CLEAN,
  },
  {
    file: "long-cell.csv",
    what: "a cell of twenty thousand characters",
    bytes: plain(
      rows((row, k) => (k === 0 ? [row[0]!, row[1]!, "a".repeat(20_000), ...row.slice(3)] : row)),
    ),
    expected: CLEAN,
  },
  {
    file: "open-quote.csv",
    what: "a quote that is never closed",
    bytes: utf8(`${csv([HEADER, ...rows()])}Z9,"没关上,x,121.3,28.6,5`),
    expected: {
      read: ALL + 1,
      accepted: ALL,
      rejected: 1,
      codes: { "quotes-not-closed": 1, "coordinates-missing": 1 },
    },
  },
  {
    file: "more-cells.csv",
    what: "a row longer than the header",
    bytes: plain(rows((row, k) => (k === 0 ? [...row, "多出来"] : row))),
    expected: whole({ "too-many-cells": 1 }),
  },
  { file: "empty.csv", what: "no bytes", bytes: new Uint8Array(), expected: refused("file-empty") },
  {
    file: "by-address.csv",
    what: "no coordinates at all, towns in the address",
    bytes: plain(
      rows(([id, name], k) => [id!, name!, k === 0 ? "某地" : "台州市椒江区海门街道某路", 9]),
      ["编号", "名称", "地址", "床位数"],
    ),
    expected: {
      read: ALL,
      accepted: ALL - 1,
      rejected: 1,
      codes: { "estimated-position": ALL - 1, "place-not-found": 1 },
    },
  },
];
