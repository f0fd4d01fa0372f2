import { noTick, type Tick } from "../base/tick.ts";
import { entrancesOf, type Place } from "../facilities/facility.ts";
import type { AreaGaps } from "../gaps/area-gap.ts";
import { areaGaps, type UnitLand } from "../gaps/area-gaps.ts";
import { boxesMeet, boxOfPolygons } from "../geo/box.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import { PolygonIndex } from "../geo/polygon-index.ts";
import { cutToGround, joinGround } from "../land/clip-to-land.ts";
import { type LandPiece, landOfArea } from "../land/land-of-area.ts";
import type { WithinRule, WithinTieredRule } from "../rules/rule.ts";
import type { Outlines } from "../units/outlines.ts";
import { tierOfUnits } from "./decide-tiered.ts";
import { checkedCutoffMm } from "./decide-within.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { isNamed } from "./scope.ts";
import { ancestryOf } from "./unit-tree.ts";

interface Floors {
  readonly floorPeople: number;
  readonly floorAreaM2: number;
}

/** A rule by distance whose land denominator can be told: `within` with k = 1, or by tiers of units. */
export type LandRule = WithinRule | WithinTieredRule;

/**
 * The land denominator: what of each unit's land no circle reaches. With tiers each unit's land
 * is measured by the cut-off of its own tier; land whose tier asks for nothing does not count.
 */
export function areaGapsOf(
  context: EvaluationContext,
  outlines: Outlines,
  rule: LandRule,
  floors: Floors,
  tick: Tick = noTick,
): AreaGaps {
  const { inputs } = context;
  const { reach, places, facilities, groupOfLandmass } = context.reach(rule.facility, rule.travel);
  const ids = inputs.land?.ids ?? [];
  const groupOf = (landmass: number): number => groupOfLandmass[ids[landmass] ?? ""] ?? landmass;
  // Facilities that serve only their own unit serve its land, and no other.
  const level = context.options.crossBoundary ? -1 : inputs.units.levels.length - 1;
  const whose = (group: number, unit: number): string =>
    level < 0 ? `${group}` : `${group} ${unit}`;
  const centresOf = new Map<string, Place[]>();
  facilities.forEach((facility, j) => {
    const { landmass, units } = places[j]!;
    if (landmass < 0) return;
    const key = whose(groupOf(landmass), units[level] ?? -1);
    const centres = centresOf.get(key);
    const entrances = entrancesOf(facility);
    if (centres === undefined) centresOf.set(key, [...entrances]);
    else centres.push(...entrances);
  });
  const land = landInScope(context, outlines, rule, groupOf);
  const cutoffOf = cutoffByUnit(context, rule);
  return areaGaps(
    {
      level: land.level,
      land: land.units.flatMap((unit): UnitLand[] => {
        const cutoffMm = cutoffOf(unit.unit);
        return cutoffMm === null ? [] : [{ ...unit, cutoffMm }];
      }),
      demand: inputs.demand,
      nearest: reach.nearest,
      costMm: reach.costMm,
      inScope: context.scope(rule.scope)?.cells ?? null,
      centresOf: (group, unit) => centresOf.get(whose(group, unit)) ?? [],
      detour: rule.travel.model === "detour" ? (rule.travel.detour ?? 1) : 1,
      peopleField: "people",
      ...floors,
    },
    tick,
  );
}

/** The cut-off that land of a unit is held to, mm; null where none is. */
function cutoffByUnit(context: EvaluationContext, rule: LandRule): (unit: number) => number | null {
  if (rule.kind === "within") {
    const cutoffMm = checkedCutoffMm(rule.cutoff, rule.travel);
    return () => cutoffMm;
  }
  const { inputs } = context;
  const cutoffs = rule.tiers.map(({ cutoff }) =>
    cutoff === null ? null : checkedCutoffMm(cutoff, rule.travel),
  );
  const tiers = tierOfUnits(inputs, rule);
  return (unit) => {
    if (unit < 0) return null;
    const { all } = inputs.units;
    const at = ancestryOf(inputs, unit).find((one) => all[one]!.level === rule.density.by);
    // A unit that lies in none of that level has no density.
    const tier = at !== undefined ? tiers[at]! : -1;
    return tier < 0 ? null : cutoffs[tier]!;
  };
}

interface UnitGround {
  readonly unit: number;
  readonly id: string;
  readonly pieces: readonly LandPiece[];
}

/**
 * Land of the units a scope names: of the level measured by, or of the finer one it speaks of;
 * cut to the polygons that the scope draws, where it does.
 */
function landInScope(
  context: EvaluationContext,
  outlines: Outlines,
  { scope: given }: LandRule,
  groupOf: (landmass: number) => number,
): { level: string; units: UnitGround[] } {
  const { units, land } = context.inputs;
  const scope = context.scope(given);
  const drawn = scope?.drawn == null ? null : joinGround(scope.drawn);
  const cut = (pieces: readonly LandPiece[]): LandPiece[] =>
    drawn === null
      ? [...pieces]
      : pieces.map(({ group, polygons }) => ({ group, polygons: cutToGround(polygons, drawn) }));
  const isNear = (polygons: readonly PolygonCoordinates[]): boolean =>
    drawn === null || boxesMeet(boxOfPolygons(polygons), boxOfPolygons(drawn));
  const indexOf = new Map(units.all.map(({ id }, k) => [id, k]));
  const levels = [...outlines.levels.keys()];
  const firstLevel = Math.max(0, levels.indexOf(outlines.level ?? ""));
  const masses = outlines.landmasses;
  const index = masses === null ? null : (land ?? new PolygonIndex(masses));
  for (const level of levels.slice(firstLevel)) {
    const areas = outlines.levels.get(level)!.filter(({ id }) => {
      const unit = indexOf.get(id);
      if (unit === undefined) return false;
      return scope === null || isNamed(scope.masks, ancestryOf(context.inputs, unit));
    });
    if (areas.length === 0) continue;
    const ground = areas
      .filter(({ polygons }) => isNear(polygons))
      .map((area) => ({
        unit: indexOf.get(area.id)!,
        id: area.id,
        pieces: cut(
          masses === null || index === null
            ? [{ group: 0, polygons: area.polygons }]
            : landOfArea(area, masses, index, groupOf),
        ),
      }));
    return { level, units: ground };
  }
  const isBare = levels.length === 0 && (scope === null || scope.masks.length === 0);
  const pieces = (isBare ? (masses ?? []) : [])
    .map(({ polygons }, k) => ({ group: groupOf(k), polygons }))
    .filter(({ polygons }) => isNear(polygons));
  const whole = { unit: units.all.length === 1 ? 0 : -1, id: "land", pieces: cut(pieces) };
  return { level: "all", units: pieces.length === 0 ? [] : [whole] };
}
