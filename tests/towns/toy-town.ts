import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { compareCodePoints, MICRO, microOf } from "../../src/core/base/exact.ts";
import type { Ground } from "../../src/core/demand/demand.ts";
import type { Projection } from "../../src/core/demand/projection.ts";
import type { Facility } from "../../src/core/facilities/facility.ts";
import { ecefFromLonLat } from "../../src/core/geo/ecef.ts";
import { type NamedArea, PolygonIndex } from "../../src/core/geo/polygon-index.ts";
import type { Link } from "../../src/core/land/landmass.ts";
import { locateOnLand } from "../../src/core/land/locate.ts";
import type { WithinRule } from "../../src/core/rules/rule.ts";
import type { CountyMembership } from "../../src/core/units/county-groups.ts";
import { joinUnits, type UnitPolygons } from "../../src/core/units/unit-join.ts";
import type { Group, Units } from "../../src/core/units/units.ts";

export type Place = readonly [lon: number, lat: number];

/** Where people live. `elders` defaults to none, `unit` to outside. */
export interface Home {
  readonly id: string;
  readonly at: Place;
  readonly people: number;
  readonly elders?: number;
  readonly unit?: string;
}

export interface TownPlan {
  readonly homes: readonly Home[];
  readonly sites: readonly Facility[];
  readonly units?: Units;
  readonly unitPolygons?: UnitPolygons;
  readonly land?: readonly NamedArea[];
  readonly links?: readonly Link[];
  readonly groups?: readonly Group[];
  readonly counties?: readonly CountyMembership[];
  readonly mainUrban?: readonly string[];
  readonly basis?: string;
  readonly ground?: Ground;
  readonly projection?: Projection;
}

const NO_UNITS: Units = { levels: [], all: [] };

/** The inputs of a run from a small world; rows may come in any order. */
export function inputsOf(plan: TownPlan): Inputs {
  const homes = [...plan.homes].sort((a, b) => compareCodePoints(a.id, b.id));
  const facilities = [...plan.sites].sort((a, b) => compareCodePoints(a.key, b.key));
  const units = plan.units ?? NO_UNITS;
  const polygons: UnitPolygons = plan.unitPolygons ?? new Map();
  const lon = Float64Array.from(homes, ({ at }) => at[0]);
  const lat = Float64Array.from(homes, ({ at }) => at[1]);
  const land = plan.land === undefined ? null : new PolygonIndex(plan.land);
  const places = locateOnLand(land, lon, lat, land?.ids.length ?? 0);
  const unitIds = homes.map(({ unit }) => unit ?? "");
  return {
    demand: {
      count: homes.length,
      ids: homes.map(({ id }) => id),
      lon,
      lat,
      points: ecefFromLonLat(lon, lat),
      weights: new Map([
        ["people", Float64Array.from(homes, ({ people }) => microOf(people))],
        ["elders", Float64Array.from(homes, ({ elders }) => microOf(elders ?? 0))],
      ]),
      unitAt: joinUnits(units, polygons, lon, lat, unitIds),
      landmass: places.landmass,
      ground: plan.ground ?? { kind: "voronoi", cellM: 100 },
    },
    units,
    findUnits: (lons, lats) => joinUnits(units, polygons, lons, lats, null),
    facilities,
    land,
    landmassCount: places.count,
    links: plan.links ?? [],
    groups: { given: plan.groups ?? [], counties: plan.counties ?? [] },
    mainUrban: new Set(plan.mainUrban ?? []),
    basis: plan.basis ?? null,
    projection: plan.projection ?? null,
    method: null,
  };
}

/** An open clinic. */
export function siteAt(id: string, at: Place, more: Partial<Facility> = {}): Facility {
  return {
    key: `clinics/${id}`,
    layer: "clinics",
    id,
    name: "",
    class: "clinic",
    level: null,
    lon: at[0],
    lat: at[1],
    capacity: null,
    areaM2: null,
    status: "open",
    openYear: null,
    closeYear: null,
    attributes: {},
    ...more,
  };
}

/** People within `m` metres of a clinic. */
export function within(m: number, more: Partial<WithinRule> = {}): WithinRule {
  return {
    id: "r",
    kind: "within",
    facility: { class: "clinic" },
    demand: "people",
    basis: null,
    travel: { model: "circle" },
    scope: null,
    cutoff: { m },
    k: 1,
    target: null,
    from: null,
    until: null,
    edition: null,
    source: null,
    ...more,
  };
}

/** A link without dates that says only what it joins. */
export function linkBetween(
  a: string,
  b: string,
  kind: Link["kind"],
  years: Partial<Pick<Link, "openYear" | "closeYear">> = {},
): Link {
  return {
    id: `${a}-${b}-${kind}`,
    a,
    b,
    kind,
    openYear: null,
    closeYear: null,
    minutes: null,
    perDay: null,
    ...years,
  };
}

/**
 * Homes of 1, 2, 4, 8 … people in the order given: a sum of people then says exactly whose it
 * is, see `namesIn`.
 */
export function namedHomes(places: Readonly<Record<string, Place>>): Home[] {
  return Object.entries(places).map(([id, at], k) => ({ id, at, people: 2 ** k }));
}

/** The homes, in the order given, that a sum of millionths is made of. */
export function namesIn(sum: number, homes: readonly Home[]): string[] {
  const people = sum / MICRO;
  return homes.filter((home) => Math.floor(people / home.people) % 2 === 1).map(({ id }) => id);
}
