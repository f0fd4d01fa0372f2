import { WALKING_MPS, type WithinRule } from "./rule.ts";

/** The date the app opens with: the support list of 22 counties holds. */
export const OPENING_DATE = "2025-06-01";

/**
 * The question the app opens with: every elder within 1 km of an institution. The clause speaks
 * of the main urban area; it is shown for the whole county too, and says so.
 */
export const OPENING_RULE: WithinRule = {
  id: "elder-1km",
  kind: "within",
  facility: { class: "elder", levels: ["institution"], minCapacity: 10 },
  demand: "age60",
  basis: "resident-2020",
  travel: { model: "circle", speedMps: WALKING_MPS.adult },
  scope: null,
  cutoff: { m: 1000 },
  k: 1,
  target: 1,
  from: null,
  until: null,
  edition: "2021",
  source: "elder-inst-within-1km-main-urban",
};
