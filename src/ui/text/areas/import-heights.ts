import type { TextArea } from "../text-area.ts";

/** Rasters of heights: what they look like, what is wrong with them and how they are put in place. */
export const IMPORT_HEIGHTS = {
  titleElevation: { zh: "导入高程", en: "Import elevation" },
  targetElevation: { zh: "高程（GeoTIFF 栅格）", en: "Elevation (GeoTIFF raster)" },
  "field-height": { zh: "高程", en: "Height" },
  unit: { zh: "高程单位", en: "Heights in" },
  "unit-m": { zh: "米", en: "metres" },
  "unit-ft": { zh: "英尺", en: "feet" },
  "unit-dm": { zh: "分米", en: "decimetres" },
  decidedUnit: { zh: "高程单位按{{unit}}", en: "Heights taken as {{unit}}" },
  heightsLikely: {
    zh: "像高程，不像人口（把握 {{percent}} %）：{{signs}}",
    en: "Looks like heights, not people ({{percent}} % sure): {{signs}}",
  },
  heightsUnlikely: {
    zh: "不太像高程（把握 {{percent}} %），可能是人口",
    en: "Does not look much like heights ({{percent}} % sure): people, perhaps",
  },
  heightsTake: { zh: "导入为高程", en: "Import as elevation" },
  "sign-name": { zh: "文件名", en: "the file's name" },
  "sign-below-zero": { zh: "有负值", en: "values below 0" },
  "sign-smooth": { zh: "相邻格变化平缓", en: "neighbours differ little" },
  "sign-filled": { zh: "几乎没有 0", en: "hardly any 0" },
  heightsPlaced: {
    zh: "位置取自栅格自带的矩阵，不检查基准面偏移。",
    en: "Cells lie where the raster's own matrix puts them; the datum is not checked.",
  },
  elevationNote: {
    zh: "只用于候选点的高程和坡度；不改变覆盖数字，也不写入方案文件。",
    en: "Used for height and slope at candidate sites; changes no coverage figure and is in no plan file.",
  },
  putElevation: {
    zh: "作为本项目高程，{{count, number}} 格",
    en: "Use as the project's heights, {{count, number}} cells",
  },
  saveHeights: { zh: "保存 GeoTIFF（米）", en: "Save as GeoTIFF, metres" },
  "looks-like-heights": {
    zh: "栅格像高程，不像人口；请改为导入高程",
    en: "The raster looks like heights, not people: import it as elevation",
  },
  "height-undeclared-none": {
    zh: "表示“无数据”的值没有在文件中声明，按无高程；请导出时写明无数据值",
    en: "A value for no data that the file does not declare, taken as no height: declare it when exporting",
  },
  "height-out-of-range": {
    zh: "超出地球高程范围（−500 至 9,000 米），按无高程；请核对单位，或索取原始数据",
    en: "Beyond the heights of the Earth (−500 to 9,000 m), taken as no height: check the unit or ask for the original",
  },
  "height-cut-off": {
    zh: "高程在 255 处截断（存成了 8 位），按无高程；请索取 16 位或浮点数据",
    en: "Cut off at 255 (saved in bytes), taken as no height: ask for 16 bits or floats",
  },
  "heights-end-at-255": {
    zh: "最高值恰为 255（8 位的上限），高程可能被截断或拉伸；请对照地图核几处，或索取原始数据",
    en: "The highest value is exactly 255, the most of a byte: cut off or stretched, perhaps; hold some against a map, or ask for the original",
  },
  "heights-look-m": {
    zh: "与本区域地形相比像米；未改动，可改单位",
    en: "Beside the relief of the region these look like metres; nothing was changed: choose the unit",
  },
  "heights-look-ft": {
    zh: "与本区域地形相比像英尺；未改动，可改单位",
    en: "Beside the relief of the region these look like feet; nothing was changed: choose the unit",
  },
  "heights-look-dm": {
    zh: "与本区域地形相比像分米；未改动，可改单位",
    en: "Beside the relief of the region these look like decimetres; nothing was changed: choose the unit",
  },
  "heights-unlike-relief": {
    zh: "按任何单位都与本区域地形不符；请对照地图核几处",
    en: "Unlike the relief of the region under any unit: hold some against a map",
  },
  takeUnit: { zh: "改按{{unit}}", en: "Take as {{unit}}" },
  "heights-cell-size": { zh: "每格大小", en: "Size of a cell" },
  "heights-coarse": {
    zh: "格子超过 100 米，只能给高程，不能给坡度；请用 30 米或更细的数据",
    en: "Cells over 100 m tell heights but no slope: use 30 m or finer",
  },
  "heights-elsewhere": {
    zh: "栅格在本区域之外，候选点用不上",
    en: "The raster lies outside the region: no site stands on it",
  },
  "heights-not-raster": {
    zh: "高程只读 GeoTIFF；请带坐标系导出为 GeoTIFF",
    en: "Heights are read from a GeoTIFF only: export them as GeoTIFF with their system",
  },
  "heights-one-raster": {
    zh: "高程只能是一个栅格；请先把图幅拼成一个文件",
    en: "Heights are one raster: join the tiles to one file first",
  },
  "heights-placed": {
    zh: "栅格按自带的矩阵定位，不能用控制点或对调",
    en: "A raster is placed by its own matrix: leave control points and exchange out",
  },
} as const satisfies TextArea;
