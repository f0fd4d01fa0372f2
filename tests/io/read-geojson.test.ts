import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IssueLog } from "../../src/core/base/issue.ts";
import { polygonsOf } from "../../src/io/inputs/polygons.ts";
import { readTable } from "../../src/io/read/read-table.ts";
import { importBytes, lookAt } from "./import-in-memory.ts";
import { rowsOfTable } from "./rows-of-table.ts";
import { bytesOf } from "./run-in-memory.ts";

function collection(...geometries: unknown[]): string {
  const features = geometries.map((geometry) => ({ type: "Feature", properties: {}, geometry }));
  return JSON.stringify({ type: "FeatureCollection", features });
}

const point = (...coordinates: unknown[]) => ({ type: "Point", coordinates });

async function codesOfReading(text: string): Promise<string[]> {
  const log = new IssueLog();
  await readTable({ name: "a.geojson", bytes: bytesOf(text) }, {}, log);
  return log.list().map(({ severity, code }) => `${severity} ${code}`);
}

async function rejections(...geometries: unknown[]) {
  const result = await importBytes("a.geojson", bytesOf(collection(...geometries)));
  const issues = result.issues.filter(({ code }) => code !== "rounded-coordinates");
  const codes = issues.map(({ code, examples }) => `${code} ${examples[0]?.row}`);
  return { ...result, codes };
}

describe("a GeoJSON file", () => {
  it.each([
    ["cut off", '{"type":"FeatureCollection","features":[', "not-json"],
    ["with NaN", '{"type":"Point","coordinates":[NaN,30]}', "not-json"],
    ["that is a page", "<!doctype html>", "not-json"],
    ["of another kind", '{"rows":[1,2]}', "not-geojson"],
    ["that is a list", "[1,2]", "not-geojson"],
    ["that is null", "null", "not-geojson"],
    ["TopoJSON", '{"type":"Topology","objects":{},"arcs":[]}', "not-geojson"],
    ["without features", '{"type":"FeatureCollection","features":[]}', "file-empty"],
    ["whose features are no list", '{"type":"FeatureCollection","features":{}}', "not-geojson"],
  ])("%s is refused", async (_, text, code) => {
    expect(await codesOfReading(text)).toEqual([`error ${code}`]);
  });

  it("says in which coordinate system it is; one that nobody knows is refused", async () => {
    const named = (name: string) =>
      JSON.stringify({
        ...JSON.parse(collection(point(120, 30))),
        crs: { type: "name", properties: { name } },
      });
    expect(await codesOfReading(named("the old grid of the town"))).toEqual([
      "error not-supported",
    ]);
    for (const [name, crs] of [
      ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"],
      ["EPSG:4490", "EPSG:4490"],
      ["urn:ogc:def:crs:EPSG::4549", "EPSG:4549"],
    ] as const) {
      const file = { name: "a.geojson", bytes: bytesOf(named(name)) };
      expect((await readTable(file, {}, new IssueLog()))?.crs).toBe(crs);
    }
  });

  it("may be one feature or a bare geometry, and may start with a mark", async () => {
    const feature = { type: "Feature", properties: { name: "甲" }, geometry: point(120, 30) };
    for (const text of [JSON.stringify(feature), `\uFEFF${JSON.stringify(feature.geometry)}`]) {
      expect(await importBytes("a.geojson", bytesOf(text))).toMatchObject({
        read: 1,
        accepted: 1,
      });
    }
  });

  it("has the columns of all features, and empty cells where a feature lacks one", async () => {
    const text = JSON.stringify({
      type: "FeatureCollection",
      features: [
        { type: "Feature", properties: { a: "0012", b: null }, geometry: null },
        { type: "Feature", properties: null, geometry: null },
        { type: "Feature", properties: { c: [1], b: false }, geometry: null },
        "nonsense",
      ],
    });
    const table = await readTable({ name: "a.geojson", bytes: bytesOf(text) }, {}, new IssueLog());
    expect(table?.columns).toEqual(["a", "b", "c"]);
    expect(rowsOfTable(table!)).toEqual([
      ["0012", "", ""],
      ["", "", ""],
      ["", "false", "[1]"],
      ["", "", ""],
    ]);
    expect(table?.rowNumbers).toEqual([1, 2, 3, 4]);
  });

  it("of points takes two numbers and leaves the height", async () => {
    const { facilities, codes } = await rejections(point(120.5, 30.25, 99));
    expect(facilities[0]).toMatchObject({ lon: 120.5, lat: 30.25 });
    expect(codes).toEqual([]);
  });

  it.each([
    ["no geometry", null, "coordinates-missing"],
    [
      "several points",
      {
        type: "MultiPoint",
        coordinates: [
          [120, 30],
          [121, 30],
        ],
      },
      "not-a-point",
    ],
    ["a line", { type: "LineString", coordinates: [[120, 30]] }, "not-a-point"],
    ["a collection", { type: "GeometryCollection", geometries: [] }, "not-a-point"],
    ["an empty point", point(), "coordinates-not-numbers"],
    ["one number", point(120), "coordinates-not-numbers"],
    ["text", point("120", "30"), "coordinates-not-numbers"],
    ["nulls", point(null, null), "coordinates-not-numbers"],
    ["no coordinates", { type: "Point" }, "coordinates-not-numbers"],
    ["null for coordinates", { type: "Point", coordinates: null }, "coordinates-not-numbers"],
    ["a number for coordinates", { type: "Point", coordinates: 5 }, "coordinates-not-numbers"],
  ])("with %s rejects that row alone", async (_, geometry, code) => {
    const { read, accepted, rejected, codes } = await rejections(point(120, 30), geometry);
    expect({ read, accepted, rejected }).toEqual({ read: 2, accepted: 1, rejected: 1 });
    expect(codes).toEqual([`${code} 2`]);
  });

  it("with numbers beyond all bounds rejects that row", async () => {
    const text = '{"type":"Point","coordinates":[1e999,-1e999]}';
    const result = await importBytes("a.geojson", bytesOf(text));
    expect(result).toMatchObject({ read: 1, rejected: 1 });
  });

  it("is previewed whatever its geometries are", async () => {
    const odd = [null, { type: "Point" }, { type: "Point", coordinates: null }, point("a")];
    const { preview } = await lookAt("a.geojson", bytesOf(collection(...odd)));
    expect(preview).toMatchObject({
      rowCount: 4,
      places: { looksSwapped: false },
      hasGeometry: true,
    });
  });
});

