import type { TextArea } from "../text-area.ts";

export const GAPS_TEXT = {
  title: { zh: "缺口", en: "Gaps" },
  count: { zh: "{{count}} 处", en: { one: "{{count}} gap", other: "{{count}} gaps" } },
  beyond: { zh: "圈外人口", en: "Beyond the circle" },
  ofWhichElders: { zh: "其中 60 岁及以上", en: "Of whom aged 60+" },
  place: { zh: "位置", en: "Place" },
  peopleColumn: { zh: "圈外 人", en: "People" },
  nearestColumn: { zh: "至最近", en: "Nearest" },
  inner: { zh: "{{reach}} 内 {{share}} %", en: "Within {{reach}} {{share}} %" },
  outer: { zh: "圈外 {{share}} %", en: "Beyond {{share}} %" },
  between: { zh: "{{reach}} {{share}} %", en: "{{reach}} {{share}} %" },
  floor: { zh: "不画少于", en: "Do not draw under" },
  floorUnit: { zh: "人", en: "people" },
  sum: { zh: "合计 {{people}} 人，零星 {{below}} 人", en: "Drawn {{people}}, scattered {{below}}" },
  shown: { zh: "显示前 {{count}} 处", en: "First {{count}} shown" },
  unreachable: { zh: "隔海", en: "across water" },
  empty: { zh: "没有缺口", en: "No gaps" },
  emptyHelp: {
    zh: "所有有人的网格都在圈内。可换一条更严的标准再看。",
    en: "Every populated cell lies within reach. Try a stricter standard.",
  },
  waiting: { zh: "正在找缺口", en: "Looking for gaps" },
  list: { zh: "缺口，人多的在前", en: "Gaps, most people first" },
} as const satisfies TextArea;
