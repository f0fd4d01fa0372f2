import fc from "fast-check";
import type { Facility } from "../../src/core/facilities/facility.ts";
import type { NamedArea } from "../../src/core/geo/polygon-index.ts";
import type { Units } from "../../src/core/units/units.ts";
import { isLongRun } from "../core/long-run.ts";
import { type Home, linkBetween, type Place, siteAt, type TownPlan } from "../towns/toy-town.ts";

/** How often a property is tried: ten times as often in a long run. */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: isLongRun ? 10 * count : count };
}

/** One province, two counties, five towns; the last town belongs to no county. */
const unit = (id: string, level: string, parent: string | null) => ({
  id,
  name: "",
  level,
  parent,
  areaKm2: null,
});
const UNITS: Units = {
  levels: ["province", "county", "town"],
  all: [
    unit("P", "province", null),
    unit("A", "county", "P"),
    unit("B", "county", "P"),
    unit("A1", "town", "A"),
    unit("A2", "town", "A"),
    unit("B1", "town", "B"),
    unit("B2", "town", "B"),
    unit("Z", "town", null),
  ],
};

/** A lattice of places some 90 m apart, so that ties and shared addresses are common. */
const place: fc.Arbitrary<Place> = fc
  .tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }))
  .map(([col, row]) => [120 + col / 1000, 29 - row / 1200]);

/** A free place anywhere in the same square, on no lattice. */
const anyPlace: fc.Arbitrary<Place> = fc
  .tuple(
    fc.double({ min: 0, max: 0.04, noNaN: true }),
    fc.double({ min: 0, max: 0.033, noNaN: true }),
  )
  .map(([x, y]) => [120 + x, 29 - y]);

export const somePlace = fc.oneof(place, anyPlace);

const home = fc.record({
  at: somePlace,
  people: fc.oneof(
    fc.nat({ max: 5000 }),
    fc.nat({ max: 9_000_000 }).map((n) => n / 1_000_000),
  ),
  elders: fc.nat({ max: 900 }),
  unit: fc.constantFrom("A1", "A2", "B1", "B2", "Z", "A", ""),
});

/** Homes with ids of mixed length, whose order as text is not that of the list. */
const homes: fc.Arbitrary<Home[]> = fc
  .array(home, { minLength: 1, maxLength: 40 })
  .map((list) => list.map((one, k) => ({ ...one, id: String((k * 7919) % 10_007) })));

const site = fc.record({
  at: somePlace,
  status: fc.constantFrom("open", "open", "open", "closed", "planned"),
  capacity: fc.option(fc.nat({ max: 30 }), { nil: null }),
  openYear: fc.option(fc.integer({ min: 2019, max: 2027 }), { nil: null }),
});

const sites: fc.Arbitrary<Facility[]> = fc
  .array(site, { maxLength: 12 })
  .map((list) => list.map(({ at, ...more }, k) => siteAt(String((k * 31) % 37), at, more)));

/** West and east of a strait at 120.02°; what lies between the shores is within 1,000 m of one. */
const LAND: NamedArea[] = [box("west", 119.9, 120.019), box("east", 120.021, 120.1)];

function box(id: string, w: number, e: number): NamedArea {
  const ring = [
    [w, 28.9],
    [e, 28.9],
    [e, 29.1],
    [w, 29.1],
    [w, 28.9],
  ] as const;
  return { id, polygons: [[ring]] };
}

/** Land with a strait, and perhaps a bridge or ferry over it; or no land at all. */
const strait: fc.Arbitrary<Pick<TownPlan, "land" | "links">> = fc.oneof(
  fc.constant({}),
  fc.constant({ land: LAND }),
  fc
    .constantFrom("bridge" as const, "ferry" as const)
    .map((kind) => ({ land: LAND, links: [linkBetween("west", "east", kind)] })),
);

export const town: fc.Arbitrary<TownPlan> = fc
  .record({ homes, sites, strait })
  .map(({ homes, sites, strait }) => ({ homes, sites, units: UNITS, ...strait }));

/** Cut-offs in metres, whole and broken. */
export const cutoffM = fc.oneof(
  fc.nat({ max: 4000 }),
  fc.nat({ max: 4_000_000 }).map((mm) => mm / 1000),
);
