import { describe, expect, it } from "vitest";
import type { GroundAt } from "../../src/core/elevation/height-raster.ts";
import type { HeightGrid } from "../../src/core/geo/height-grid.ts";
import type { CandidateSite } from "../../src/core/scenario/candidate-site.ts";
import { siteFlags } from "../../src/state/select/site-flags.ts";

/** Hills and plain side by side: heights differ by 900 m about the site. */
const heights: HeightGrid = {
  ...{ west: 120, north: 30, stepDegrees: 0.03, rows: 3, cols: 3 },
  metres: [0, 0, 0, 0, 300, 900, 0, 0, 0],
};
const site = {
  lon: 120.045,
  lat: 29.955,
  class: "elder",
  key: "s",
  outline: null,
} as CandidateSite;
const flagsOver = (ground: GroundAt | null) =>
  siteFlags(site, [], { land: null, demand: null, heights, ground }, 500);
const known = (slopePercent: number): GroundAt => ({
  ...{ heightM: 300, slopePercent, noSlope: null, cellM: 30 },
});

describe("what the ground says against a site", () => {
  it("is the slope at the place where the planner's heights tell it, not the rise around", () => {
    expect(flagsOver(known(20))).toEqual([{ kind: "steep", percent: 20 }]);
    expect(flagsOver(known(8.34))).toEqual([{ kind: "steep", percent: 8.34 }]);
    expect(flagsOver(known(100 / 12))).toEqual([]);
    expect(flagsOver(known(2))).toEqual([]);
  });

  it("is the rise around outside of them, and where they tell no slope", () => {
    const rugged = [{ kind: "rugged", riseM: 900 }];
    expect(flagsOver(null)).toEqual(rugged);
    for (const noSlope of ["coarse", "gap"] as const) {
      const ground = { heightM: 300, slopePercent: null, noSlope, cellM: 30 };
      expect(flagsOver(ground)).toEqual(rugged);
    }
  });
});