describe("polygons", () => {
  const ring = [
    [120, 30],
    [121, 30],
    [121, 31],
  ];

  it("are closed where the file leaves that out", () => {
    const geometry = { type: "Polygon", coordinates: [ring] } as const;
    expect(polygonsOf(geometry as never, "wgs84")).toEqual([[[...ring, ring[0]]]]);
  });

  it("are moved to WGS 84 from the datum of the file", () => {
    const geometry = { type: "Polygon", coordinates: [ring] };
    const [[moved]] = polygonsOf(geometry as never, "gcj02") as [[[number, number][]]];
    moved.forEach(([lon, lat], k) => {
      const [x, y] = [...ring, ring[0]!][k] as [number, number];
      const shiftM = Math.hypot((lon - x) * 95_500, (lat - y) * 110_900);
      expect(shiftM).toBeGreaterThan(300);
      expect(shiftM).toBeLessThan(700);
    });
  });

  it("that are broken are none", () => {
    const broken: unknown[] = [
      null,
      point(120, 30),
      { type: "Polygon" },
      { type: "Polygon", coordinates: [] },
      { type: "Polygon", coordinates: [[]] },
      { type: "Polygon", coordinates: [[[120, 30]]] },
      { type: "Polygon", coordinates: [[[120, 30], null, [121, 31], [120, 31]]] },
      {
        type: "Polygon",
        coordinates: [
          [
            [120, 30],
            ["a", 30],
            [121, 31],
            [120, 31],
          ],
        ],
      },
      {
        type: "Polygon",
        coordinates: [
          [
            [120, 30],
            [120, 91],
            [121, 31],
            [120, 31],
          ],
        ],
      },
      { type: "MultiPolygon" },
      { type: "MultiPolygon", coordinates: [] },
      { type: "MultiPolygon", coordinates: [[], null] },
    ];
    for (const geometry of broken) {
      expect(polygonsOf(geometry as never, "wgs84"), JSON.stringify(geometry)).toBeNull();
    }
  });

  it("never throw, whatever the file holds", () => {
    const type = fc.constantFrom("Polygon", "MultiPolygon", "Point", "Nonsense");
    fc.assert(
      fc.property(type, fc.jsonValue(), (kind, coordinates) => {
        polygonsOf({ type: kind, coordinates } as never, "wgs84");
      }),
    );
  });
});
