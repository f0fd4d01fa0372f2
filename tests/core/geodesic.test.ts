import { describe, expect, it } from "vitest";
import { costMmOf, isWithin } from "../../src/core/access/access.ts";
import { ecefFromLonLat } from "../../src/core/geo/ecef.ts";
import { geodesicFromEcefM, geodesicM } from "../../src/core/geo/geodesic.ts";
import { karneyM, placeAt } from "./karney.ts";
import { isLongRun } from "./long-run.ts";
import { between, seededRandom } from "./seeded-random.ts";

type Place = [number, number];
const BEARINGS = [0, 45, 90, 135, 180, 225, 270, 315];

function ecefM(a: Place, b: Place): number {
  const { x, y, z } = ecefFromLonLat([a[0], b[0]], [a[1], b[1]]);
  return geodesicFromEcefM(x[0]!, y[0]!, z[0]!, x[1]!, y[1]!, z[1]!);
}

/** Half of the places anywhere between 60° S and 60° N, half in Zhejiang. */
function randomPlace(random: () => number): Place {
  return random() < 0.5
    ? [between(random, -180, 180), between(random, -60, 60)]
    : [between(random, 118, 123), between(random, 27, 31.2)];
}

function worstError(pairs: number, fromM: number, toM: number): number {
  const random = seededRandom(toM);
  let worst = 0;
  for (let n = 0; n < pairs; n++) {
    const a = randomPlace(random);
    const b = placeAt(a, between(random, 0, 360), between(random, fromM, toM));
    const truth = karneyM(...a, ...b);
    for (const ours of [geodesicM(...a, ...b), ecefM(a, b)]) {
      worst = Math.max(worst, Math.abs(ours - truth));
    }
  }
  return worst;
}

describe("geodesic distance", () => {
  it("agrees with Karney's to 0.1 mm up to 5 km", () => {
    expect(worstError(20_000, 0, 5000)).toBeLessThanOrEqual(0.0001);
  });

  it("agrees with Karney's to 1 cm up to 100 km", () => {
    expect(worstError(20_000, 5000, 100_000)).toBeLessThanOrEqual(0.01);
  });

  it("keeps agreeing beyond 100 km, where it is solved by iteration", () => {
    expect(worstError(2000, 100_000, 9_000_000)).toBeLessThanOrEqual(0.01);
  });

  it("has no step where the series hands over to the iteration", () => {
    for (const bearing of BEARINGS) {
      const steps = [99_990, 99_999, 100_000, 100_001, 100_010, 100_100].map((metres) => {
        const b = placeAt([120, 29], bearing, metres);
        return geodesicM(120, 29, ...b) - metres;
      });
      for (const error of steps) expect(Math.abs(error)).toBeLessThan(0.001);
    }
  });

  it("is 0 for the same place and the same both ways", () => {
    const random = seededRandom(3);
    for (let n = 0; n < 1000; n++) {
      const a = randomPlace(random);
      const b = placeAt(a, between(random, 0, 360), between(random, 0, 99_000));
      expect(geodesicM(...a, ...a)).toBe(0);
      expect(geodesicM(...a, ...b)).toBe(geodesicM(...b, ...a));
    }
  });

  it("crosses the 180th meridian like any other", () => {
    expect(geodesicM(179.995, 0, -179.995, 0)).toBeCloseTo(karneyM(179.995, 0, -179.995, 0), 4);
  });
});

describe("the cut-off", () => {
  const isCovered = (a: Place, b: Place, cutoffMm: number): boolean =>
    isWithin(costMmOf(geodesicM(...a, ...b)), cutoffMm) &&
    isWithin(costMmOf(ecefM(a, b)), cutoffMm);

  it.each([27, 29, 31])(
    "takes 1000.000 m and leaves 1000.001 m on eight bearings at %i° N",
    (lat) => {
      const site: Place = [120.5, lat];
      for (const bearing of BEARINGS) {
        expect(isCovered(site, placeAt(site, bearing, 1000), 1_000_000), `${bearing}°`).toBe(true);
        expect(isCovered(site, placeAt(site, bearing, 1000.001), 1_000_000), `${bearing}°`).toBe(
          false,
        );
      }
    },
  );

  it("rounds half up before it compares: 0.4999 mm too far is in, 0.5001 mm is out", () => {
    expect(costMmOf(1000.0005)).toBe(1_000_001);
    const site: Place = [120.5, 29];
    for (const bearing of BEARINGS) {
      expect(isCovered(site, placeAt(site, bearing, 1000.000_499_9), 1_000_000)).toBe(true);
      expect(isCovered(site, placeAt(site, bearing, 1000.000_500_1), 1_000_000)).toBe(false);
    }
  });

  it("is decided as Karney's rounded distance for pairs within 0.5 m of it", () => {
    const random = seededRandom(20_250_601);
    const pairs = isLongRun ? 100_000 : 20_000;
    let inside = 0;
    for (let n = 0; n < pairs; n++) {
      const cutoffM = [300, 500, 1000, 1080, 2000, 5000][n % 6]!;
      const a = randomPlace(random);
      const b = placeAt(a, between(random, 0, 360), cutoffM + between(random, -0.5, 0.5));
      const truth = Math.floor(karneyM(...a, ...b) * 1000 + 0.5) <= cutoffM * 1000;
      if (truth) inside++;
      if (isWithin(costMmOf(geodesicM(...a, ...b)), cutoffM * 1000) !== truth) {
        expect.fail(`${a} to ${b} at ${cutoffM} m should be ${truth ? "in" : "out"}`);
      }
      if (isWithin(costMmOf(ecefM(a, b)), cutoffM * 1000) !== truth) {
        expect.fail(`${a} to ${b} from the centre of the earth should be ${truth ? "in" : "out"}`);
      }
    }
    expect(inside / pairs).toBeGreaterThan(0.45);
    expect(inside / pairs).toBeLessThan(0.55);
  });
});
