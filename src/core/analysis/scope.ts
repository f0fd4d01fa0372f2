import { strataOf } from "../demand/strata.ts";
import type { Facility } from "../facilities/facility.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import { PolygonIndex } from "../geo/polygon-index.ts";
import type { RuleScope } from "../rules/rule.ts";
import { countyGroups } from "../units/county-groups.ts";
import { type Group, holdsOn } from "../units/units.ts";
import type { Inputs } from "./inputs.ts";
import { placesOf } from "./placed-facilities.ts";

/** The groups that hold on a date: the plan's own, and the built-in region's. */
export function groupsOn({ groups }: Inputs, date: string): Group[] {
  const given = groups.given.filter(({ from, until }) => holdsOn(from, until, date));
  return groups.counties.length === 0 ? given : [...given, ...countyGroups(groups.counties, date)];
}

/** What a rule speaks about: a place must match everything that its scope gives. */
export interface Scope {
  /** 1 for demand points in scope. */
  readonly cells: Uint8Array;
  /** Whether a facility stands in it. */
  readonly has: (facility: Facility) => boolean;
  /** Whether a unit, by its own index and those above it, is named; true where none is. */
  readonly names: (units: Iterable<number>) => boolean;
  /** What it gives beside polygons: a place must have a unit in every one of these masks. */
  readonly masks: readonly Uint8Array[];
  /** The polygons of its area, which may overlap; null without one. */
  readonly drawn: readonly PolygonCoordinates[] | null;
}

/** Whether a place is named by units it lies in, one of each level. */
export function isNamed(masks: readonly Uint8Array[], units: readonly number[]): boolean {
  return masks.every((mask) => units.some((unit) => unit >= 0 && mask[unit] === 1));
}

/** Null where the rule speaks about everything. */
export function scopeOf(
  inputs: Inputs,
  scope: RuleScope | null,
  groups: readonly Group[],
): Scope | null {
  if (scope === null) return null;
  const wanted = wantedUnits(inputs, scope, groups);
  const area = typeof scope.area === "object" ? areaOf(scope.area.polygons) : null;
  if (wanted.length === 0 && area === null) return null;
  const { demand } = inputs;
  const strata = strataOf(demand);
  const isStratumIn = Uint8Array.from({ length: strata.count }, (_, s) =>
    wanted.every((isWanted) => [...strata.unitAt.values()].some((at) => isWanted[at[s]!] === 1))
      ? 1
      : 0,
  );
  const cells = new Uint8Array(demand.count);
  for (let i = 0; i < demand.count; i++) cells[i] = isStratumIn[strata.of[i]!]!;
  if (area !== null) {
    for (let i = 0; i < demand.count; i++) {
      if (cells[i] === 1 && area.at(demand.lon[i]!, demand.lat[i]!) < 0) cells[i] = 0;
    }
  }
  const names = (units: Iterable<number>): boolean => isNamed(wanted, [...units]);
  return {
    cells,
    masks: wanted,
    names: (units) => area === null && names(units),
    drawn: typeof scope.area === "object" ? scope.area.polygons : null,
    has: (facility) =>
      names(placesOf(inputs, [facility])[0]!.units) &&
      (area === null || area.at(facility.lon, facility.lat) >= 0),
  };
}

/** One mask over the units for every part of the scope that names units. */
function wantedUnits(inputs: Inputs, scope: RuleScope, groups: readonly Group[]): Uint8Array[] {
  const named: ReadonlySet<string>[] = [];
  if (scope.units !== undefined) named.push(new Set(scope.units));
  if (scope.groups !== undefined) {
    const listed = scope.groups;
    const member = groups.filter(({ id }) => listed.includes(id)).flatMap(({ units }) => units);
    named.push(new Set(member));
  }
  if (scope.area === "main-urban") named.push(inputs.mainUrban);
  return named.map((ids) => Uint8Array.from(inputs.units.all, ({ id }) => (ids.has(id) ? 1 : 0)));
}

function areaOf(polygons: ConstructorParameters<typeof PolygonIndex>[0][number]["polygons"]) {
  return new PolygonIndex([{ id: "scope", polygons }]);
}
