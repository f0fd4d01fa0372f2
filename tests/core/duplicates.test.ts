import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { geodesicM } from "../../src/core/geo/geodesic.ts";
import { findDuplicates } from "../../src/core/import/duplicates.ts";

interface Home {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

function pairsOf(homes: readonly Home[]) {
  return findDuplicates({
    length: homes.length,
    nameOf: (k) => homes[k]!.name,
    lon: homes.map(({ lon }) => lon),
    lat: homes.map(({ lat }) => lat),
  });
}

const name = fc.constantFrom(
  ...["横街镇敬老院", "横街镇养老服务中心", "横街镇第一敬老院", "海门敬老院", "海门街道敬老院"],
  ...["浙江省海门敬老院", "敬老院", "", " - ", "Ｈome 1", "home1", "大陈镇第二分院"],
);
/** Within a few hundred metres, over the borders of cells and the prime meridian of them. */
const home = fc.record({
  name,
  lon: fc.integer({ min: -12, max: 12 }).map((n) => 121.4 + n * 0.0004),
  lat: fc.integer({ min: -12, max: 12 }).map((n) => 28.65 + n * 0.0004),
});

describe("rows that look like one institution", () => {
  it("are found whatever rows lie between and around: pair by pair gives the same", () => {
    fc.assert(
      fc.property(fc.array(home, { maxLength: 40 }), (homes) => {
        const found = pairsOf(homes);
        expect(found.map(({ other }) => other)).toEqual(
          [...new Set(found.map(({ other }) => other))].sort((a, b) => a - b),
        );
        for (let other = 0; other < homes.length; other++) {
          // Each alone with one row before it, in files of two rows.
          const alone = homes.slice(0, other).flatMap((first, k) => {
            const [pair] = pairsOf([first, homes[other]!]);
            return pair === undefined ? [] : [{ ...pair, first: k, other }];
          });
          const ofRow = found.find((pair) => pair.other === other);
          expect(ofRow === undefined).toBe(alone.length === 0);
          if (ofRow === undefined) continue;
          const order = ["same-name-and-place", "same-place-other-licence", "name-variant"];
          const rank = (pair: typeof ofRow) => order.indexOf(pair.reason) * 1000 + pair.distanceM;
          expect(rank(ofRow)).toBe(Math.min(...alone.map(rank)));
          expect(alone).toContainEqual(ofRow);
        }
      }),
    );
  });

  it("are the same with the province before every name, which says nothing", () => {
    const part = fc.constantFrom(
      ...["横街", "镇", "海门", "街道", "第12", "第一", "分院", "敬老院", "养老服务中心", "护理院"],
      ...["二", "12", "3", "浙江", "县", "Ａ", "a", "（东）", " ", "·", "社区"],
    );
    const names = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
    const both = fc.tuple(names, names).filter((pair) => pair.every((one) => /[^\s·]/.test(one)));
    const reason = (a: string, b: string) =>
      pairsOf([a, b].map((one) => ({ name: one, lon: 121.4, lat: 28.65 })))[0]?.reason;
    fc.assert(
      fc.property(both, ([a, b]) => {
        expect(reason(a, b)).toBe(reason(`浙江省${a}`, `浙江省${b}`));
      }),
      { numRuns: 3000 },
    );
  });

  it("are told by the nearest 200 m, give or take the planar measure", () => {
    fc.assert(
      fc.property(home, home, (a, b) => {
        const metres = geodesicM(a.lon, a.lat, b.lon, b.lat);
        const [pair] = pairsOf([
          { ...a, name: "横街镇敬老院" },
          { ...b, name: "横街镇敬老院" },
        ]);
        if (metres < 199) expect(pair?.distanceM).toBeCloseTo(metres, -1);
        if (metres > 201) expect(pair).toBeUndefined();
      }),
    );
  });

  it("of a stack of thousands are paired with its first rows only", () => {
    const homes = Array.from({ length: 5000 }, () => ({
      name: "横街镇敬老院",
      lon: 121.4,
      lat: 28.65,
    }));
    const found = pairsOf(homes);
    expect(found).toHaveLength(4999);
    expect(new Set(found.map(({ first }) => first))).toEqual(new Set([0]));
    // The sixty-fifth of a stack is not looked at any more: the stack as a whole is reported.
    const others = "甲乙丙丁".split("");
    const names = [
      ...others.flatMap((a) => others.flatMap((b) => others.map((c) => `${a}${b}${c}村`))),
      ...["横街镇敬老院", "横街镇敬老院"],
    ];
    expect(pairsOf(names.map((name) => ({ name, lon: 121.4, lat: 28.65 })))).toEqual([]);
  });
});
