import type { TextKey } from "./catalogue.ts";
import type { Translate } from "./translate.ts";

const REASONS: Readonly<Record<string, TextKey>> = {
  level: "frame.reasonLevel",
  "capacity-too-small": "frame.reasonSmall",
  "capacity-missing": "frame.reasonMissing",
  "not-open-yet": "frame.reasonDate",
  "closed-by-then": "frame.reasonDate",
};

/** Why a standard does not count a facility. */
export function reasonText(t: Translate, reason: string): string {
  return t(REASONS[reason] ?? "frame.reasonStatus");
}
