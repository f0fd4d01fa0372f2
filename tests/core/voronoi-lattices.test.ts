import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { karneyRingM2, placeAt } from "./karney.ts";
import { isLongRun } from "./long-run.ts";
import { ringFaults } from "./ring-faults.ts";
import { between, seededRandom } from "./seeded-random.ts";
import { expectSound, type Ground, groundOf, type Place, scattered } from "./voronoi-checks.ts";

const HEXAGONS = join(
  process.env.FUWUQUAN_REAL_DATA ?? join(import.meta.dirname, "../../../shared/data"),
  "porto-alegre/poa_hexgrid.csv",
);

function lattice(side: number, step: number, [west, south]: Place = [120, 30]): Place[] {
  return Array.from({ length: side * side }, (_, k) => [
    west + (k % side) * step,
    south + Math.floor(k / side) * step,
  ]);
}

type Edge = readonly [number, number, number, number];

function edgesOf(ground: Ground, i: number): Edge[] {
  const flat = ground.edgesOf(i);
  return Array.from({ length: flat.length / 4 }, (_, e) => flat.slice(4 * e, 4 * e + 4)).map(
    ([x1, y1, x2, y2]) => [x1!, y1!, x2!, y2!],
  );
}

const side = ([x1, y1, x2, y2]: Edge, x: number, y: number): number =>
  Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));

/** Whether two edges meet anywhere but in a vertex of both. */
function meetBetweenVertices(a: Edge, b: Edge): boolean {
  if (Math.max(a[0], a[2]) < Math.min(b[0], b[2]) || Math.max(b[0], b[2]) < Math.min(a[0], a[2])) {
    return false;
  }
  if (Math.max(a[1], a[3]) < Math.min(b[1], b[3]) || Math.max(b[1], b[3]) < Math.min(a[1], a[3])) {
    return false;
  }
  const isEnd = (x: number, y: number, e: Edge): boolean =>
    (x === e[0] && y === e[1]) || (x === e[2] && y === e[3]);
  const isOn = (x: number, y: number, e: Edge): boolean =>
    side(e, x, y) === 0 &&
    !isEnd(x, y, e) &&
    Math.min(e[0], e[2]) <= x &&
    x <= Math.max(e[0], e[2]) &&
    Math.min(e[1], e[3]) <= y &&
    y <= Math.max(e[1], e[3]);
  if (isOn(a[0], a[1], b) || isOn(a[2], a[3], b) || isOn(b[0], b[1], a) || isOn(b[2], b[3], a)) {
    return true;
  }
  return (
    side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0 && side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0
  );
}

/**
 * Holds the cells to a map: each valid, no two edges that cross or touch between their ends,
 * every edge used once in each direction at most, neighbours those across an edge.
 */
function expectMap(places: readonly Place[], cellM: number): Ground {
  const ground = groundOf(places, cellM);
  const owner = new Map<string, number>();
  const cells = places.map((_, i) => i);
  const seen = new Set<string>();
  for (const i of cells) {
    const edges = edgesOf(ground, i);
    const key = edges.join(";");
    // Points of one place have one cell.
    if (seen.has(key)) continue;
    seen.add(key);
    for (const polygon of ground.polygonsOf([i])) expect(ringFaults(polygon)).toEqual([]);
    for (const edge of edges) {
      expect(owner.has(edge.join()), `edge ${edge} of ${i} twice`).toBe(false);
      owner.set(edge.join(), i);
    }
  }
  const distinct = [...owner.keys()].map((key) => key.split(",").map(Number) as unknown as Edge);
  distinct.sort((a, b) => Math.min(a[0], a[2]) - Math.min(b[0], b[2]));
  const once = distinct.filter(
    ([x1, y1, x2, y2]) => !owner.has([x2, y2, x1, y1].join()) || x1 < x2 || (x1 === x2 && y1 < y2),
  );
  once.forEach((a, k) => {
    const east = Math.max(a[0], a[2]);
    for (let n = k + 1; n < once.length && Math.min(once[n]![0], once[n]![2]) <= east; n++) {
      if (meetBetweenVertices(a, once[n]!)) throw new Error(`${a} meets ${once[n]}`);
    }
  });
  for (const [key, i] of owner) {
    const [x1, y1, x2, y2] = key.split(",");
    const j = owner.get([x2, y2, x1, y1].join());
    if (j !== undefined) expect(ground.neighboursOf(i)).toContain(j);
  }
  return ground;
}

