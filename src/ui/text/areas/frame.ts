import type { TextArea } from "../text-area.ts";

export const FRAME_TEXT = {
  product: { zh: "服务圈", en: "Fuwuquan" },
  loading: { zh: "正在打开浙江", en: "Opening Zhejiang" },
  map: { zh: "地图：方向键移动，加减号缩放", en: "Map: arrow keys pan, plus and minus zoom" },
  zoomIn: { zh: "放大", en: "Zoom in" },
  zoomOut: { zh: "缩小", en: "Zoom out" },
  whole: { zh: "看全省", en: "Whole province" },
  candidate: { zh: "候选点", en: "Candidate" },
} as const satisfies TextArea;
