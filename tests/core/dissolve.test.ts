import { describe, expect, it } from "vitest";
import {
  CHORD_TOLERANCE_M,
  type Dissolved,
  groundOutsideDiscs,
  loopM2,
  unionOfDiscs,
} from "../../src/core/circles/dissolve.ts";
import { type PlaneDisc, WorkingPlane } from "../../src/core/circles/working-plane.ts";
import { karneyM, placeAt } from "./karney.ts";
import { between, seededRandom } from "./seeded-random.ts";

type Ring = number[];
const R = 1000;
const box = (w: number, s: number, e: number, n: number): Ring => [w, s, e, s, e, n, w, n];
const disc = (x: number, y: number, r = R): PlaneDisc => ({ x, y, r });

/** Even–odd over rings of x and y in turns. */
function isIn(rings: readonly (readonly number[])[], px: number, py: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let k = 0, last = ring.length - 2; k < ring.length; last = k, k += 2) {
      const y1 = ring[last + 1]!;
      const y2 = ring[k + 1]!;
      if (y1 > py === y2 > py) continue;
      if (px < ring[last]! + ((py - y1) / (y2 - y1)) * (ring[k]! - ring[last]!)) inside = !inside;
    }
  }
  return inside;
}

function gapOf(rings: readonly Ring[], discs: readonly PlaneDisc[]): Dissolved {
  const found = groundOutsideDiscs(rings, discs);
  expect(found, "the self-check holds").not.toBeNull();
  return found!;
}

/** 1 mm of jitter along every rim: the most that areas may differ from closed forms. */
const slack = (discs: number): number => 2 * Math.PI * R * 0.0015 * Math.max(1, discs);
const lens = (d: number, r = R): number =>
  2 * r * r * Math.acos(d / (2 * r)) - (d / 2) * Math.sqrt(4 * r * r - d * d);

