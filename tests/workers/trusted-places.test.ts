import { describe, expect, it } from "vitest";
import { noTick } from "../../src/core/base/tick.ts";
import { inLots } from "../../src/core/facilities/facility-lots.ts";
import { fromWgs84 } from "../../src/io/datum/to-wgs84.ts";
import { heldFacilities } from "../../src/workers/held-input.ts";
import { createImportAnswers } from "../../src/workers/import-answers.ts";
import { trustedPlaces } from "../../src/workers/trusted-places.ts";
import { siteAt } from "../towns/toy-town.ts";

const SITES = Array.from({ length: 1200 }, (_, k) =>
  siteAt(`敬老院 ${k}`, [120 + (k % 40) / 50, 29 + k / 1500]),
);
const LAYERS = [SITES.slice(0, 1100), SITES.slice(1100)].map((sites) =>
  heldFacilities(inLots(sites)),
);

const VIEW = {
  sheets: [0],
  header: null,
  decision: null,
  target: "facilities",
  class: "elder",
  trusted: [],
} as const;

describe("layers of the planner's own", () => {
  it("are places in their order", async () => {
    const places = SITES.map(({ id, name, lon, lat }) => ({ id, name, lon, lat }));
    expect(await trustedPlaces(LAYERS)).toEqual(places);
  });

  it("tell which datum a file with the same places has", async () => {
    const rows = SITES.slice(1090, 1120).map(({ id, name, lon, lat }) => {
      const [x, y] = fromWgs84(lon, lat, "gcj02");
      return `${id},${name},${x!.toFixed(6)},${y!.toFixed(6)}`;
    });
    const bytes = new TextEncoder().encode(["编号,名称,经度,纬度", ...rows, ""].join("\n"));
    const files = [{ name: "homes.csv", bytes }];
    const found = async (trusted: typeof LAYERS) => {
      const answers = createImportAnswers();
      await answers["import.open"]({ files, encoding: null, baseUrl: null, trusted }, noTick);
      return (await answers["import.look"](VIEW, noTick)).diagnosis?.finding;
    };
    expect(await found(LAYERS)).toMatchObject({ basis: "matching", verdict: "gcj02" });
    expect((await found([]))?.basis).not.toBe("matching");
  });
});
