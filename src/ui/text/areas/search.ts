import type { TextArea } from "../text-area.ts";

export const SEARCH_TEXT = {
  label: { zh: "查找县、镇、设施或坐标", en: "Find a county, town, facility or coordinates" },
  placeholder: { zh: "县、镇、设施、坐标", en: "Place, facility, coordinates" },
  none: { zh: "没有找到", en: "Nothing found" },
  results: { zh: "查找结果", en: "Results" },
  coordinates: { zh: "坐标 {{lon}}, {{lat}}", en: "Coordinates {{lon}}, {{lat}}" },
  city: { zh: "市", en: "City" },
  county: { zh: "县", en: "County" },
  town: { zh: "乡镇", en: "Town" },
} as const satisfies TextArea;
