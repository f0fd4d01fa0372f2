import type { TextArea } from "../text-area.ts";

export const PRESENT_TEXT = {
  title: { zh: "汇报", en: "Report" },
  intro: {
    zh: "导出的文件与命令行的结果逐字节相同，并带上口径、日期和数据标记。",
    en: "Exported files equal the command line's byte for byte and carry basis, date and data marks.",
  },
  gaps: {
    zh: "缺口面，含人数、最近设施、标准、方案摘要",
    en: "Gap polygons with people, nearest facility, standard, plan hash",
  },
  units: {
    zh: "各单元覆盖表，省、市、县、乡镇和分组",
    en: "Coverage by province, city, county, town and group",
  },
  rules: { zh: "规则对单元的达标表", en: "Rule by unit: met, unmet, undecided" },
  plan: {
    zh: "当前问题和候选点，可在别的机器上重算",
    en: "The present question and candidates, to recompute elsewhere",
  },
  start: { zh: "开始汇报", en: "Present" },
  startHelp: {
    zh: "全屏，24 像素字，只用键盘：0–3 换方案，B 卷帘，Esc 退出",
    en: "Full screen, 24 px type, keys only: 0–3 scenarios, B swipe, Esc ends",
  },
  picture: { zh: "本图 PNG", en: "Picture of this map, PNG" },
  pictureHelp: {
    zh: "2 倍大小，带标题、图例、比例尺、日期和数据标记",
    en: "At 2×, with title, legend, scale bar, date and data marks",
  },
  covered: { zh: "已覆盖 {{who}}", en: "Covered: {{who}}" },
  beyond: { zh: "圈外 {{who}}", en: "Beyond: {{who}}" },
  against: { zh: "比现状", en: "Against the present" },
  keyScenario: { zh: "换方案", en: "scenario" },
  keySwipe: { zh: "卷帘", en: "swipe" },
  keyFull: { zh: "全屏", en: "full screen" },
  keyEnd: { zh: "退出", en: "end" },
  save: { zh: "保存", en: "Save" },
  done: { zh: "已导出 {{name}}", en: "Exported {{name}}" },
} as const satisfies TextArea;
