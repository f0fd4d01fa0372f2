import type { TextArea } from "../text-area.ts";

/** Putting in place what an import brought in, and what waits in quarantine afterwards. */
export const IMPORT_PUT = {
  useAs: { zh: "放进项目", en: "Use in the project" },
  basisKind: { zh: "人口口径", en: "Population" },
  basisChoose: { zh: "请选择口径", en: "Choose" },
  "basis-resident": { zh: "常住人口", en: "Residents" },
  "basis-registered": { zh: "户籍人口", en: "Registered" },
  "basis-phone": { zh: "手机信令人口", en: "Mobile phone traces" },
  "basis-list": { zh: "名册、登记", en: "A register or list" },
  "basis-other": { zh: "其他", en: "Other" },
  basisDate: { zh: "数据年月", en: "As of (month)" },
  basisNeeded: {
    zh: "先选人口口径和数据年月，每个数字都要写明",
    en: "Choose what the people are and of when: every figure states it",
  },
  fieldsHead: {
    zh: "放入后可用的人群：{{fields}}",
    en: "People that can be asked about: {{fields}}",
  },
  fieldMissing: {
    zh: "文件没有“{{field}}”，当前问题改为“常住人口”。",
    en: "The file has no {{field}}: the question will be about all people.",
  },
  level: { zh: "单元的级别", en: "Level of the units" },
  "level-county": { zh: "县（市、区）", en: "County" },
  "level-town": { zh: "乡镇、街道", en: "Town" },
  "level-village": { zh: "村、社区", en: "Village, community" },
  unitsNote: {
    zh: "其他级别、县的名单和分组不变。没有写上级的单元按所在位置归入上一级。",
    en: "Other levels, county lists and groups stay. Units without a parent belong to the unit they lie in.",
  },
  landNote: {
    zh: "与内置陆域同号的并入该陆域；并入时，重叠处以导入的为准。",
    en: "A landmass with a built-in id becomes part of it; where the two overlap, the imported one counts.",
  },
  linksNote: {
    zh: "起端、止端两列填陆域编号。内置的桥隧渡在数据页列出。",
    en: "Landmass A and B hold landmass ids. The built-in links are listed on the data page.",
  },
  putDemand: {
    zh: "作为本项目人口，{{count, number}} 行",
    en: "Use as the project's people, {{count, number}} rows",
  },
  putReplace: {
    zh: "代替内置的，{{count, number}} 行",
    en: "Replace the built-in, {{count, number}} rows",
  },
  putReplaceLevel: {
    zh: "代替这一级，{{count, number}} 行",
    en: "Replace this level, {{count, number}} rows",
  },
  putJoin: { zh: "并入内置的", en: "Join the built-in" },
  putFailed: { zh: "没有放入，项目未改动", en: "Not put in place; your work is unchanged" },
  controlHead: { zh: "与人口普查对照", en: "Held against the census" },
  controlNote: {
    zh: "2020 年普查常住人口。只对照文件涉及的县；文件只覆盖县的一部分时，差额属正常。",
    en: "Residents of the 2020 census, of the counties the file touches. Part of a county falls short of it.",
  },
  controlUnit: { zh: "县", en: "County" },
  controlOwn: { zh: "文件", en: "File" },
  controlCensus: { zh: "普查", en: "Census" },
  controlDiff: { zh: "相差", en: "Difference" },
  controlOutside: { zh: "不在任何县内", en: "In no county" },
  controlAll: { zh: "合计", en: "Total" },
  quarantineTitle: { zh: "待修的行", en: "Rows set aside" },
  quarantineLead: {
    zh: "改好格子再检查；合格的行加入数据，可撤销。",
    en: "Put cells right and check again: rows that pass join the data, and this can be undone.",
  },
  recheck: { zh: "重新检查 {{count, number}} 行", en: "Check {{count, number}} rows again" },
  admitted: {
    zh: "已接受 {{admitted, number}} 行，还剩 {{left, number}} 行",
    en: "{{admitted, number}} accepted, {{left, number}} left",
  },
  admitBox: { zh: "仍接受", en: "Accept" },
  dataLost: {
    zh: "浏览器里已没有这份数据，请重新导入",
    en: "The browser no longer has these data; import the file again",
  },
  pasted: { zh: "粘贴的表格", en: "Pasted table" },
  controls: { zh: "按控制点拟合（城市独立坐标系）", en: "Fit by control points (local grid)" },
  controlsNote: {
    zh: "填 2–4 个两种坐标都已知的点；已知坐标填经纬度，或上面所选坐标系的东、北坐标。三个点以上才有残差可核对。",
    en: "Two to four points known in both systems; known as longitude and latitude, or easting and northing of the system above. Residuals need three.",
  },
  controlsOffer: { zh: "不知道坐标系：用控制点拟合", en: "System unknown: fit by control points" },
  "control-x": { zh: "文件 X", en: "File X" },
  "control-y": { zh: "文件 Y", en: "File Y" },
  "control-lon": { zh: "经度 / 东", en: "Lon / E" },
  "control-lat": { zh: "纬度 / 北", en: "Lat / N" },
  residual: { zh: "残差", en: "Residual" },
  controlUse: { zh: "按 {{count}} 个点拟合", en: "Fit by {{count}} points" },
  controlDrop: { zh: "不用控制点", en: "Drop the points" },
  controlUnchecked: {
    zh: "两个点刚好定下坐标系，没有多余的点核对；请再给一个。",
    en: "Two points just fix the grid and nothing checks them: give a third.",
  },
  controlFit: {
    zh: "中误差 {{rms}} m，尺度 {{scale}}，旋转 {{rotation}}°",
    en: "RMS {{rms}} m, scale {{scale}}, turned {{rotation}}°",
  },
  decidedControl: {
    zh: "坐标由 {{count}} 个控制点拟合",
    en: "Coordinates fitted by {{count}} control points",
  },
  "choose-trusted": {
    zh: "另选可信图层对照（道路、界线、地点）",
    en: "Hold against another trusted layer (roads, borders, places)",
  },
  "choose-gazetteer": {
    zh: "用自己的地址坐标表或村社表",
    en: "Use my own table of addresses or villages",
  },
  "beside-trusted": {
    zh: "{{lines}} 条线，{{places}} 个地点",
    en: "{{lines}} lines, {{places}} places",
  },
  "beside-gazetteer": {
    zh: "{{places}} 个地址",
    en: { one: "{{count}} address", other: "{{count}} addresses" },
  },
  besideUnused: {
    zh: "{{count}} 行缺地址或坐标，未用",
    en: {
      one: "{{count}} row without address or coordinates, not used",
      other: "{{count}} rows without address or coordinates, not used",
    },
  },
  "basis-roads": {
    zh: "依据：{{count}} 个点到可信图层道路的距离",
    en: "By the distance of {{count}} places from the roads of the trusted layer",
  },
  duplicatesNote: {
    zh: "未决定前只计前一行，床位不会重复计。合并时，前一行缺床位则取后一行的。",
    en: "Until you decide only the first counts, so no capacity counts twice. Merged, the first takes the other's capacity where its own is missing.",
  },
  keepOne: { zh: "不是，两处都保留", en: "Two places: keep both" },
  keepAll: { zh: "全部保留", en: "Keep all" },
  pairCapacity: { zh: "容量 {{first}} / {{other}}", en: "capacity {{first}} / {{other}}" },
  noCapacity: { zh: "缺", en: "missing" },
  openTemplate: { zh: "用模板文件", en: "Use a template file" },
  templateFault: { zh: "模板文件有误：", en: "The template file is at fault:" },
  undoOne: { zh: "撤销", en: "Undo" },
  decidedColumn: { zh: "“{{column}}”读作{{field}}", en: "{{column}} read as {{field}}" },
  decidedSwapRows: {
    zh: "纬度超过 90° 的行已交换经纬度",
    en: "Longitude and latitude swapped where the latitude is beyond 90°",
  },
  decidedLocate: {
    zh: "缺坐标的行按地址估计位置",
    en: "Rows without coordinates placed by their address, as estimates",
  },
  decidedMends: {
    zh: "改过 {{count, number}} 行的格子",
    en: {
      one: "Cells of {{count, number}} row mended",
      other: "Cells of {{count, number}} rows mended",
    },
  },
  decidedAdmitted: {
    zh: "仍然接受 {{count, number}} 行",
    en: {
      one: "{{count, number}} row accepted anyway",
      other: "{{count, number}} rows accepted anyway",
    },
  },
  decidedMerged: {
    zh: "合并 {{count, number}} 对",
    en: { one: "{{count, number}} pair merged", other: "{{count, number}} pairs merged" },
  },
  reportTitle: { zh: "导入报告", en: "Import report" },
} as const satisfies TextArea;
