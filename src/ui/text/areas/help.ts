import type { TextArea } from "../text-area.ts";

export const HELP_TEXT = {
  title: { zh: "键盘与标记", en: "Keys and marks" },
  keys: { zh: "键盘", en: "Keys" },
  steps: { zh: "切换步骤", en: "Switch step" },
  search: { zh: "查找", en: "Find" },
  add: { zh: "在地图中央添加候选点", en: "Add a candidate in the middle of the map" },
  nudge: {
    zh: "移动选中的候选点 10 m，按 Shift 100 m",
    en: "Move the selected candidate 10 m, with Shift 100 m",
  },
  remove: { zh: "删除选中的候选点", en: "Delete the selected candidate" },
  undo: { zh: "撤销、重做", en: "Undo, redo" },
  measure: { zh: "量距离", en: "Measure a distance" },
  exportGaps: { zh: "导出缺口 GeoJSON", en: "Export the gaps as GeoJSON" },
  escape: { zh: "取消、关闭", en: "Cancel, close" },
  map: { zh: "地图上：方向键移动，加减号缩放", en: "On the map: arrows pan, plus and minus zoom" },
  sources: { zh: "来源", en: "Sources" },
} as const satisfies TextArea;
