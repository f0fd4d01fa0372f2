import {
  type LocalMoran,
  localMoran,
  nearestNeighbours,
  seededNumbers,
} from "../../core/equity/local-moran.ts";
import { attainment, type Indicator } from "../../core/equity/priority.ts";
import { ecefFromLonLat } from "../../core/geo/ecef.ts";
import type { RuleOutcome } from "../../core/rules/outcome.ts";
import { REACH_CLASSES, reachRuleId } from "../fairness.ts";
import type { FacilityClass } from "../question-settings.ts";
import type { UnitView } from "../region.ts";
import type { CountyValue } from "./evenness.ts";
import type { GroupsOnDate } from "./groups.ts";

type Reach = ReadonlyMap<string, RuleOutcome>;

/** A share with the people behind it, in millionths; null without demand. */
export interface ShareRow {
  readonly id: string;
  readonly kind: "all" | "group" | "urban" | "city" | "county";
  readonly share: number | null;
  readonly demand: number;
  /** Null where there is no such figure: the people have no such field. */
  readonly uncovered: number | null;
  /** In points, against the whole; null without demand. */
  readonly gap: number | null;
}

/** The whole, its groups, town and country, and its cities under one rule. */
export function groupRows(
  reach: Reach,
  facilityClass: FacilityClass,
  minutes: number,
  cities: readonly UnitView[],
): ShareRow[] {
  const outcome = reach.get(reachRuleId(facilityClass, minutes));
  const urban = reach.get(reachRuleId(facilityClass, minutes, true));
  if (outcome === undefined) return [];
  const all = { demand: outcome.whole.demand, uncovered: outcome.whole.people };
  const mean = shareWithin(all.demand, all.uncovered);
  const row = (
    id: string,
    kind: ShareRow["kind"],
    demand: number,
    uncovered: number | null,
  ): ShareRow => {
    const share = shareWithin(demand, uncovered);
    return {
      id,
      kind,
      share,
      demand,
      uncovered,
      gap: share === null || mean === null ? null : (share - mean) * 100,
    };
  };
  const byId = new Map(outcome.units.map((unit) => [`${unit.level} ${unit.unitId}`, unit]));
  const of = (level: string, id: string, kind: ShareRow["kind"]): ShareRow[] => {
    const unit = byId.get(`${level} ${id}`);
    return unit === undefined ? [] : [row(id, kind, unit.demand, unit.people)];
  };
  const town =
    urban === undefined ? null : { demand: urban.whole.demand, uncovered: urban.whole.people };
  return [
    row("all", "all", all.demand, all.uncovered),
    ...["mountain", "island", "other"].flatMap((id) => of("group", id, "group")),
    ...(town === null
      ? []
      : [
          row("main-urban", "urban", town.demand, town.uncovered),
          row(
            "rest",
            "urban",
            all.demand - town.demand,
            all.uncovered === null || town.uncovered === null
              ? null
              : all.uncovered - town.uncovered,
          ),
        ]),
    ...cities.flatMap(({ id }) => of("city", id, "city")),
  ];
}

/** Counties under one rule, by id; those without demand have a null share. */
export function countyRows(
  reach: Reach,
  facilityClass: FacilityClass,
  minutes: number,
): ShareRow[] {
  const outcome = reach.get(reachRuleId(facilityClass, minutes));
  return (outcome?.units ?? [])
    .filter(({ level }) => level === "county")
    .map(({ unitId, demand, people }) => ({
      id: unitId,
      kind: "county",
      demand,
      uncovered: people,
      share: shareWithin(demand, people),
      gap: null,
    }));
}

/** Share within reach; null without demand, or where nobody can say who is left out. */
export function shareWithin(demand: number, uncovered: number | null): number | null {
  return demand === 0 || uncovered === null ? null : 1 - uncovered / demand;
}

/** Neighbours of a county: this many nearest, so that islands have some too. */
const NEIGHBOURS = 4;
const SEED = 1;

/** LISA over counties that have a figure; same figures, same clusters. */
export function clustersOf(
  rows: readonly Pick<CountyValue, "id" | "value">[],
  units: ReadonlyMap<string, UnitView>,
): { readonly ids: readonly string[]; readonly moran: LocalMoran } | null {
  const known = rows.filter(({ value, id }) => value !== null && units.has(id));
  const moran = localMoran(
    Float64Array.from(known, ({ value }) => value ?? 0),
    neighboursOf(known.map(({ id }) => units.get(id)!)),
    seededNumbers(SEED),
  );
  return moran === null ? null : { ids: known.map(({ id }) => id), moran };
}

/** Indices of the nearest of the given units, for each. */
export function neighboursOf(units: readonly UnitView[]): number[][] {
  const { x, y, z } = ecefFromLonLat(
    units.map(({ lon }) => lon),
    units.map(({ lat }) => lat),
  );
  return nearestNeighbours(x, y, z, NEIGHBOURS);
}

export const INDICATORS = ["people", "share", "age80", "group"] as const;
export type IndicatorId = (typeof INDICATORS)[number];

/** What speaks for a county: people left out, their share, the very old, mountain or island. */
export function indicatorsOf(
  rows: readonly ShareRow[],
  units: ReadonlyMap<string, UnitView>,
  groups: GroupsOnDate,
  weights: Readonly<Record<IndicatorId, number>>,
): Indicator[] {
  const special = new Set([...groups.mountain, ...groups.island]);
  const values: Readonly<Record<IndicatorId, (row: ShareRow) => number>> = {
    people: ({ uncovered }) => (uncovered === null ? Number.NaN : uncovered / 1e6),
    share: ({ share }) => (share === null ? Number.NaN : 1 - share),
    age80: ({ id }) => {
      const totals = units.get(id)?.totals;
      const people = totals?.people ?? 0;
      return people === 0 ? Number.NaN : (totals?.age80 ?? Number.NaN) / people;
    },
    group: ({ id }) => (special.has(id) ? 1 : 0),
  };
  return INDICATORS.map((id) => ({
    id,
    weight: weights[id],
    values: Float64Array.from(rows, values[id]),
  }));
}

/** 均等化实现度 of a unit, 0–100: how much of the target its classes reach, by weight. */
export function attainmentOf(
  reach: Reach,
  unitId: string | null,
  minutes: number,
  target: number,
  weights: Readonly<Record<FacilityClass, number>>,
): number | null {
  return attainment(
    REACH_CLASSES.map((facilityClass) => {
      const outcome = reach.get(reachRuleId(facilityClass, minutes));
      const unit =
        unitId === null ? outcome?.whole : outcome?.units.find((one) => one.unitId === unitId);
      const share = unit === undefined ? null : shareWithin(unit.demand, unit.people);
      return { share, target, weight: weights[facilityClass] };
    }),
  );
}
