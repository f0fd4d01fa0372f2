import type { TextKey } from "./catalogue.ts";
import type { Translate } from "./translate.ts";

const LEVELS: Readonly<Record<string, TextKey>> = {
  institution: "rules.levelInstitution",
  "day-care": "rules.levelDayCare",
  hospital: "rules.levelHospital",
  centre: "rules.levelCentre",
  station: "rules.levelStation",
  stadium: "rules.levelStadium",
  field: "rules.levelField",
  path: "rules.levelPath",
};

/** A level of facilities that the catalogue names; levels of the planner's own keep their name. */
export function levelText(t: Translate, level: string): string {
  const key = LEVELS[level];
  return key === undefined ? level : t(key);
}
