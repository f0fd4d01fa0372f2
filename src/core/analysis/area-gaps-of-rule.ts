import { noTick, type Tick } from "../base/tick.ts";
import { entrancesOf, type Place } from "../facilities/facility.ts";
import type { AreaGaps } from "../gaps/area-gap.ts";
import { areaGaps, type UnitLand } from "../gaps/area-gaps.ts";
import { PolygonIndex } from "../geo/polygon-index.ts";
import { landOfArea } from "../land/land-of-area.ts";
import type { WithinRule } from "../rules/rule.ts";
import type { Outlines } from "../units/outlines.ts";
import { decideWithin } from "./decide-within.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { ancestryOf } from "./unit-tree.ts";

interface Floors {
  readonly floorPeople: number;
  readonly floorAreaM2: number;
}

/** The land denominator of a `within` rule with k = 1: what of each unit's land no circle reaches. */
export function areaGapsOf(
  context: EvaluationContext,
  outlines: Outlines,
  rule: WithinRule,
  floors: Floors,
  tick: Tick = noTick,
): AreaGaps {
  const { inputs } = context;
  const { reached, cutoffMm, inScope } = decideWithin(context, rule);
  const { reach, places, facilities, groupOfLandmass } = reached;
  const ids = inputs.land?.ids ?? [];
  const groupOf = (landmass: number): number => groupOfLandmass[ids[landmass] ?? ""] ?? landmass;
  const centresOf = new Map<number, Place[]>();
  facilities.forEach((facility, j) => {
    const { landmass } = places[j]!;
    if (landmass < 0) return;
    const group = groupOf(landmass);
    const centres = centresOf.get(group);
    const entrances = entrancesOf(facility);
    if (centres === undefined) centresOf.set(group, [...entrances]);
    else centres.push(...entrances);
  });
  return areaGaps(
    {
      ...landInScope(context, outlines, rule, groupOf),
      demand: inputs.demand,
      nearest: reach.nearest,
      costMm: reach.costMm,
      inScope,
      centresOf,
      cutoffMm,
      detour: rule.travel.model === "detour" ? (rule.travel.detour ?? 1) : 1,
      peopleField: "people",
      ...floors,
    },
    tick,
  );
}

/** Land of the units a scope names: of the level measured by, or of the finer one it speaks of. */
function landInScope(
  context: EvaluationContext,
  outlines: Outlines,
  { scope: given }: WithinRule,
  groupOf: (landmass: number) => number,
): { level: string; land: UnitLand[] } {
  const { units, land } = context.inputs;
  const scope = context.scope(given);
  const indexOf = new Map(units.all.map(({ id }, k) => [id, k]));
  const levels = [...outlines.levels.keys()];
  const firstLevel = Math.max(0, levels.indexOf(outlines.level ?? ""));
  const masses = outlines.landmasses;
  const index = masses === null ? null : (land ?? new PolygonIndex(masses));
  for (const level of levels.slice(firstLevel)) {
    const areas = outlines.levels.get(level)!.filter(({ id }) => {
      const unit = indexOf.get(id);
      return (
        unit !== undefined && (scope === null || scope.names(ancestryOf(context.inputs, unit)))
      );
    });
    if (areas.length === 0) continue;
    const cut = areas.map((area) => ({
      unit: indexOf.get(area.id)!,
      id: area.id,
      pieces:
        masses === null || index === null
          ? [{ group: 0, polygons: area.polygons }]
          : landOfArea(area, masses, index, groupOf),
    }));
    return { level, land: cut };
  }
  const bare = scope === null && levels.length === 0 ? (masses ?? []) : [];
  const pieces = bare.map(({ polygons }, k) => ({ group: groupOf(k), polygons }));
  const whole: UnitLand = { unit: units.all.length === 1 ? 0 : -1, id: "land", pieces };
  return { level: "all", land: pieces.length === 0 ? [] : [whole] };
}
