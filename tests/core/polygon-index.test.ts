import { describe, expect, it } from "vitest";
import { PolygonIndex } from "../../src/core/geo/polygon-index.ts";
import { locateOnLand } from "../../src/core/land/locate.ts";
import { box } from "./box-polygon.ts";
import { isInside } from "./even-odd.ts";
import { placeAt } from "./karney.ts";
import { between, seededRandom } from "./seeded-random.ts";

describe("the area under a place", () => {
  it("counts its edges and corners; where two meet, the first given", () => {
    const index = new PolygonIndex([
      { id: "b", polygons: [box(120, 29, 121, 30)] },
      { id: "a", polygons: [box(121, 29, 122, 30)] },
    ]);
    expect(index.at(120.5, 29.5)).toBe(0);
    expect(index.at(121, 29.5)).toBe(0);
    expect(index.at(121, 30)).toBe(0);
    expect(index.at(121.5, 29)).toBe(1);
    expect(index.at(122, 30)).toBe(1);
    expect(index.at(121.5, 30.000001)).toBe(-1);
    expect(index.at(119.9, 29.5)).toBe(-1);
  });

  it("is not in its holes, and is in all of its parts", () => {
    const [hole] = box(120.4, 29.4, 120.6, 29.6);
    const index = new PolygonIndex([
      { id: "a", polygons: [[...box(120, 29, 121, 30), hole!], box(123, 29, 124, 30)] },
    ]);
    expect([index.at(120.5, 29.5), index.at(120.2, 29.5), index.at(123.5, 29.5)]).toEqual([
      -1, 0, 0,
    ]);
  });

  it("is that of even and odd crossings for stars of any shape, across bands", () => {
    const random = seededRandom(2);
    for (let round = 0; round < 20; round++) {
      const star: [number, number][] = Array.from({ length: 40 }, (_, k) => {
        const angle = (2 * Math.PI * k) / 40;
        const reach = between(random, 0.002, 0.2);
        return [120 + reach * Math.cos(angle), 29 + reach * Math.sin(angle)];
      });
      star.push(star[0]!);
      const index = new PolygonIndex([{ id: "star", polygons: [[star]] }]);
      for (let n = 0; n < 300; n++) {
        const lon = 120 + between(random, -0.25, 0.25);
        const lat = 29 + between(random, -0.25, 0.25);
        expect(index.at(lon, lat) === 0).toBe(isInside([[star]], lon, lat));
      }
    }
  });
});

describe("a place on water", () => {
  const land = new PolygonIndex([
    { id: "mainland", polygons: [box(120, 29, 120.1, 29.1)] },
    { id: "island", polygons: [box(120.2, 29, 120.3, 29.1)] },
  ]);

  it("takes the nearest shore within 1,000 m, beyond it is a landmass of its own", () => {
    const places = [
      [120.05, 29.05],
      [120.25, 29.05],
      placeAt([120.1, 29.05], 90, 990),
      placeAt([120.1, 29.05], 90, 1020),
      placeAt([120.2, 29.05], 270, 500),
      placeAt([120.1, 29.05], 90, 5000),
    ];
    const found = locateOnLand(
      land,
      places.map(([lon]) => lon!),
      places.map(([, lat]) => lat!),
      2,
    );
    expect([...found.landmass]).toEqual([0, 1, 0, 2, 1, 3]);
    expect([found.isSnapped.filter((is) => is === 1).length, found.alone, found.count]).toEqual([
      2, 2, 4,
    ]);
  });

  it("is on the one landmass where no land is given", () => {
    const found = locateOnLand(null, [120, 0], [29, 0], 0);
    expect([...found.landmass]).toEqual([0, 0]);
    expect([found.isSnapped.includes(1), found.alone]).toEqual([false, 0]);
  });
});

describe("answers kept by square", () => {
  it("end at an edge within the square, also in the outermost ones", () => {
    const index = new PolygonIndex([
      { id: "a", polygons: [box(120.001, 29.001, 120.0195, 29.0195)] },
    ]);
    const inside = [
      [120.015, 29.015],
      [120.005, 29.015],
      [120.005, 29.005],
    ] as const;
    const outside = [
      [120.0199, 29.015],
      [120.015, 29.0199],
      [120.0005, 29.005],
      [120.005, 29.0005],
    ] as const;
    for (const [lon, lat] of inside) expect(index.at(lon, lat)).toBe(0);
    for (const [lon, lat] of outside) expect(index.at(lon, lat)).toBe(-1);
  });

  it("are those of an index that was never asked before, and the nearest edge that of all edges", () => {
    const random = seededRandom(11);
    for (let round = 0; round < 10; round++) {
      const areas = Array.from({ length: 6 }, (_, n) => {
        const [x, y] = [120 + between(random, 0, 0.1), 29 + between(random, 0, 0.1)];
        const star: [number, number][] = Array.from({ length: 12 }, (_, k) => {
          const reach = between(random, 0.004, 0.05);
          const angle = (2 * Math.PI * k) / 12;
          return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
        });
        return { id: String(n), polygons: [[[...star, star[0]!]]] };
      });
      const index = new PolygonIndex(areas);
      for (let n = 0; n < 400; n++) {
        const [lon, lat] = [between(random, 119.93, 120.17), between(random, 28.93, 29.17)];
        const first = areas.findIndex(({ polygons }) => isInside(polygons, lon, lat));
        expect(index.at(lon, lat)).toBe(first);
        const limit = between(random, 10, 6000);
        const near = areas.map((area) => new PolygonIndex([area]).nearest(lon, lat, limit));
        // The nearest of all: no area alone has an edge within a smaller limit.
        const found = index.nearest(lon, lat, limit);
        expect(found >= 0).toBe(near.includes(0));
        expect(index.isNear(lon, lat, limit)).toBe(found >= 0);
        if (found < 0) continue;
        let [low, high] = [0, limit];
        for (let step = 0; step < 30; step++) {
          const middle = (low + high) / 2;
          if (index.nearest(lon, lat, middle) < 0) low = middle;
          else high = middle;
        }
        expect(new PolygonIndex([areas[found]!]).nearest(lon, lat, high)).toBe(0);
      }
    }
  });
});
