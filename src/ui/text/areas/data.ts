import type { TextArea } from "../text-area.ts";

export const DATA_TEXT = {
  title: { zh: "数据", en: "Data" },
  facilities: { zh: "设施", en: "Facilities" },
  sample: { zh: "示例", en: "sample" },
  own: { zh: "自有", en: "own" },
  removeLayer: { zh: "移除", en: "Remove" },
  people: { zh: "人口", en: "Population" },
  peopleText: {
    zh: "2020 年七普常住 {{people}} 人，模型分布到 {{cells}} 个 6″ 网格",
    en: "{{people}} residents of the 2020 census, modelled onto {{cells}} cells of 6″",
  },
  units: { zh: "单元", en: "Units" },
  unitsText: {
    zh: "{{counties}} 个县（市、区），{{towns}} 个乡镇街道（{{estimated}} 个位置为估计）",
    en: "{{counties}} counties, {{towns}} towns ({{estimated}} at estimated positions)",
  },
  links: { zh: "桥、隧和渡船", en: "Bridges, tunnels and ferries" },
  linkBridge: { zh: "桥", en: "Bridge" },
  linkTunnel: { zh: "隧道", en: "Tunnel" },
  linkFerry: { zh: "渡船", en: "Ferry" },
  linkSince: { zh: "{{year}} 年起", en: "since {{year}}" },
  toCheck: { zh: "待核", en: "to be checked" },
  sources: { zh: "来源与许可", en: "Sources and licences" },
  importFacilities: { zh: "导入设施", en: "Import facilities" },
  openPlan: { zh: "打开方案", en: "Open a plan" },
  dropHere: { zh: "也可以把文件拖到这里", en: "Or drop files here" },
  planRunning: { zh: "正在计算方案", en: "Running the plan" },
  planDone: { zh: "方案已算完", en: "The plan is computed" },
  planFailed: { zh: "方案有误，未计算", en: "The plan is at fault: nothing was computed" },
  planOnMap: { zh: "在地图上打开", en: "Open on the map" },
  planReplaces: {
    zh: "代替现在的问题、候选点和该类自有设施；候选点可撤销。",
    en: "In place of the present question, candidates and own facilities of the class; candidates can be undone.",
  },
  planNotOnMap: {
    zh: "地图不能原样提出这个方案的问题；结果文件见下。",
    en: "The map cannot ask exactly what this plan asks; the result files are below.",
  },
  download: { zh: "下载", en: "Download" },
  noFiles: { zh: "没有可读的文件", en: "No file could be read" },
} as const satisfies TextArea;
