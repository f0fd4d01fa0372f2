import type { TextArea } from "../text-area.ts";

export const SCENARIO_TEXT = {
  title: { zh: "方案", en: "Scenario" },
  intro: {
    zh: "在现状之上新增 {{count, number}} 处",
    en: {
      one: "{{count, number}} site above the present",
      other: "{{count, number}} sites above the present",
    },
  },
  now: { zh: "此刻", en: "Now" },
  ledger: { zh: "对照", en: "Ledger" },
  baseline: { zh: "现状", en: "Present" },
  before: { zh: "拖动前", en: "Before" },
  moment: { zh: "此刻", en: "Now" },
  change: { zh: "变化", en: "Change" },
  share: { zh: "覆盖率 %", en: "Covered %" },
  beyond: { zh: "圈外{{who}}", en: "Beyond: {{who}}" },
  elders: { zh: "圈外 60 岁及以上", en: "Beyond: aged 60+" },
  sites: { zh: "新增 处", en: "New sites" },
  changes: { zh: "改动", en: "Changes" },
  stepHint: { zh: "每次拖放为一步，可撤销", en: "Each drag is one step to undo" },
  empty: { zh: "还没有改动", en: "No changes yet" },
} as const satisfies TextArea;
