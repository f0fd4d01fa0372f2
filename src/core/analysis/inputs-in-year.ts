import type { Demand } from "../demand/demand.ts";
import { type Projected, type Projection, projectedDemand } from "../demand/projection.ts";
import type { Inputs } from "./inputs.ts";

const known = new WeakMap<Projection, WeakMap<Demand, Map<number, Projected | null>>>();

/** The projection of a year; computed once for a demand and a table. Null where there is none. */
export function projectionIn(
  { demand, units, projection }: Inputs,
  year: number,
): Projected | null {
  if (projection === null) return null;
  const ofTable = known.get(projection) ?? new WeakMap<Demand, Map<number, Projected | null>>();
  known.set(projection, ofTable);
  const years = ofTable.get(demand) ?? new Map<number, Projected | null>();
  ofTable.set(demand, years);
  let projected = years.get(year);
  if (projected === undefined) {
    projected = projectedDemand(demand, units, projection, year);
    years.set(year, projected);
  }
  return projected;
}

/** The inputs with the people of a year, where the planner loaded growth; else as they are. */
export function inputsInYear(inputs: Inputs, year: number): Inputs {
  const projected = projectionIn(inputs, year);
  if (projected === null) return inputs;
  return { ...inputs, demand: projected.demand, method: projected.method };
}
