import type { Facility } from "../../core/facilities/facility.ts";
import { type Edit, facilityOf, yearOf } from "../../core/scenario/edit.ts";
import { regionStore } from "../../state/region.ts";
import type { Language } from "../../state/session.ts";
import { integer } from "../text/format.ts";
import { classText } from "../text/names.ts";
import type { Translate } from "../text/translate.ts";
import { measureText } from "./measure-text.ts";

/** An edit in words: what it is about, how it is carried out, and from when. */
export function editText(
  t: Translate,
  language: Language,
  edit: Edit,
  facilities: readonly Facility[],
): { readonly title: string; readonly detail: string; readonly year: number | null } {
  const key = facilityOf(edit);
  const facility = key === null ? undefined : facilities.find((one) => one.key === key);
  const parts: string[] = [];
  if (edit.measure !== undefined) parts.push(measureText(t, edit.measure));
  else if (edit.op === "add") parts.push(classText(t, edit.class));
  else parts.push(t(OPERATIONS[edit.op]));
  if (edit.op === "set") {
    for (const [name, value] of Object.entries(edit.values)) parts.push(`${name} ${String(value)}`);
  }
  if (edit.op === "add" && edit.capacity !== undefined) {
    parts.push(t("scenario.capacityOf", { value: integer(edit.capacity, language) }));
  }
  if (edit.op === "add" && edit.daysPerWeek !== undefined) {
    parts.push(t("scenario.daysOf", { count: edit.daysPerWeek }));
  }
  if (edit.landM2 !== undefined) parts.push(`${integer(edit.landM2, language)}\u202F㎡`);
  if (edit.cost !== undefined) {
    parts.push(t("scenario.costOf", { value: integer(edit.cost, language) }));
  }
  return {
    title: titleOf(edit, facility, language),
    detail: parts.join(language === "en" ? ", " : "，"),
    year: yearOf(edit),
  };
}

const OPERATIONS = {
  set: "scenario.opSet",
  move: "scenario.opMove",
  close: "scenario.opClose",
  link: "scenario.opLink",
  unlink: "scenario.opUnlink",
} as const;

function titleOf(edit: Edit, facility: Facility | undefined, language: Language): string {
  switch (edit.op) {
    case "add":
      return edit.name ?? edit.id;
    case "set":
    case "move":
    case "close":
      return facility?.name ?? edit.facility;
    case "link":
      return `${landmassName(String(edit.link.a), language)} – ${landmassName(String(edit.link.b), language)}`;
    case "unlink": {
      const link = regionStore.getState().links.find(({ id }) => id === edit.id);
      return link === undefined ? edit.id : language === "en" ? link.nameEn : link.name;
    }
  }
}

/** A landmass by its name; those without one by their id. */
export function landmassName(id: string, language: Language): string {
  const found = regionStore.getState().landmasses.find((one) => one.id === id);
  return (language === "en" ? found?.nameEn : found?.name) ?? found?.name ?? id;
}