describe("points on an exact lattice, four of them on every circle", () => {
  it.each([
    ["6″", 9, 1 / 600, 400],
    ["3″", 7, 1 / 1200, 400],
    ["of a tenth of a minute, in the west", 6, 1 / 600, 250],
    ["0.001°", 8, 0.001, 90],
    ["0.00375°", 5, 0.00375, 2000],
    ["corners on half a step", 9, 0.0010001, 90],
  ])("stand on rectangles: %s", (name, count, step, cellM) => {
    const corner: Place = name.endsWith("west") ? [-51.2, -30.1] : [120, 30];
    const places = lattice(count, step, corner);
    const ground = expectMap(places, cellM);
    const halfDiagonalM = (111_320 * step) / Math.SQRT2;
    const inner = places.flatMap(([lon, lat], k) => {
      const [col, row] = [k % count, Math.floor(k / count)];
      const isInner = col > 0 && row > 0 && col < count - 1 && row < count - 1;
      return isInner ? [{ k, lon, lat }] : [];
    });
    for (const { k, lon, lat } of inner) {
      expect(ground.neighboursOf(k)).toEqual([k - count, k - 1, k + 1, k + count]);
      if (halfDiagonalM > cellM) continue;
      const [w, s] = [lon - step / 2, lat - step / 2];
      const [e, n] = [w + step, s + step];
      const truth = karneyRingM2([
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ]);
      expect(ground.polygonsOf([k])[0]![0]).toHaveLength(5);
      expect(Math.abs(ground.areaOf([k]) / truth - 1)).toBeLessThan(3e-4);
    }
    const block = inner.map(({ k }) => k);
    const parts = block.reduce((sum, k) => sum + ground.areaOf([k]), 0);
    expect(Math.abs(ground.areaOf(block) - parts)).toBeLessThan(1e-3);
    expect(ground.polygonsOf(block)).toHaveLength(1);
    expectSound(places, cellM, count);
  });

  it("stand on squares on end, with corners on half a step that rounding parts", () => {
    const half = 0.000_500_05;
    const span = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5];
    const cells = span.flatMap((i) => span.flatMap((j) => ((i + j) % 2 === 0 ? [[i, j]] : [])));
    const places = cells.map(
      ([i, j]): Place => [120 + (i! * half) / Math.cos(Math.PI / 6), 30 + j! * half],
    );
    const ground = expectMap(places, 90);
    cells.forEach(([i, j], k) => {
      if (Math.abs(i!) > 3 || Math.abs(j!) > 3) return;
      const beside = cells.flatMap(([a, b], n) =>
        Math.abs(a! - i!) === 1 && Math.abs(b! - j!) === 1 ? [n] : [],
      );
      expect(ground.neighboursOf(k)).toEqual(beside);
    });
    expectSound(places, 90, 4);
  });

  it("agree where the corners lie on the very rim of the discs", () => {
    const step = 1 / 600;
    const places = lattice(5, step, [120, 0]);
    const metres = (111_194.926_644_558_74 * step) / Math.SQRT2;
    for (const off of [-1e-3, -1e-6, -1e-9, 0, 1e-9, 1e-6, 1e-3]) {
      expectMap(places, metres + off);
      expectSound(places, metres + off, 3);
    }
  });

  it("and points in between or beside them", () => {
    const random = seededRandom(5);
    const places = lattice(7, 1 / 600);
    const some = places.filter(() => random() < 0.7);
    const beside = some.map(([lon, lat]): Place => [lon + between(random, 0, 1e-3), lat]);
    for (const cellM of [120, 300, 1500]) {
      expectMap([...some, ...beside], cellM);
      expectSound([...some, ...beside], cellM, 8);
    }
  });
});

describe("points on circles and lines", () => {
  it.each([5, 16, 64, 360])("%i points on one circle share its centre", (count) => {
    const places = Array.from({ length: count }, (_, k): Place => {
      const turn = (2 * Math.PI * k) / count;
      return [120 + (0.005 * Math.cos(turn)) / Math.cos(Math.PI / 6), 30 + 0.005 * Math.sin(turn)];
    });
    const ground = expectMap(places, 700);
    for (let k = 0; k < count; k++) {
      const around = [(k + count - 1) % count, (k + 1) % count].sort((a, b) => a - b);
      expect(ground.neighboursOf(k)).toEqual(around);
    }
    const all = places.map((_, k) => k);
    expect(ground.polygonsOf(all).map((rings) => rings.length)).toEqual([1]);
    const parts = all.reduce((sum, k) => sum + ground.areaOf([k]), 0);
    expect(Math.abs(ground.areaOf(all) - parts)).toBeLessThan(1e-3);
    // With a smaller reach the middle is left open.
    expect(expectMap(places, 400).polygonsOf(all).flat()).toHaveLength(2);
  });

  it.each([0, 45, 90, 137])("points in a line at %i° cover a chain of discs", (bearing) => {
    const [count, apart, r] = [9, 500, 400];
    const places = Array.from({ length: count }, (_, k) => placeAt([120, 30], bearing, apart * k));
    const ground = expectMap(places, r);
    const lens = 2 * r * r * Math.acos(apart / 2 / r) - apart * Math.sqrt(r * r - apart ** 2 / 4);
    const truth = count * Math.PI * r * r - (count - 1) * lens;
    const parts = places.reduce((sum, _, k) => sum + ground.areaOf([k]), 0);
    expect(Math.abs(parts / truth - 1)).toBeLessThan(0.01);
  });

  it("none, one, two and three points, apart or together", () => {
    expect(expectMap([], 300).areaOf([])).toBe(0);
    const a: Place = [120, 30];
    const near = placeAt(a, 70, 0.02);
    const far = placeAt(a, 100, 50_000);
    for (const places of [
      [a],
      [a, a],
      [a, near],
      [a, far],
      [a, near, far],
      [a, a, far],
      [a, placeAt(a, 10, 200), placeAt(a, 80, 250)],
    ]) {
      const ground = expectMap(places, 300);
      for (const k of places.keys()) expect(ground.areaOf([k])).toBeGreaterThan(0);
      expect(
        Math.abs(ground.areaOf([0, 1].slice(0, places.length)) / (Math.PI * 300 ** 2)),
      ).toBeGreaterThan(0.98);
    }
  });
});

