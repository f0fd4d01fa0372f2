import { UNREACHED } from "../../core/access/access.ts";
import type { Sums } from "../../core/access/summary.ts";
import { MICRO, microText } from "../../core/base/exact.ts";
import type { AreaGap } from "../../core/gaps/area-gap.ts";
import type { Gap } from "../../core/gaps/gap.ts";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import type { CellRule } from "../../core/rules/rule.ts";
import { OUTSIDE_ID } from "../../core/units/units.ts";
import { distanceAt, distanceOf } from "./distance.ts";
import { basisOf, type RuleResult, type RunMarks } from "./run-results.ts";

/** gaps.geojson (RFC 7946): features by scenario, rule and rank, populated gaps before those by land. */
export function gapsGeojson(results: readonly RuleResult[], run: RunMarks): Uint8Array {
  const features = results.flatMap((result) => [
    ...(result.gaps?.gaps ?? []).map((gap) => featureOf(result, populated(gap), run)),
    ...(result.areaGaps?.gaps ?? []).map((gap) => featureOf(result, byLand(gap), run)),
  ]);
  const lines = features.map((feature) => JSON.stringify(feature));
  const body = lines.length === 0 ? "" : `\n${lines.join(",\n")}\n`;
  return new TextEncoder().encode(`{"type":"FeatureCollection","features":[${body}]}\n`);
}

/** What both kinds of gap say about themselves. */
interface WrittenGap {
  readonly kind: "populated" | "area";
  readonly id: string;
  readonly rank: number;
  readonly sums: Sums;
  readonly areaM2: number;
  readonly unit: number;
  readonly nearest: number;
  readonly nearestCostMm: number;
  readonly polygons: readonly PolygonCoordinates[] | null;
  /** Only of gaps by land: the cut-off of their tier. */
  readonly cutoffMm: number | null;
  /** Null: the demand field of the rule. */
  readonly denominator: "area" | null;
  /** Only of gaps by land: covered populated centres inside, at the very edge. */
  readonly coveredCentres: number | null;
}

function populated(gap: Gap): WrittenGap {
  return { ...gap, kind: "populated", cutoffMm: null, denominator: null, coveredCentres: null };
}

function byLand(gap: AreaGap): WrittenGap {
  return { ...gap, kind: "area", polygons: [gap.polygon], denominator: "area" };
}

function featureOf(result: RuleResult, gap: WrittenGap, run: RunMarks): Record<string, unknown> {
  return {
    type: "Feature",
    properties: propertiesOf(result, gap, run),
    geometry: geometryOf(gap),
  };
}

function propertiesOf(result: RuleResult, gap: WrittenGap, run: RunMarks): Record<string, unknown> {
  const { rule, inputs, groups, scenario } = result;
  const { sites } = result.evaluation.cells!.decision;
  const unit = gap.unit < 0 ? null : inputs.units.all[gap.unit]!;
  const ancestry = ancestryOf(result, gap);
  const distance =
    gap.cutoffMm === null
      ? distanceOf(rule as CellRule)
      : distanceAt(rule as CellRule, gap.cutoffMm);
  const nearest = gap.nearest < 0 ? null : sites[gap.nearest]!;
  const { people, ...others } = gap.sums.fields;
  const told = (sum: number): number | null => (run.mask.hides(sum) ? null : numberOfMicro(sum));
  return {
    gap_id: gap.id,
    rank: gap.rank,
    kind: gap.kind,
    scenario,
    rule: rule.id,
    people: told(people ?? 0),
    ...Object.fromEntries(Object.entries(others).map(([f, sum]) => [f, told(sum)])),
    cells: gap.sums.cells,
    area_m2: Number(gap.areaM2.toFixed(1)),
    unit_id: unit?.id ?? OUTSIDE_ID,
    unit_name: unit?.name ?? "",
    county_id: ancestry.county,
    groups: groups
      .filter(({ units }) => units.some((id) => ancestry.ids.has(id)))
      .map(({ id }) => id),
    nearest: nearest?.key ?? null,
    nearest_name: nearest?.name ?? null,
    nearest_cost: gap.nearestCostMm === UNREACHED ? null : gap.nearestCostMm / 1000,
    cost_unit: "m",
    cutoff_m: distance.cutoffM,
    cutoff_min: distance.cutoffMin,
    denominator: gap.denominator ?? rule.demand,
    ...(gap.coveredCentres === null ? {} : { covered_centres: gap.coveredCentres }),
    basis: basisOf(rule, run, inputs),
    as_of: run.asOf,
    marks: run.marks,
    plan_hash: run.planHash,
    app: run.app,
  };
}

/** The unit and everything above it. */
function ancestryOf(
  { inputs }: RuleResult,
  gap: WrittenGap,
): { ids: Set<string>; county: string | null } {
  const ids = new Set<string>();
  let county: string | null = null;
  const byId = new Map(inputs.units.all.map((unit) => [unit.id, unit]));
  const unit = gap.unit < 0 ? undefined : inputs.units.all[gap.unit];
  for (let at = unit; at !== undefined && !ids.has(at.id); ) {
    ids.add(at.id);
    if (at.level === "county") county = at.id;
    at = at.parent === null ? undefined : byId.get(at.parent);
  }
  return { ids, county };
}

function geometryOf({ polygons }: WrittenGap): unknown {
  if (polygons === null || polygons.length === 0) return null;
  const rounded = polygons.map((rings) =>
    rings.map((ring) => ring.map(([lon, lat]) => [Number(lon.toFixed(7)), Number(lat.toFixed(7))])),
  );
  return rounded.length === 1
    ? { type: "Polygon", coordinates: rounded[0] }
    : { type: "MultiPolygon", coordinates: rounded };
}

function numberOfMicro(micro: number): number {
  return micro % MICRO === 0 ? micro / MICRO : Number(microText(micro));
}
