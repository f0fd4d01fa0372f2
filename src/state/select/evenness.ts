import { concentration, erreygers } from "../../core/equity/concentration.ts";
import {
  belowLine,
  distributionOf,
  gini,
  lorenzCurve,
  palma,
} from "../../core/equity/distribution.ts";
import { theil, theilByGroup } from "../../core/equity/theil.ts";
import type { Fairness, RuleOutcome } from "../../core/rules/outcome.ts";
import type { UnitView } from "../region.ts";
import type { GroupsOnDate } from "./groups.ts";

/** A county with what its people have, and the people, in millionths; null = not known. */
export interface CountyValue {
  readonly id: string;
  readonly value: number | null;
  readonly demand: number;
}

/** How evenly a figure of counties falls on their people; null where nobody has a figure. */
export function evennessOf(
  rows: readonly CountyValue[],
  units: ReadonlyMap<string, UnitView>,
  groups: GroupsOnDate,
  line: number | null,
): Fairness | null {
  const known = rows.filter(({ value, demand }) => value !== null && demand > 0);
  const values = Float64Array.from(known, ({ value }) => value!);
  const weights = Float64Array.from(known, ({ demand }) => demand / 1e6);
  const distribution = distributionOf(values, weights);
  if (distribution === null) return null;
  const groupAt = Int32Array.from(known, ({ id }) =>
    groups.island.includes(id) ? 0 : groups.mountain.includes(id) ? 1 : 2,
  );
  const density = known.map(({ id, demand }) => demand / (units.get(id)?.areaKm2 ?? 0));
  const parts = theilByGroup(values, weights, groupAt);
  const mean = distribution.amount / distribution.people;
  const index = density.every(Number.isFinite)
    ? concentration(values, weights, Float64Array.from(density))
    : null;
  return {
    mean,
    gini: gini(distribution),
    theil: theil(values, weights),
    theilBetween: parts?.between ?? null,
    theilWithin: parts?.within ?? null,
    palma: palma(distribution),
    concentration: index,
    erreygers: index === null ? null : erreygers(index, mean, values),
    lorenz: lorenzCurve(distribution),
    fgt: line === null || line <= 0 ? null : belowLine(distribution, line),
  };
}

/** The figure of a rule in each county; null where facilities without what it adds up decide it. */
export function countyValues(outcome: RuleOutcome): CountyValue[] {
  return outcome.units
    .filter(({ level }) => level === "county")
    .map(({ unitId, value, demand }) => ({ id: unitId, value, demand }));
}
