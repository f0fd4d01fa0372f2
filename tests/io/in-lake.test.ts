import { Geodesic } from "geographiclib-geodesic";
import { describe, expect, it } from "vitest";
import type { Box } from "../../src/core/geo/box.ts";
import { PolygonIndex } from "../../src/core/geo/polygon-index.ts";
import { NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { importBytes } from "./import-in-memory.ts";
import { bytesOf } from "./run-in-memory.ts";

const [WEST, SOUTH, EAST, NORTH] = [119, 29.5, 119.1, 29.6];
const LAKE = {
  id: "lake",
  polygons: [
    [
      [
        [WEST, SOUTH],
        [EAST, SOUTH],
        [EAST, NORTH],
        [WEST, NORTH],
        [WEST, SOUTH],
      ],
    ],
  ],
} as const;

/** A place so many metres from the middle of the lake's western shore, eastward over the water. */
function offShore(metres: number): readonly [number, number] {
  const { lon2, lat2 } = Geodesic.WGS84.Direct(29.55, WEST, 90, metres);
  return [lon2!, lat2!];
}

async function told(places: readonly (readonly [number, number])[]) {
  const asked: Box[] = [];
  const context = {
    ...NO_CONTEXT,
    window: [117.9, 26.9, 123.3, 31.4] as const,
    waterIn: async (box: Box) => {
      asked.push(box);
      return new PolygonIndex([LAKE]);
    },
  };
  const rows = places.map(([lon, lat], k) => `${k},家${k},${lon.toFixed(9)},${lat.toFixed(9)}`);
  const bytes = bytesOf(["编号,名称,经度,纬度", ...rows].join("\n"));
  const { issues } = await importBytes("homes.csv", bytes, {}, context);
  const found = issues.find(({ code }) => code === "in-lake");
  return { rows: found?.examples.map(({ row }) => row) ?? [], asked };
}

describe("a place in a lake", () => {
  it("is told of beyond 50 m from the shore, and not on a bank or pier", async () => {
    const places = [-10, 1, 49.9, 50.1, 300, 499].map(offShore);
    expect((await told(places)).rows).toEqual([5, 6, 7]);
  });

  it("is held against the water of a box around all places", async () => {
    const places = [
      [120.5, 28.25],
      [119.05, 29.55],
      [121.125, 30.75],
    ] as const;
    expect((await told(places)).asked).toEqual([[119.05, 28.25, 121.125, 30.75]]);
  });
});
