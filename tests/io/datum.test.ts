import fc from "fast-check";
import gcoord from "gcoord";
import { describe, expect, it } from "vitest";
import { geodesicM } from "../../src/core/geo/geodesic.ts";
import { toWgs84 } from "../../src/io/datum/to-wgs84.ts";

const chinese = fc.tuple(
  fc.double({ min: 73, max: 135, noNaN: true }),
  fc.double({ min: 4, max: 53, noNaN: true }),
);

describe("degrees of another datum", () => {
  it.each([
    ["gcj02", gcoord.GCJ02],
    ["bd09", gcoord.BD09],
  ] as const)("%s come back to where they were, within a centimetre", (datum, code) => {
    fc.assert(
      fc.property(chinese, ([lon, lat]) => {
        const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, code);
        const [backLon, backLat] = toWgs84(x, y, datum);
        expect(geodesicM(lon, lat, backLon, backLat)).toBeLessThan(0.01);
      }),
      { numRuns: 500 },
    );
  });

  // The test points of googollee/eviltransform: WGS 84, GCJ-02.
  it.each([
    [121.5272106, 31.1774276, 121.531541859215, 31.17530398364597],
    [113.912316, 22.543847, 113.9171764808363, 22.540796131694766],
    [116.377817, 39.911954, 116.38404722455657, 39.91334545536069],
  ])("GCJ-02 agree with published points: %d, %d", (lon, lat, x, y) => {
    const [backLon, backLat] = toWgs84(x, y, "gcj02");
    expect(geodesicM(lon, lat, backLon, backLat)).toBeLessThan(0.001);
  });

  // The examples of wandergis/coordtransform.
  it("BD-09 agree with a published point", () => {
    const viaBaidu = toWgs84(116.41036949371029, 39.92133699351021, "bd09");
    const viaGcj = toWgs84(116.404, 39.915, "gcj02");
    expect(geodesicM(...viaBaidu, ...viaGcj)).toBeLessThan(0.001);
    const [lon, lat] = toWgs84(116.41024449916938, 39.91640428150164, "gcj02");
    expect(geodesicM(lon, lat, 116.404, 39.915)).toBeLessThan(0.001);
  });

  it("of WGS 84 and CGCS2000 are left to the last bit", () => {
    fc.assert(
      fc.property(chinese, ([lon, lat]) => {
        expect(toWgs84(lon, lat, "wgs84")).toEqual([lon, lat]);
        expect(toWgs84(lon, lat, "cgcs2000")).toEqual([lon, lat]);
      }),
    );
  });

  it("are rounded to a billionth of a degree once they are converted", () => {
    for (const datum of ["gcj02", "bd09"] as const) {
      for (const degrees of toWgs84(120.123456789123, 30.987654321987, datum)) {
        expect(degrees).toBe(Number(degrees.toFixed(9)));
      }
    }
  });
});
