import { describe, expect, it } from "vitest";
import { circleUnion } from "../../src/core/circles/circle-ground.ts";
import { rimOfCircle, rimSteps } from "../../src/core/geo/rim.ts";
import { isInside } from "./even-odd.ts";
import { karneyM, placeAt } from "./karney.ts";
import { ringFaults } from "./ring-faults.ts";
import { between, seededRandom } from "./seeded-random.ts";

type Place = [number, number];
const RADII = [100, 500, 1000, 5000, 20_000, 50_000];

describe("the rim of a service circle", () => {
  it.each([-60, -28, 0, 27, 29, 31, 60])("lies within 0.5 m of the true circle at %i°", (lat) => {
    for (const radiusM of RADII) {
      const rim = rimOfCircle(120, lat, radiusM, rimSteps(radiusM, 0.4));
      for (let k = 0; k + 1 < rim.length; k++) {
        const [x1, y1] = rim[k]!;
        const [x2, y2] = rim[k + 1]!;
        expect(Math.abs(karneyM(120, lat, x1, y1) - radiusM)).toBeLessThan(0.001);
        const middle = karneyM(120, lat, (x1 + x2) / 2, (y1 + y2) / 2);
        expect(Math.abs(middle - radiusM), `${radiusM} m`).toBeLessThan(0.5);
      }
      expect(ringFaults([rim])).toEqual([]);
    }
  });

  it("is kept by a circle alone, and by one given twice", () => {
    const alone = circleUnion([[120, 29]], 1000);
    expect(alone.map((rings) => rings.length)).toEqual([1]);
    for (const [lon, lat] of alone[0]![0]!) {
      expect(Math.abs(karneyM(120, 29, lon, lat) - 1000)).toBeLessThan(0.002);
    }
    const twice: Place[] = [
      [120, 29],
      [120, 29],
    ];
    expect(circleUnion(twice, 1000)).toEqual(alone);
  });
});

/** Places where the drawn union and the distance to the nearest centre disagree, by how much. */
function wrongSideM(centres: readonly Place[], radiusM: number, places: readonly Place[]): number {
  const union = circleUnion(centres, radiusM);
  let worst = 0;
  for (const place of places) {
    const metres = Math.min(...centres.map((centre) => karneyM(...centre, ...place)));
    if (isInside(union, ...place) === metres <= radiusM) continue;
    worst = Math.max(worst, Math.abs(metres - radiusM));
  }
  return worst;
}

describe("the union of service circles", () => {
  it("leaves no place on the wrong side by more than 0.5 m, among random centres", () => {
    for (const radiusM of [300, 1000, 5000]) {
      const random = seededRandom(radiusM);
      for (let round = 0; round < 12; round++) {
        const middle: Place = [between(random, 118.5, 122), between(random, 27.2, 31)];
        const centres = Array.from({ length: 10 }, () =>
          placeAt(middle, between(random, 0, 360), between(random, 0, 3.5 * radiusM)),
        );
        const places = Array.from({ length: 300 }, () =>
          placeAt(middle, between(random, 0, 360), between(random, 0, 5 * radiusM)),
        );
        expect(wrongSideM(centres, radiusM, places)).toBeLessThan(0.5);
      }
    }
  });

  it("holds to it right at the rims, on the outer arcs of two circles", () => {
    const random = seededRandom(11);
    for (const share of [0.1, 0.5, 1, 1.4, 1.7]) {
      for (const bearing of [0, 30, 45, 90, 160]) {
        const a: Place = [120, 29];
        const b = placeAt(a, bearing, share * 1000);
        const crossing = (Math.acos(share / 2) * 180) / Math.PI;
        const places = Array.from({ length: 200 }, () =>
          placeAt(
            a,
            bearing + between(random, crossing + 3, 357 - crossing),
            1000 + between(random, -5, 5),
          ),
        );
        expect(wrongSideM([a, b], 1000, places), `${share} × 1 km, ${bearing}°`).toBeLessThan(0.5);
      }
    }
  });

  it("keeps the courtyard of a ring of circles open, as one hole", () => {
    const middle: Place = [120, 30];
    const centres = Array.from({ length: 12 }, (_, k) => placeAt(middle, k * 30, 3000));
    const union = circleUnion(centres, 1000);
    expect(union.map((rings) => rings.length)).toEqual([2]);
    expect(ringFaults(union[0]!)).toEqual([]);
    expect(isInside(union, ...middle)).toBe(false);
    expect(isInside(union, ...placeAt(middle, 77, 3000))).toBe(true);
  });

  it("puts an island circle in a courtyard beside the ring, not into its hole", () => {
    const middle: Place = [120, 30];
    const ring = Array.from({ length: 24 }, (_, k) => placeAt(middle, k * 15, 6000));
    const union = circleUnion([...ring, middle], 1000);
    expect(union.map((rings) => rings.length).sort()).toEqual([1, 2]);
    expect(isInside(union, ...middle)).toBe(true);
    expect(isInside(union, ...placeAt(middle, 10, 3000))).toBe(false);
  });

  it("draws the same ground whatever the order of centres", () => {
    const random = seededRandom(5);
    const centres = Array.from({ length: 9 }, () =>
      placeAt([120, 29], between(random, 0, 360), between(random, 0, 2500)),
    );
    const forward = circleUnion(centres, 1000);
    const backward = circleUnion([...centres].reverse(), 1000);
    for (let n = 0; n < 2000; n++) {
      const place = placeAt([120, 29], between(random, 0, 360), between(random, 0, 4000));
      expect(isInside(backward, ...place)).toBe(isInside(forward, ...place));
    }
  });

  it("is empty without centres", () => {
    expect(circleUnion([], 1000)).toEqual([]);
  });
});
