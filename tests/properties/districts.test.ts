import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Blocks, connectedParts, partition } from "../../src/core/districts/partition.ts";

/** A lattice with holes: blocks border left, right, above and below. */
const lattices: fc.Arbitrary<Blocks> = fc
  .record({
    cols: fc.integer({ min: 1, max: 12 }),
    rows: fc.integer({ min: 1, max: 12 }),
    cells: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 144, maxLength: 144 }),
  })
  .map(({ cols, rows, cells }) => {
    const at: [number, number, number][] = [];
    for (let k = 0; k < cols * rows; k++) {
      // One in seven or so is water.
      if (cells[k]! > 34 && k > 0) continue;
      at.push([k % cols, Math.floor(k / cols), cells[k]!]);
    }
    const indexOf = new Map(at.map(([x, y], b) => [`${x},${y}`, b]));
    const near = (x: number, y: number): number[] =>
      [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ].flatMap(([a, b]) => indexOf.get(`${a},${b}`) ?? []);
    return {
      count: at.length,
      weight: Float64Array.from(at, ([, , weight]) => weight),
      x: Float64Array.from(at, ([x]) => x),
      y: Float64Array.from(at, ([, y]) => y),
      neighbours: at.map(([x, y]) => near(x, y).sort((a, b) => a - b)),
    };
  });

const membersOf = (unitOf: Int32Array): number[][] => {
  const members: number[][] = [];
  unitOf.forEach((unit, b) => {
    const own = members[unit];
    if (own === undefined) members[unit] = [b];
    else own.push(b);
  });
  return members;
};

describe("districts", () => {
  it("are contiguous, take every block once, and are numbered by their first blocks", () => {
    fc.assert(
      fc.property(lattices, fc.integer({ min: 20, max: 400 }), (blocks, target) => {
        const unitOf = partition(blocks, target);
        const members = membersOf(unitOf);
        expect(unitOf.every((unit) => unit >= 0)).toBe(true);
        for (const own of members) expect(connectedParts(blocks, own)).toHaveLength(1);
        const firsts = members.map((own) => own[0]!);
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
        expect(partition(blocks, target)).toEqual(unitOf);
      }),
    );
  });

  it("are as many as the weight asks for, and even, on a full lattice of ones", () => {
    const side = 20;
    const neighbours = Array.from({ length: side * side }, (_, b) => {
      const [x, y] = [b % side, Math.floor(b / side)];
      return [
        ...(y > 0 ? [b - side] : []),
        ...(x > 0 ? [b - 1] : []),
        ...(x < side - 1 ? [b + 1] : []),
        ...(y < side - 1 ? [b + side] : []),
      ];
    });
    const blocks: Blocks = {
      count: side * side,
      weight: new Float64Array(side * side).fill(1),
      x: Float64Array.from(neighbours, (_, b) => b % side),
      y: Float64Array.from(neighbours, (_, b) => Math.floor(b / side)),
      neighbours,
    };
    for (const [target, count] of [
      [100, 4],
      [40, 10],
      [57, 7],
      [400, 1],
      [1000, 1],
    ] as const) {
      const sizes = membersOf(partition(blocks, target)).map((own) => own.length);
      expect(sizes).toHaveLength(count);
      for (const size of sizes) expect(Math.abs(size / (400 / count) - 1)).toBeLessThan(0.15);
    }
  });

  it("keep apart what water parts, however little each side holds", () => {
    const blocks: Blocks = {
      count: 3,
      weight: Float64Array.of(5, 5, 100),
      x: Float64Array.of(0, 1, 9),
      y: Float64Array.of(0, 0, 0),
      neighbours: [[1], [0], []],
    };
    expect([...partition(blocks, 1000)]).toEqual([0, 0, 1]);
  });
});
