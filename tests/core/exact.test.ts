import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareCodePoints,
  microOf,
  microText,
  reachesTarget,
  shareText,
  thousandthsText,
} from "../../src/core/base/exact.ts";

const micros = fc.integer({ min: 0, max: 1_000_000_000_000_000 });

describe("people in millionths", () => {
  it("round half up at the seventh decimal", () => {
    expect([0, 1, 0.5, 0.000001, 0.0000005, 0.00000049, 1.9999995].map(microOf)).toEqual([
      0, 1_000_000, 500_000, 1, 1, 0, 2_000_000,
    ]);
  });

  it("are exact for every decimal of six places up to 10⁹ people, and print as it was written", () => {
    fc.assert(
      fc.property(micros, (micro) => {
        const padded = String(micro).padStart(7, "0");
        const written = `${padded.slice(0, -6)}.${padded.slice(-6)}`;
        expect(microOf(Number(written))).toBe(micro);
        expect(Number(microText(micro))).toBe(Number(written));
        expect(microText(micro)).toBe(written.replace(/\.?0+$/, ""));
      }),
      { numRuns: 2000 },
    );
  });

  it("sum to the same bits in any order, where floating people would not", () => {
    const people = Array.from({ length: 1000 }, (_, i) => (i % 10) / 10 + 0.1);
    const add = (list: number[]) => list.reduce((a, b) => a + b, 0);
    expect(add(people)).not.toBe(add([...people].sort((a, b) => b - a)));
    expect(add(people.map(microOf))).toBe(550_000_000);
    expect(add(people.map(microOf).sort((a, b) => b - a))).toBe(550_000_000);
  });

  it("print without trailing zeros", () => {
    expect([0, 1, 10, 1_500_000, 2_000_000, 12_000_010].map(microText)).toEqual([
      "0",
      "0.000001",
      "0.00001",
      "1.5",
      "2",
      "12.00001",
    ]);
  });
});

describe("a share", () => {
  it("has six decimals, rounded half up: 1/8000000 is 0.000000, 1/2000000 is 0.000001", () => {
    expect(shareText(1, 3)).toBe("0.333333");
    expect(shareText(2, 3)).toBe("0.666667");
    expect(shareText(1, 2_000_000)).toBe("0.000001");
    expect(shareText(1, 2_000_001)).toBe("0.000000");
    expect(shareText(3, 2_000_000)).toBe("0.000002");
    expect(shareText(0, 5)).toBe("0.000000");
    expect(shareText(5, 5)).toBe("1.000000");
    expect(shareText(3, 2)).toBe("1.500000");
    expect(shareText(0, 0)).toBe("");
  });

  it("rounds the true quotient, not the nearest double: within half a millionth, up at the half", () => {
    fc.assert(
      fc.property(micros, micros, (a, b) => {
        const [part, whole] = a < b ? [a, b] : [b, a];
        fc.pre(whole > 0);
        const scaled = BigInt(shareText(part, whole).replace(".", ""));
        // scaled − ½ ≤ 10⁶ part / whole < scaled + ½, in whole numbers.
        const twice = BigInt(part) * 2_000_000n;
        expect((2n * scaled - 1n) * BigInt(whole) <= twice).toBe(true);
        expect(twice < (2n * scaled + 1n) * BigInt(whole)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("reaching a target", () => {
  it("counts a tie as met, with the target as the decimal that was written", () => {
    // 0.95 as a double is below 95/100, 0.07 above 7/100.
    expect(reachesTarget(95, 100, 0.95)).toBe(true);
    expect(reachesTarget(7, 100, 0.07)).toBe(true);
    expect(reachesTarget(94_999_999, 100_000_000, 0.95)).toBe(false);
    expect(reachesTarget(0, 100, 0)).toBe(true);
    expect(reachesTarget(100, 100, 1)).toBe(true);
    expect(reachesTarget(1, 10_000_000, 1e-7)).toBe(true);
    expect(reachesTarget(1, 10_000_001, 1e-7)).toBe(false);
  });

  it("is exact for every target of up to six decimals and every size", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 9_000_000_000 }),
        (target, thousandths) => {
          const whole = thousandths * 1_000_000;
          const least = thousandths * target;
          expect(reachesTarget(least, whole, target / 1_000_000)).toBe(true);
          if (least > 0) expect(reachesTarget(least - 1, whole, target / 1_000_000)).toBe(false);
        },
      ),
    );
  });
});

describe("text", () => {
  it("of thousandths has three decimals", () => {
    expect([0, 1, 999, 1000, 1_000_001].map(thousandthsText)).toEqual([
      "0.000",
      "0.001",
      "0.999",
      "1.000",
      "1000.001",
    ]);
  });

  it("is ordered by code point, beyond the basic plane too", () => {
    expect(["𠮷", "～", "a", "", "ab", "中"].sort(compareCodePoints)).toEqual([
      "",
      "a",
      "ab",
      "中",
      "～",
      "𠮷",
    ]);
    const byPoint = (a: string, b: string): number => {
      const [x, y] = [[...a], [...b]].map((list) => list.map((c) => c.codePointAt(0)!)) as [
        number[],
        number[],
      ];
      const k = x.findIndex((point, i) => point !== y[i]);
      return k < 0 ? x.length - y.length : x[k]! - (y[k] ?? -1);
    };
    const text = fc.string({ unit: fc.constantFrom("a", "z", "中", "～", "𠮷", "😀") });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(byPoint(a, b)));
      }),
    );
  });
});
