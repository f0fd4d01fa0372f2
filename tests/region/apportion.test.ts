import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitAges } from "../../scripts/region/age-groups.ts";
import { carriedRemainder, largestRemainder } from "../../scripts/region/apportion.ts";

const weights = fc
  .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 })
  .filter((list) => list.some((w) => w > 1e-3));
const sum = (list: ArrayLike<number>) => Array.from(list).reduce((a, b) => a + b, 0);

describe.each([
  ["largest", largestRemainder],
  ["carried", carriedRemainder],
] as const)("apportioning by %s remainder", (_, apportion) => {
  it("gives away exactly the total, each part its share rounded down or up", () => {
    fc.assert(
      fc.property(weights, fc.nat({ max: 5_000_000 }), (list, total) => {
        const parts = apportion(list, total);
        expect(sum(parts)).toBe(total);
        parts.forEach((part, i) => {
          expect(Math.abs(part - (list[i]! / sum(list)) * total)).toBeLessThan(1 + 1e-6);
        });
      }),
    );
  });

  it("refuses weights that are all 0", () => {
    expect(() => apportion([0, 0], 3)).toThrow("Cannot apportion 3");
  });
});

describe("ties", () => {
  it("go to the lower index by largest remainder, and are carried on otherwise", () => {
    expect([...largestRemainder([1, 1, 1, 1], 2)]).toEqual([1, 1, 0, 0]);
    expect([...carriedRemainder([1, 1, 1, 1], 2)]).toEqual([1, 0, 1, 0]);
  });
});

describe("ages of a county's cells", () => {
  it("sum to the census, nest, and leave room for the young, however old the county", () => {
    const cells = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 80 });
    fc.assert(
      fc.property(cells, fc.double({ min: 0.02, max: 0.33, noNaN: true }), (list, share) => {
        const people = Uint32Array.from(list);
        const age60 = Math.floor(sum(people) * share);
        fc.pre(age60 > 4);
        const totals = {
          age0to2: Math.floor(sum(people) * 0.3),
          age60,
          age65: Math.floor(age60 * 0.7),
          age80: Math.floor(age60 * 0.15),
        };
        fc.pre(totals.age65 > 0);
        const village = list.map((_, i) => (i % 3) / 2);
        const town = list.map((_, i) => i % 4);
        const ages = splitAges(people, village, town, totals);
        expect(sum(ages.age0to2)).toBe(totals.age0to2);
        expect(sum(ages.age60)).toBe(totals.age60);
        expect(sum(ages.age65)).toBe(totals.age65);
        expect(sum(ages.age80)).toBe(totals.age80);
        people.forEach((n, i) => {
          expect(ages.age80[i]!).toBeLessThanOrEqual(ages.age65[i]!);
          expect(ages.age65[i]!).toBeLessThanOrEqual(ages.age60[i]!);
          expect(ages.age60[i]! + ages.age0to2[i]!).toBeLessThanOrEqual(n);
        });
      }),
    );
  });
});
