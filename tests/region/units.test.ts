import { describe, expect, it } from "vitest";
import { areaKm2 } from "../../scripts/region/ellipsoid-area.ts";
import { signedArea } from "../../scripts/region/rings.ts";
import { builtIndex, builtPolygons, contains } from "./built-region.ts";

const index = builtIndex();
const byLevel = (level: string) => index.units.filter((unit) => unit.level === level);
const counties = byLevel("county");

function members(asOf: string): number {
  return counties.filter(
    ({ supportFrom, supportUntil }) =>
      supportFrom !== null && supportFrom <= asOf && (supportUntil === null || asOf < supportUntil),
  ).length;
}

describe("units", () => {
  it("are one province, 11 cities, 90 counties and 1,387 towns, under unique ids", () => {
    expect(["province", "city", "county", "town"].map((level) => byLevel(level).length)).toEqual([
      1, 11, 90, 1387,
    ]);
    expect(new Set(index.units.map((unit) => unit.id)).size).toBe(index.units.length);
  });

  it("have a parent one level up, and every county a town", () => {
    const level = new Map(index.units.map((unit) => [unit.id, unit.level]));
    const up = { town: "county", county: "city", city: "province", province: undefined };
    for (const unit of index.units) {
      expect(unit.parent ? level.get(unit.parent) : undefined).toBe(up[unit.level]);
    }
    const parents = new Set(byLevel("town").map((town) => town.parent));
    expect(counties.every((county) => parents.has(county.id))).toBe(true);
  });

  it("keep the lists by month: 26, 25 from 2024-08, 22 from 2025-05; six island counties", () => {
    expect(["2015-01", "2024-07", "2024-08", "2025-04", "2025-05"].map(members)).toEqual([
      26, 26, 25, 25, 22,
    ]);
    expect(counties.filter((county) => county.island)).toHaveLength(6);
  });

  it("carry short names and initials to search by", () => {
    const jingning = counties.find((county) => county.id === "331127")!;
    expect(jingning).toMatchObject({ short: "景宁", initials: "jn", pinyin: "jingning" });
    expect(counties.find((county) => county.name === "乐清市")).toMatchObject({ initials: "yq" });
  });

  it("are labelled inside their county", async () => {
    const polygons = await builtPolygons("counties");
    for (const { id, lon, lat, name } of counties) {
      expect(contains(polygons.get(id)!, lon, lat), name).toBe(true);
    }
    for (const town of byLevel("town")) {
      expect(contains(polygons.get(town.parent!)!, town.lon, town.lat), town.id).toBe(true);
    }
  });

  it("mark more than half of the town points as real, the rest as estimated", () => {
    const real = byLevel("town").filter((town) => !town.estimated).length;
    expect(real).toBeGreaterThan(740);
    expect(real).toBeLessThanOrEqual(765);
  });

  it("have a main urban area in each of the 11 cities, of streets only", () => {
    const urban = byLevel("town").filter((town) => town.mainUrban);
    expect(new Set(urban.map((town) => town.id.slice(0, 4))).size).toBe(11);
    for (const town of urban) {
      expect(town.name).toMatch(/街道$/);
      expect(town.totals.people / town.areaKm2).toBeGreaterThan(index.mainUrbanDensityPerKm2);
    }
  });

  it("share the land: towns make up their county to 0.01 %", async () => {
    for (const county of counties) {
      const towns = byLevel("town").filter((town) => town.parent === county.id);
      const sum = towns.reduce((area, town) => area + town.areaKm2, 0);
      expect(Math.abs(sum / county.areaKm2 - 1), county.name).toBeLessThan(1e-4);
    }
  });
});

describe("landmasses and links", () => {
  it("are the mainland and its islands by falling area, 102,851 km² in all", () => {
    const { landmasses } = index;
    expect(landmasses[0]!.id).toBe("mainland");
    expect(landmasses).toHaveLength(794);
    const areas = landmasses.map((mass) => mass.areaKm2);
    expect(areas).toEqual([...areas].sort((a, b) => b - a));
    const total = areas.reduce((a, b) => a + b, 0);
    expect(Math.abs(total / 102_851 - 1)).toBeLessThan(1e-4);
  });

  it("are wound as RFC 7946 has it, as are counties and towns", async () => {
    for (const name of ["land", "counties", "towns"]) {
      for (const [id, polygons] of await builtPolygons(name)) {
        for (const [exterior, ...holes] of polygons) {
          expect(signedArea(exterior!), `${name} ${id}`).toBeGreaterThan(0);
          for (const hole of holes) expect(signedArea(hole), `${name} ${id}`).toBeLessThan(0);
        }
      }
    }
  });

  it("are joined by links between two known, different landmasses, all to be checked", () => {
    const ids = new Set(index.landmasses.map((mass) => mass.id));
    for (const link of index.links) {
      expect(ids.has(link.a) && ids.has(link.b) && link.a !== link.b, link.name).toBe(true);
      expect(link.status).toBe("to be checked");
    }
    const joins = (name: string) => {
      const link = index.links.find((one) => one.name === name)!;
      const label = (id: string) => index.landmasses.find((mass) => mass.id === id)!.name ?? id;
      return [label(link.a), label(link.b)];
    };
    expect(joins("金塘大桥")).toEqual(["mainland", "金塘岛"]);
    expect(joins("舟岱大桥")).toEqual(["舟山岛", "岱山岛"]);
    expect(joins("漩门大坝")).toEqual(["mainland", "玉环岛"]);
  });
});

describe("the area of a polygon", () => {
  it("is that of the ellipsoid: one degree at the equator is 12,309 km²", () => {
    const square = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ];
    // Karney's planimeter gives 12308.778361 km² with geodesic edges; parallels bulge by 0.0013 %.
    expect(Math.abs(areaKm2([[square]]) / 12_308.778 - 1)).toBeLessThan(1e-4);
  });
});
