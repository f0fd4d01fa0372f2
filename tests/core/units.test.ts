import { describe, expect, it } from "vitest";
import { ecefFromLonLat } from "../../src/core/geo/ecef.ts";
import { PolygonIndex } from "../../src/core/geo/polygon-index.ts";
import { countyGroups } from "../../src/core/units/county-groups.ts";
import { unitsByNearestDemand } from "../../src/core/units/nearest-unit.ts";
import { joinUnits } from "../../src/core/units/unit-join.ts";
import { holdsOn, type Units } from "../../src/core/units/units.ts";
import { box } from "./box-polygon.ts";
import { placeAt } from "./karney.ts";

const unit = (id: string, level: string, parent: string | null) => ({
  id,
  name: "",
  level,
  parent,
  areaKm2: null,
});
/** One province of two counties with two and one towns; the fourth town has no parent. */
const UNITS: Units = {
  levels: ["province", "county", "town"],
  all: [
    unit("P", "province", null),
    unit("A", "county", "P"),
    unit("B", "county", "P"),
    unit("A1", "town", "A"),
    unit("A2", "town", "A"),
    unit("B1", "town", "B"),
    unit("Z", "town", null),
  ],
};

/** Names of the units of each place, coarse → fine. */
function names(
  polygons: ReadonlyMap<string, PolygonIndex>,
  places: readonly (readonly [number, number])[],
  unitIds: readonly string[] | null,
): (string | undefined)[][] {
  const found = joinUnits(
    UNITS,
    polygons,
    places.map(([lon]) => lon),
    places.map(([, lat]) => lat),
    unitIds,
  );
  expect([...found.keys()]).toEqual(UNITS.levels);
  return places.map((_, i) => [...found.values()].map((unitAt) => UNITS.all[unitAt[i]!]?.id));
}

describe("the units of a place", () => {
  it("follow from its own unit id upwards by parents", () => {
    const at = [120, 29] as const;
    expect(names(new Map(), [at, at, at, at, at], ["A2", "B", "Z", "", "unknown"])).toEqual([
      ["P", "A", "A2"],
      ["P", "B", undefined],
      [undefined, undefined, "Z"],
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
    ]);
  });

  it("follow from polygons, the finest first, the rest by parents or by polygons again", () => {
    const polygons = new Map([
      ["county", new PolygonIndex([{ id: "A", polygons: [box(120, 29, 121, 30)] }])],
      [
        "town",
        new PolygonIndex([
          { id: "A1", polygons: [box(120, 29, 120.5, 30)] },
          { id: "B1", polygons: [box(121, 29, 122, 30)] },
          { id: "Z", polygons: [box(120.6, 29, 120.7, 30)] },
        ]),
      ],
    ]);
    expect(
      names(
        polygons,
        [
          [120.2, 29.5],
          [121.5, 29.5],
          [120.8, 29.5],
          [120.65, 29.5],
          [125, 29.5],
        ],
        null,
      ),
    ).toEqual([
      ["P", "A", "A1"],
      ["P", "B", "B1"],
      ["P", "A", undefined],
      ["P", "A", "Z"],
      [undefined, undefined, undefined],
    ]);
  });

  it("are those of its id where polygons say otherwise", () => {
    const polygons = new Map([
      ["town", new PolygonIndex([{ id: "B1", polygons: [box(119, 28, 123, 31)] }])],
    ]);
    const at = [120, 29] as const;
    expect(names(polygons, [at, at, at], ["A1", "A", "unknown"])).toEqual([
      ["P", "A", "A1"],
      ["P", "A", "B1"],
      ["P", "B", "B1"],
    ]);
  });

  it("on the edge of two are those of the smaller id", () => {
    const polygons = new Map([
      [
        "town",
        new PolygonIndex([
          { id: "A1", polygons: [box(120, 29, 121, 30)] },
          { id: "B1", polygons: [box(121, 29, 122, 30)] },
        ]),
      ],
    ]);
    expect(names(polygons, [[121, 29.5]], null)).toEqual([["P", "A", "A1"]]);
  });
});

describe("units by the nearest demand", () => {
  it("are those of the nearest point within the limit, ties to the first", () => {
    const homes = [
      [120, 29],
      placeAt([120, 29], 90, 10_000),
      placeAt([120, 29], 0, 5000),
      placeAt([120, 29], 0, 5000),
    ] as const;
    const lon = Float64Array.from(homes, ([x]) => x);
    const lat = Float64Array.from(homes, ([, y]) => y);
    const find = unitsByNearestDemand(
      {
        count: 4,
        ids: ["a", "b", "c", "d"],
        lon,
        lat,
        points: ecefFromLonLat(lon, lat),
        weights: new Map(),
        unitAt: new Map([["town", Int32Array.of(3, 4, 5, 6)]]),
        landmass: new Int32Array(4),
        ground: { kind: "none" },
      },
      20_000,
    );
    const places = [
      [120, 29] as const,
      placeAt([120, 29], 90, 4990),
      placeAt([120, 29], 90, 5010),
      placeAt([120, 29], 0, 9000),
      placeAt([120, 29], 270, 19_990),
      placeAt([120, 29], 270, 20_010),
    ];
    const found = find(
      places.map(([x]) => x),
      places.map(([, y]) => y),
    );
    expect([...found.get("town")!]).toEqual([3, 3, 4, 5, 3, -1]);
  });
});

describe("a dated thing", () => {
  it.each([
    ["2024-08", "2025-05", "2024-07-31", false],
    ["2024-08", "2025-05", "2024-08-01", true],
    ["2024-08", "2025-05", "2025-04-30", true],
    ["2024-08", "2025-05", "2025-05-01", false],
    ["2024-08-15", null, "2024-08-14", false],
    ["2024-08-15", null, "2024-08-15", true],
    [null, "2024-08-15", "2024-08-14", true],
    [null, "2024-08-15", "2024-08-15", false],
    [null, null, "1949-10-01", true],
  ])("from %s until %s holds on %s: %s", (from, until, asOf, holds) => {
    expect(holdsOn(from, until, asOf)).toBe(holds);
  });
});

describe("the groups of counties", () => {
  const counties = [
    { id: "1", island: false, supportFrom: null, supportUntil: null },
    { id: "2", island: false, supportFrom: "2015-01", supportUntil: null },
    { id: "3", island: false, supportFrom: "2015-01", supportUntil: "2024-08" },
    { id: "4", island: true, supportFrom: "2015-01", supportUntil: "2025-05" },
    { id: "5", island: true, supportFrom: null, supportUntil: null },
  ];
  const on = (asOf: string) =>
    Object.fromEntries(countyGroups(counties, asOf).map(({ id, units }) => [id, units]));

  it("follow the list by month", () => {
    expect(on("2024-07-31")).toEqual({
      island: ["4", "5"],
      mountain: ["2", "3"],
      other: ["1"],
      support: ["2", "3", "4"],
    });
    expect(on("2024-08-01")).toMatchObject({ mountain: ["2"], other: ["1", "3"] });
    expect(on("2025-05-01").support).toEqual(["2"]);
    expect(on("2014-12-31").support).toEqual([]);
  });

  it("are disjoint and complete but for the list as published", () => {
    for (const asOf of ["2014-01-01", "2016-06-01", "2024-09-01", "2026-01-01"]) {
      const { island, mountain, other } = on(asOf);
      expect([...island!, ...mountain!, ...other!].sort()).toEqual(["1", "2", "3", "4", "5"]);
    }
  });
});
