import type { TextArea } from "../text-area.ts";

export const RULES_TEXT = {
  title: { zh: "规则", en: "Rules" },
  intro: {
    zh: "每条标准注明出处。以米为准的条文不换算成分钟。",
    en: "Every standard names its source. A clause in metres is never turned into minutes.",
  },
  use: { zh: "使用", en: "Use" },
  inUse: { zh: "使用中", en: "In use" },
  verified: { zh: "已核", en: "verified" },
  toCheck: { zh: "待核", en: "to be checked" },
  elder1km: {
    zh: "主城区老年人在 1 km 内有养老机构",
    en: "Every elder of the main urban area has an institution within 1 km",
  },
  circle10: { zh: "步行 10 分钟内有{{class}}设施", en: "{{class}} within a 10-minute walk" },
  circle15: { zh: "步行 15 分钟内有{{class}}设施", en: "{{class}} within a 15-minute walk" },
  sourceElder: {
    zh: "浙江省社会发展“十四五”规划，养老服务",
    en: "Zhejiang social development plan 2021–2025, elderly care",
  },
  sourceCircle: {
    zh: "共同富裕示范区实施方案，15 分钟公共服务圈",
    en: "Common prosperity demonstration zone plan, 15-minute public service circle",
  },
  sourceSport: {
    zh: "浙江省社会发展“十四五”规划，10 分钟健身圈",
    en: "Zhejiang social development plan 2021–2025, 10-minute fitness circle",
  },
  sourcePractice: { zh: "惯例，无条文", en: "Common practice, no clause" },
} as const satisfies TextArea;
