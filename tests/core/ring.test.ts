import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { geodesicM } from "../../src/core/geo/geodesic.ts";
import { crossesItself, middleOfRing, nearestOnRing } from "../../src/core/geo/ring.ts";
import { runs } from "../properties/arbitrary-town.ts";

type Place = readonly [number, number];
const SQUARE: readonly Place[] = [
  [120, 29],
  [120.01, 29],
  [120.01, 29.01],
  [120, 29.01],
];
const ELBOW: readonly Place[] = [
  [0, 0],
  [4, 0],
  [4, 1],
  [1, 1],
  [1, 4],
  [0, 4],
];

describe("the edge of a ring", () => {
  it("is met straight across, at its corner, and on the edge that closes it", () => {
    expect(nearestOnRing(SQUARE, [120.004, 28.99])).toEqual({ place: [120.004, 29], edge: 0 });
    expect(nearestOnRing(SQUARE, [120.02, 29.02]).place).toEqual([120.01, 29.01]);
    expect(nearestOnRing(SQUARE, [119.99, 29.003])).toMatchObject({ edge: 3 });
    expect(nearestOnRing(SQUARE, [119.99, 29.003]).place[1]).toBeCloseTo(29.003, 9);
  });

  it("has no nearer place, as by walking along it", () => {
    const near = fc.double({ min: -0.02, max: 0.02, noNaN: true });
    const corner = fc.tuple(near, near).map(([x, y]): Place => [120 + x, 29 + y]);
    fc.assert(
      fc.property(fc.array(corner, { minLength: 2, maxLength: 6 }), corner, (ring, at) => {
        const { place } = nearestOnRing(ring, at);
        const found = geodesicM(at[0], at[1], place[0], place[1]);
        ring.forEach(([ax, ay], k) => {
          const [bx, by] = ring[(k + 1) % ring.length]!;
          for (let step = 0; step <= 20; step++) {
            const t = step / 20;
            const metres = geodesicM(at[0], at[1], ax + t * (bx - ax), ay + t * (by - ay));
            // Planar against geodesic: half a per cent over some kilometres.
            expect(found).toBeLessThanOrEqual(metres * 1.005 + 0.01);
          }
        });
      }),
      runs(100),
    );
  });
});

describe("the middle of a ring", () => {
  it("is that of its ground, whichever way it runs and wherever it begins", () => {
    // Two bars of area 4 and 3 with middles (2, 0.5) and (0.5, 2.5).
    const middle = [(4 * 2 + 3 * 0.5) / 7, (4 * 0.5 + 3 * 2.5) / 7];
    for (const ring of [ELBOW, [...ELBOW].reverse(), [...ELBOW.slice(2), ...ELBOW.slice(0, 2)]]) {
      const [x, y] = middleOfRing(ring);
      expect(x).toBeCloseTo(middle[0]!, 12);
      expect(y).toBeCloseTo(middle[1]!, 12);
    }
  });

  it("is that of its vertices where it encloses nothing", () => {
    expect(
      middleOfRing([
        [0, 0],
        [2, 2],
        [4, 4],
      ]),
    ).toEqual([2, 2]);
  });
});

describe("a ring that crosses itself", () => {
  it("is known: bow tie, an edge over a corner, an edge back over another", () => {
    const bow: Place[] = [SQUARE[0]!, SQUARE[2]!, SQUARE[1]!, SQUARE[3]!];
    const touching: Place[] = [
      [0, 0],
      [4, 0],
      [2, 0],
      [2, 3],
    ];
    expect([SQUARE, ELBOW, bow].map(crossesItself)).toEqual([false, false, true]);
    expect(crossesItself([...touching])).toBe(true);
  });

  it("never is one whose corners go round in order of their direction", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 12 }),
        (radii) => {
          const ring = radii.map((r, k): Place => {
            const angle = (2 * Math.PI * k) / radii.length;
            return [r * Math.cos(angle), r * Math.sin(angle)];
          });
          expect(crossesItself(ring)).toBe(false);
        },
      ),
      runs(200),
    );
  });
});