describe("points of every mixture", () => {
  /** Lattice points, points nearly on them, crowds within centimetres, circles and repeats. */
  function mixture(random: () => number): Place[] {
    const places: Place[] = [];
    const step = [1 / 600, 1 / 1200, 0.001, 0.0005][Math.floor(random() * 4)]!;
    const pick = (): Place => places[Math.floor(random() * places.length)] ?? [120, 30];
    for (let n = Math.floor(random() * 45); n >= 0; n--) {
      const kind = Math.floor(random() * 7);
      const [lon, lat] = pick();
      const off = [1e-14, 1e-9, 3e-8, 1e-7, 1e-6, 1e-5][Math.floor(random() * 6)]!;
      if (kind < 3)
        places.push([120 + Math.floor(random() * 7) * step, 30 + Math.floor(random() * 7) * step]);
      else if (kind === 3)
        places.push([lon + off * (random() - 0.5), lat + off * (random() - 0.5)]);
      else if (kind === 4)
        places.push([lon + off, lat], [lon + 2 * off, lat], [lon + 3 * off, lat + off]);
      else if (kind === 5) places.push(...scattered(random, 3, 700));
      else places.push(pick());
    }
    return places;
  }

  it("make a map, whatever the reach", () => {
    for (let seed = 1; seed <= (isLongRun ? 150 : 60); seed++) {
      const random = seededRandom(seed);
      const places = mixture(random);
      const cellM = [30, 90, 131, 400, 3000][Math.floor(random() * 5)]!;
      try {
        const ground = expectMap(places, cellM);
        for (const k of places.keys()) expect(ground.areaOf([k])).toBeGreaterThan(0);
        const all = places.map((_, k) => k);
        const shown = new Map(all.map((k) => [edgesOf(ground, k).join(), k]));
        const parts = [...shown.values()].reduce((sum, k) => sum + ground.areaOf([k]), 0);
        expect(Math.abs(ground.areaOf(all) / parts - 1)).toBeLessThan(1e-8);
        for (const polygon of ground.polygonsOf(all)) expect(ringFaults(polygon)).toEqual([]);
        const some = all.filter(() => random() < 0.5);
        for (const polygon of ground.polygonsOf(some)) expect(ringFaults(polygon)).toEqual([]);
      } catch (error) {
        throw new Error(`seed ${seed}, ${cellM} m`, { cause: error });
      }
    }
  });
});

describe("points in a crowd of a few steps", () => {
  it("make a map, though cells are thinner than a step", () => {
    for (let seed = 1; seed <= (isLongRun ? 600 : 100); seed++) {
      const random = seededRandom(seed);
      const steps = [3, 8, 20, 200][seed % 4]!;
      const places = Array.from({ length: 9 }, (): Place => {
        return [120 + random() * steps * 1e-7, 30 + random() * steps * 1e-7];
      });
      const ground = expectMap(places, [5, 40, 300][seed % 3]!);
      for (const k of places.keys()) expect(ground.areaOf([k])).toBeGreaterThan(0);
    }
  });
});

describe.skipIf(!existsSync(HEXAGONS))("Porto Alegre's hexagons (real data)", () => {
  it("border six others, fill their patch and make a map", () => {
    const [head, ...rows] = readFileSync(HEXAGONS, "utf8").trim().split(/\r?\n/);
    const [lonAt, latAt] = ["lon", "lat"].map((name) => head!.split(",").indexOf(name));
    const places = rows.map((row): Place => {
      const fields = row.split(",");
      return [Number(fields[lonAt!]), Number(fields[latAt!])];
    });
    const ground = expectMap(places, 300);
    const inner = places.flatMap((_, k) => (ground.neighboursOf(k).length === 6 ? [k] : []));
    expect(inner.length).toBeGreaterThan(places.length / 2);
    expect(Math.max(...places.map((_, k) => ground.neighboursOf(k).length))).toBe(6);
    const parts = inner.reduce((sum, k) => sum + ground.areaOf([k]), 0);
    expect(Math.abs(ground.areaOf(inner) - parts)).toBeLessThan(1e-2);
  });
});
