import { countyGroups } from "../../core/units/county-groups.ts";
import type { UnitView } from "../region.ts";
import type { UnitFilter } from "../session.ts";

/** County ids of each group on a date. */
export interface GroupsOnDate {
  readonly island: readonly string[];
  readonly mountain: readonly string[];
  readonly other: readonly string[];
  readonly support: readonly string[];
}

export function groupsOnDate(units: ReadonlyMap<string, UnitView>, asOf: string): GroupsOnDate {
  const counties = [...units.values()].filter(({ level }) => level === "county");
  const lists = new Map(countyGroups(counties, asOf).map(({ id, units: ids }) => [id, ids]));
  const of = (id: string): readonly string[] => lists.get(id) ?? [];
  return {
    island: of("island"),
    mountain: of("mountain"),
    other: of("other"),
    support: of("support"),
  };
}

/** The counties a filter keeps; null = all. */
export function keptCounties(filter: UnitFilter, groups: GroupsOnDate): readonly string[] | null {
  switch (filter) {
    case "all":
      return null;
    case "mountain":
      return groups.mountain;
    case "island":
      return groups.island;
    case "mountain-island":
      return [...groups.mountain, ...groups.island];
  }
}
