import type { FacilityFilter } from "../rules/rule.ts";

/** Institutions by the clause on beds: at least ten. Their beds are never added to those of day care. */
export const ELDER_INSTITUTIONS: FacilityFilter = {
  class: "elder",
  levels: ["institution"],
  minCapacity: 10,
};