describe("degenerate scenes have the area of their closed form", () => {
  const LAND = box(-5000, -5000, 5000, 5000);
  const side = R * Math.SQRT2;
  const lattice = (n: number): PlaneDisc[] =>
    Array.from({ length: n * n }, (_, k) => disc((k % n) * side, Math.floor(k / n) * side));
  const scenes: [string, Ring[], PlaneDisc[], number][] = [
    ["no disc", [LAND], [], 1e8],
    ["one disc inside", [LAND], [disc(0, 0)], 1e8 - Math.PI * R * R],
    ["a disc off the land", [LAND], [disc(9000, 0)], 1e8],
    [
      "the same disc three times",
      [LAND],
      [disc(0, 0), disc(0, 0), disc(0, 0)],
      1e8 - Math.PI * R * R,
    ],
    ["discs that touch", [LAND], [disc(-R, 0), disc(R, 0)], 1e8 - 2 * Math.PI * R * R],
    ["a disc within another", [LAND], [disc(0, 0), disc(300, 0, 500)], 1e8 - Math.PI * R * R],
    [
      "a disc that touches another from within",
      [LAND],
      [disc(0, 0), disc(500, 0, 500)],
      1e8 - Math.PI * R * R,
    ],
    ["a disc that touches an edge from within", [LAND], [disc(4000, 0)], 1e8 - Math.PI * R * R],
    ["a disc that touches an edge from outside", [LAND], [disc(6000, 0)], 1e8],
    ["a disc on a corner", [LAND], [disc(5000, 5000)], 1e8 - (Math.PI * R * R) / 4],
    ["a disc on an edge", [LAND], [disc(5000, 0)], 1e8 - (Math.PI * R * R) / 2],
    ["a rim through a corner", [LAND], [disc(5000, 6000)], 1e8],
    [
      "a rim through a corner, half inside",
      [LAND],
      [disc(4000, 5000)],
      1e8 - (Math.PI * R * R) / 2,
    ],
    ["land inside one disc", [box(-100, -100, 100, 100)], [disc(0, 0)], 0],
    ["land inside a disc off its middle", [box(-100, -100, 100, 100)], [disc(700, 0)], 0],
    ["land whose corners lie on the rim", [box(-600, -800, 600, 800)], [disc(0, 0)], 0],
    [
      "four rims through one point",
      [LAND],
      lattice(2).map(({ x, y }) => disc(x - side / 2, y - side / 2)),
      1e8 - 4 * Math.PI * R * R + 4 * lens(side),
    ],
    [
      "nine discs, four rims through each of four points",
      [LAND],
      lattice(3).map(({ x, y }) => disc(x - side, y - side)),
      1e8 - 9 * Math.PI * R * R + 12 * lens(side),
    ],
    [
      "six rims through one point",
      [LAND],
      Array.from({ length: 6 }, (_, k) =>
        disc(R * Math.cos((k * Math.PI) / 3), R * Math.sin((k * Math.PI) / 3)),
      ),
      1e8 -
        6 * Math.PI * R * R +
        6 * lens(R) -
        6 * (lens(R) - (Math.PI * R * R) / 6 - (Math.sqrt(3) / 4 - Math.PI / 12) * 0),
    ],
    [
      "a lake within the disc",
      [LAND, [-200, -200, -200, 200, 200, 200, 200, -200]],
      [disc(0, 0)],
      1e8 - Math.PI * R * R,
    ],
    [
      "a disc within the lake",
      [LAND, [-2000, -2000, -2000, 2000, 2000, 2000, 2000, -2000]],
      [disc(0, 0)],
      1e8 - 1.6e7,
    ],
    [
      "two pieces of land and a disc over the strait",
      [box(-5000, -500, -100, 500), box(100, -500, 5000, 500)],
      [disc(0, 0)],
      0,
    ],
  ];
  it.each(scenes.filter(([name]) => !/^six|strait/.test(name)))(
    "%s",
    (_, rings, discs, expected) => {
      expect(Math.abs(gapOf(rings, discs).areaM2 - expected)).toBeLessThan(slack(discs.length));
    },
  );

  it("six rims through one point cover what sampling says", () => {
    const discs = Array.from({ length: 6 }, (_, k) => {
      const turn = (k * Math.PI) / 3;
      return disc(R * Math.cos(turn), R * Math.sin(turn));
    });
    // The union of six unit discs around a point: a hexagon of side 1·√3… by inclusion of sectors:
    // each disc adds what its two neighbours do not have, 2π/3 − … = r² (π/3 + √3/2).
    const own = R * R * (Math.PI / 3 + Math.sqrt(3) / 2);
    expect(Math.abs(1e8 - gapOf([LAND], discs).areaM2 - 6 * own)).toBeLessThan(slack(6));
  });

  it("counts a strait's two shores by the half disc without its strip", () => {
    const shores = [box(-5000, -2000, -100, 2000), box(100, -2000, 5000, 2000)];
    const cap = R * R * Math.acos(0.1) - 100 * Math.sqrt(R * R - 1e4);
    const gap = gapOf(shores, [disc(0, 0)]);
    expect(Math.abs(gap.areaM2 - (2 * 4900 * 4000 - 2 * cap))).toBeLessThan(slack(1));
    expect(gap.loops.length).toBe(2);
  });

  it("the union of a lattice whose rims meet four by four", () => {
    const n = 12;
    const union = unionOfDiscs(lattice(n))!;
    const expected = n * n * Math.PI * R * R - 2 * n * (n - 1) * lens(side);
    expect(Math.abs(union.areaM2 - expected)).toBeLessThan(slack(n * n));
  });
});

/** A star-shaped ring with notches, counter-clockwise. */
function star(random: () => number, cx: number, cy: number, size: number): Ring {
  const corners = 5 + Math.floor(random() * 30);
  return Array.from({ length: corners }, (_, k) => {
    const turn = (2 * Math.PI * k) / corners;
    const far = size * between(random, 0.4, 1);
    return [cx + far * Math.cos(turn), cy + far * Math.sin(turn)];
  }).flat();
}

function distanceToRings(rings: readonly Ring[], px: number, py: number): number {
  let least = Infinity;
  for (const ring of rings) {
    for (let k = 0, last = ring.length - 2; k < ring.length; last = k, k += 2) {
      const [ax, ay] = [ring[last]!, ring[last + 1]!];
      const [bx, by] = [ring[k]! - ax, ring[k + 1]! - ay];
      const t = Math.max(0, Math.min(1, ((px - ax) * bx + (py - ay) * by) / (bx * bx + by * by)));
      least = Math.min(least, Math.hypot(px - ax - t * bx, py - ay - t * by));
    }
  }
  return least;
}

