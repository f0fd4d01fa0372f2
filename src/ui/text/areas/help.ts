import type { TextArea } from "../text-area.ts";

export const HELP_TEXT = {
  title: { zh: "键盘与标记", en: "Keys and marks" },
  keys: { zh: "键盘", en: "Keys" },
  steps: { zh: "切换步骤", en: "Switch step" },
  search: { zh: "查找", en: "Find" },
  add: { zh: "在地图中央添加候选点", en: "Add a candidate in the middle of the map" },
  plot: {
    zh: "画地块：空格在地图中央放一角，回车完成，退格撤回一角",
    en: "Draw a plot: Space puts a corner in the middle of the map, Enter ends, Backspace takes one back",
  },
  link: {
    zh: "画跨水连接：点两岸，或用空格放两端",
    en: "Draw a link across water: click both shores, or put both ends by Space",
  },
  nudge: {
    zh: "移动选中的候选点 10 m，按 Shift 100 m",
    en: "Move the selected candidate 10 m, with Shift 100 m",
  },
  remove: { zh: "删除选中的候选点", en: "Delete the selected candidate" },
  undo: { zh: "撤销、重做", en: "Undo, redo" },
  exportGaps: { zh: "导出缺口 GeoJSON", en: "Export the gaps as GeoJSON" },
  escape: { zh: "取消、关闭", en: "Cancel, close" },
  map: { zh: "地图上：方向键移动，加减号缩放", en: "On the map: arrows pan, plus and minus zoom" },
  sources: { zh: "来源", en: "Sources" },
  marksTitle: { zh: "数据标记", en: "Data marks" },
  marksModel: {
    zh: "人口网格是模型：各县合计与 2020 年普查一致，县内分布按村庄、地形推算。0–2 岁为估算。",
    en: "The population grid is modelled: county totals equal the 2020 census, their spread follows villages and terrain. Ages 0–2 are estimated.",
  },
  marksSample: {
    zh: "示例设施不是真实机构，按规则放置，仅供演示。请导入自己的设施。",
    en: "Sample facilities are not real: they are placed by a rule for demonstration. Import your own.",
  },
  marksMap: {
    zh: "县界来源 AMap，示意图，未经审核；乡镇范围为模型，不作界线使用。",
    en: "County boundaries: AMap, a sketch, not reviewed. Town areas are modelled and are no boundaries.",
  },
} as const satisfies TextArea;
