import { beforeAll, describe, expect, it } from "vitest";
import { readCounties, under3 } from "../../scripts/region/source-tables.ts";
import { columnLon, rowLat } from "../../src/io/region/grid-lattice.ts";
import { builtGrid, builtIndex, builtPolygons, contains } from "./built-region.ts";

const index = builtIndex();
const grid = builtGrid();
const towns = index.units.filter((unit) => unit.level === "town");
const cellCount = grid.cellIndex.length;

describe("the modelled population", () => {
  it("is as the index says", () => {
    expect(cellCount).toBe(index.grid.count);
    expect(towns.map((town) => town.id)).toEqual(towns.map((town) => town.id).sort());
  });

  it("sums to the census in every county and every field", () => {
    const found = new Map<string, number[]>();
    for (let i = 0; i < cellCount; i++) {
      const county = towns[grid.town[i]!]!.parent!;
      const sums = found.get(county) ?? [0, 0, 0, 0, 0];
      sums[0]! += grid.people[i]!;
      sums[1]! += grid.age0_2[i]!;
      sums[2]! += grid.age60[i]!;
      sums[3]! += grid.age65[i]!;
      sums[4]! += grid.age80[i]!;
      found.set(county, sums);
    }
    const counties = readCounties();
    expect(found.size).toBe(90);
    for (const row of counties) {
      const census = [row.people, under3(row), row.age60, row.age65, row.age80];
      expect(found.get(row.id), row.name).toEqual(census);
    }
    const province = index.units.find((unit) => unit.level === "province")!;
    expect(province.totals.people).toBe(64_567_588);
    expect(province.totals.age60).toBe(12_072_684);
  });

  it("sums to the same in units of every level", () => {
    for (const parent of index.units) {
      const children = index.units.filter((unit) => unit.parent === parent.id);
      if (children.length === 0) continue;
      for (const field of index.grid.fields) {
        const sum = children.reduce((total, unit) => total + unit.totals[field], 0);
        expect(sum, `${parent.name} ${field}`).toBe(parent.totals[field]);
      }
    }
  });

  it("holds no empty cell, nested ages, and old and young apart", () => {
    for (let i = 0; i < cellCount; i++) {
      const people = grid.people[i]!;
      const [age60, age65, age80] = [grid.age60[i]!, grid.age65[i]!, grid.age80[i]!];
      const fits = people > 0 && age80 <= age65 && age65 <= age60;
      if (!fits || age60 + grid.age0_2[i]! > people) {
        expect.fail(`cell ${i}: ${people} people, ${age60}/${age65}/${age80}, ${grid.age0_2[i]}`);
      }
    }
  });

  it("crowds nobody beyond 28,500 people per km²", () => {
    expect(Math.max(...towns.map((town) => town.totals.people / town.areaKm2))).toBeLessThan(
      25_000,
    );
    expect(grid.people.reduce((most, n) => Math.max(most, n), 0)).toBeLessThanOrEqual(900);
  });

  it("gives every town people", () => {
    expect(towns).toHaveLength(1387);
    expect(towns.filter((town) => town.totals.people === 0)).toEqual([]);
  });
});

describe("every populated cell", () => {
  let land: Map<string, number[][][][]>;
  let counties: Map<string, number[][][][]>;
  beforeAll(async () => {
    land = await builtPolygons("land");
    counties = await builtPolygons("counties");
  });

  // The mainland has 50,000 vertices: a sample of cells keeps this to seconds.
  const step = process.env.FUWUQUAN_LONG === "1" ? 13 : 97;
  it("lies in its county and on its landmass", () => {
    for (let i = 0; i < cellCount; i += step) {
      const cell = grid.cellIndex[i]!;
      const lon = columnLon(index.grid, cell % index.grid.cols);
      const lat = rowLat(index.grid, Math.floor(cell / index.grid.cols));
      const landmass = index.landmasses[grid.landmass[i]!]!.id;
      const county = towns[grid.town[i]!]!.parent!;
      const where = `cell ${i} at ${lon}, ${lat}`;
      expect(contains(land.get(landmass)!, lon, lat), `${where} on ${landmass}`).toBe(true);
      expect(contains(counties.get(county)!, lon, lat), `${where} in ${county}`).toBe(true);
    }
  }, 240_000);
});
