import type { TextKey } from "./catalogue.ts";
import { hasText, type Translate } from "./translate.ts";

/** What the people are and of when; null = those of the region. `registered-2024-12` → 户籍人口 · 2024-12. */
export function peopleBasis(t: Translate, basis: string | null): string {
  if (basis === null) return t("frame.basisPeople");
  const [, kind = "other", date = ""] = /^([a-z]+)-(.*)$/.exec(basis) ?? [];
  const key = `frame.people-${kind}`;
  const name = hasText(key) ? t(key) : t("frame.people-other");
  return date === "" ? `${name}${basis === "" ? "" : ` · ${basis}`}` : `${name} · ${date}`;
}

/** What of the data is not the planner's own, in short. */
export function marksKey(hasFacilities: boolean, hasPeople: boolean): TextKey {
  if (hasPeople) return hasFacilities ? "frame.marksNone" : "frame.marksPeople";
  return hasFacilities ? "frame.marksOwn" : "frame.marks";
}
