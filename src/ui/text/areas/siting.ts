import type { TextArea } from "../text-area.ts";

export const SITING_TEXT = {
  title: { zh: "选址", en: "Sites" },
  count: {
    zh: "{{count, number}} 处候选点",
    en: { one: "{{count, number}} candidate", other: "{{count, number}} candidates" },
  },
  place: { zh: "在地图上放置", en: "Place on the map" },
  placing: { zh: "点击地图放置，Esc 取消", en: "Click the map to place, Esc to cancel" },
  addMiddle: { zh: "添加候选点", en: "Add a candidate" },
  empty: { zh: "还没有候选点", en: "No candidates yet" },
  emptyHelp: {
    zh: "放一处候选点，拖动时人数随即变化。每次拖放是一步，可以撤销。",
    en: "Place a candidate: the figures follow while you drag it. Each drag is one step you can undo.",
  },
  name: { zh: "名称", en: "Name" },
  class: { zh: "类别", en: "Class" },
  capacity: { zh: "床位/容量", en: "Capacity" },
  lon: { zh: "经度", en: "Longitude" },
  lat: { zh: "纬度", en: "Latitude" },
  duplicate: { zh: "复制", en: "Duplicate" },
  remove: { zh: "删除", en: "Delete" },
  notCounted: {
    zh: "本标准不计这处：类别不同，或不足 10 床",
    en: "This standard does not count it: other class, or under 10 beds",
  },
  water: { zh: "在水面上，附近 1 km 没有陆地", en: "On water, no land within 1 km" },
  badNumber: { zh: "请输入数字", en: "Enter a number" },
  dragHint: { zh: "松手放下", en: "Release to place" },
  dragCancel: { zh: "取消", en: "cancel" },
  dragUndo: { zh: "放下后可撤销", en: "undoes it later" },
  measureHint: { zh: "点击量距离，Esc 结束", en: "Click to measure, Esc to end" },
  deleted: { zh: "已删除 1 处", en: "1 site deleted" },
} as const satisfies TextArea;
