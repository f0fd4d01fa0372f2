import type { TextArea } from "../text-area.ts";

export const LEGEND_TEXT = {
  title: { zh: "{{who}}覆盖率 %", en: "Covered, {{who}}, %" },
  count: { zh: "单元数", en: "Units" },
  noData: { zh: "无数据", en: "No data" },
  mountain: { zh: "山区县", en: "Mountain counties" },
  island: { zh: "海岛县", en: "Island counties" },
  cells: { zh: "{{who}}，6″ 网格", en: "{{who}}, 6″ cells" },
  few: { zh: "少", en: "few" },
  many: { zh: "多", en: "many" },
  inside: { zh: "{{reach}} 内", en: "Within {{reach}}" },
  between: { zh: "{{from}} 至 {{to}}", en: "{{from}} to {{to}}" },
  beyond: { zh: "{{reach}} 外", en: "Beyond {{reach}}" },
  newly: { zh: "新覆盖，带深色框", en: "Newly covered, dark frame" },
  gap: { zh: "缺口，编号为位次", en: "Gap, numbered by rank" },
  circle: { zh: "服务圈", en: "Service circle" },
} as const satisfies TextArea;
