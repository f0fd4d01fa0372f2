import { describe, expect, it } from "vitest";
import { power4of5 } from "../../scripts/region/sample-facilities.ts";
import { builtFacilities, builtIndex, builtPolygons, CLASSES, contains } from "./built-region.ts";

const index = builtIndex();
const counties = index.units.filter((unit) => unit.level === "county");

describe.each(CLASSES)("sample facilities: %s", (name) => {
  it("number 1,000 to 5,000, under unique ids, as the index counts them", async () => {
    const features = await builtFacilities(name);
    expect(features.length).toBe(index.facilityCounts[name]);
    expect(features.length).toBeGreaterThanOrEqual(1000);
    expect(features.length).toBeLessThanOrEqual(5000);
    expect(new Set(features.map((f) => f.properties.id)).size).toBe(features.length);
  });

  it("cannot be taken for real ones", async () => {
    for (const { properties } of await builtFacilities(name)) {
      expect(properties.name).toMatch(/^示例/);
      expect(properties.nameEn).toMatch(/^Sample /);
    }
  });

  it("stand in their county, on its land", async () => {
    const polygons = await builtPolygons("counties");
    for (const { geometry, properties } of await builtFacilities(name)) {
      const [lon, lat] = geometry.coordinates as [number, number];
      const inside = contains(polygons.get(String(properties.county))!, lon, lat);
      expect(inside, `${properties.id} at ${lon}, ${lat}`).toBe(true);
      expect(String(properties.town).slice(0, 6)).toBe(properties.county);
    }
  });

  it("have whole capacities, a few of them missing, and years that fit their status", async () => {
    const features = await builtFacilities(name);
    const missing = features.filter((f) => f.properties.capacity === null).length;
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThan(0.04 * features.length);
    for (const { properties } of features) {
      const { capacity, closeYear, openYear, status } = properties;
      expect(capacity === null || Number.isInteger(capacity)).toBe(true);
      expect(status === "closed").toBe(closeYear !== null);
      if (closeYear !== null) expect(Number(closeYear)).toBeGreaterThan(Number(openYear));
    }
  });
});

describe("every county", () => {
  it.each([
    ["elder", "institution"],
    ["clinic", "centre"],
  ] as const)("has an open sample of class %s, level %s", async (name, level) => {
    const found = new Set(
      (await builtFacilities(name))
        .filter((f) => f.properties.level === level && f.properties.status === "open")
        .map((f) => f.properties.county),
    );
    expect(counties.filter((county) => !found.has(county.id)).map((c) => c.name)).toEqual([]);
  });
});

describe("size to the power of 0.8", () => {
  it("is exact for fifth powers and follows the definition between", () => {
    expect(power4of5(0)).toBe(0);
    expect(power4of5(1)).toBe(1);
    expect(power4of5(32)).toBeCloseTo(16, 10);
    expect(power4of5(100_000)).toBeCloseTo(10_000, 6);
    expect(power4of5(64_567_588)).toBeCloseTo(64_567_588 ** 0.8, 4);
  });
});
