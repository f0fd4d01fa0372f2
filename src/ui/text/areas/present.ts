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
  save: { zh: "保存", en: "Save" },
  done: { zh: "已导出 {{name}}", en: "Exported {{name}}" },
} as const satisfies TextArea;