describe("random scenes", () => {
  it("put every place on its side, but for the chord tolerance at the edges", () => {
    for (let seed = 1; seed <= 120; seed++) {
      const random = seededRandom(seed);
      const rings = [star(random, 0, 0, 8000)];
      if (random() < 0.5) rings.push(star(random, 20_000, 0, 3000));
      if (random() < 0.5) {
        const lake = star(random, 0, 0, 1500);
        rings.push(
          Array.from({ length: lake.length / 2 }, (_, k) =>
            lake.slice(lake.length - 2 * k - 2, lake.length - 2 * k),
          ).flat(),
        );
      }
      const discs = Array.from({ length: Math.floor(between(random, 1, 60)) }, () =>
        disc(
          between(random, -9000, 22_000),
          between(random, -9000, 9000),
          between(random, 300, 2500),
        ),
      );
      const gap = gapOf(rings, discs);
      const drawn = gap.loops.map(({ at }) => at);
      for (let n = 0; n < 400; n++) {
        const [x, y] = [between(random, -9000, 22_000), between(random, -9000, 9000)];
        const isOut = discs.every((d) => Math.hypot(x - d.x, y - d.y) > d.r);
        const isGap = isIn(rings, x, y) && isOut;
        if (isIn(drawn, x, y) === isGap) continue;
        const toRim = Math.min(...discs.map((d) => Math.abs(Math.hypot(x - d.x, y - d.y) - d.r)));
        expect(Math.min(toRim, distanceToRings(rings, x, y)), `seed ${seed}`).toBeLessThan(
          CHORD_TOLERANCE_M + 0.002,
        );
      }
    }
  });

  it("enclose with their vertices what their arcs enclose, and the segments between", () => {
    for (let seed = 200; seed < 260; seed++) {
      const random = seededRandom(seed);
      const discs = Array.from({ length: 200 }, () =>
        disc(between(random, 0, 20_000), between(random, 0, 20_000), between(random, 500, 1500)),
      );
      const land = [box(1000, 1000, 19_000, 19_000)];
      const gap = gapOf(land, discs);
      const drawn = gap.loops.reduce((sum, loop) => sum + loopM2(loop.at), 0);
      expect(drawn - gap.segmentsM2).toBeCloseTo(gap.areaM2, 2);
      const union = unionOfDiscs(discs)!;
      const drawnUnion = union.loops.reduce((sum, loop) => sum + loopM2(loop.at), 0);
      expect(drawnUnion + union.segmentsM2).toBeCloseTo(union.areaM2, 2);
      // What the land loses is what the union has on it.
      const wide = gapOf([box(-5000, -5000, 25_000, 25_000)], discs);
      expect(9e8 - wide.areaM2).toBeCloseTo(union.areaM2, 1);
    }
  });

  it("do not depend on the order of discs", () => {
    const random = seededRandom(9);
    const discs = Array.from({ length: 80 }, () =>
      disc(between(random, 0, 9000), between(random, 0, 9000)),
    );
    expect(unionOfDiscs([...discs].reverse())).toEqual(unionOfDiscs(discs));
  });
});

describe("the working plane", () => {
  const plane = new WorkingPlane(120.5, 29.2);

  it("goes there and back", () => {
    const random = seededRandom(4);
    for (let n = 0; n < 500; n++) {
      const [lon, lat] = [between(random, 118, 123), between(random, 27, 31.5)];
      const [backLon, backLat] = plane.toDegrees(...plane.fromDegrees(lon, lat));
      expect(Math.abs(backLon - lon)).toBeLessThan(1e-10);
      expect(Math.abs(backLat - lat)).toBeLessThan(1e-10);
    }
  });

  it.each([
    [100, 0.001],
    [1000, 0.001],
    [5000, 0.001],
    [20_000, 0.02],
    [50_000, 0.1],
  ])("draws a circle of %i m on its geodesic rim within %f m", (radiusM, tolerance) => {
    for (const [lon, lat] of [
      [120.5, 29.2],
      [118.1, 27.2],
      [122.9, 31.1],
    ] as const) {
      const { x, y, r } = plane.disc(lon, lat, radiusM);
      for (let k = 0; k < 24; k++) {
        const turn = (k * Math.PI) / 12;
        const at = plane.toDegrees(x + r * Math.cos(turn), y + r * Math.sin(turn));
        expect(Math.abs(karneyM(lon, lat, ...at) - radiusM)).toBeLessThan(tolerance);
      }
    }
  });

  it("keeps lengths at its middle", () => {
    const [x, y] = plane.fromDegrees(...placeAt([120.5, 29.2], 63, 1000));
    expect(Math.hypot(x, y)).toBeCloseTo(1000, 3);
  });
});
