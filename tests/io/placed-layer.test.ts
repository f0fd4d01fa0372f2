import { describe, expect, it } from "vitest";
import type { InputData } from "../../src/core/analysis/project.ts";
import { noTick } from "../../src/core/base/tick.ts";
import { facilitiesIn, inLots } from "../../src/core/facilities/facility-lots.ts";
import type { Datum } from "../../src/core/facilities/import.ts";
import { geodesicM } from "../../src/core/geo/geodesic.ts";
import type { ImportTarget } from "../../src/core/import/column-roles.ts";
import { fromWgs84 } from "../../src/io/datum/to-wgs84.ts";
import { NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { OpenImport } from "../../src/io/import/open-import.ts";
import { correctDatum, examineLayer } from "../../src/io/import/placed-layer.ts";
import { bytesOf } from "./run-in-memory.ts";

/** Homes where they are, on WGS 84. */
const HOMES = Array.from({ length: 40 }, (_, k) => ({
  id: `H${k}`,
  name: `第${k}敬老院`,
  lon: 119.6 + (k % 8) * 0.0311,
  lat: 28.4 + Math.floor(k / 8) * 0.0273,
}));

/** The homes as a file in GCJ-02, put in place under a datum. */
async function placed(target: ImportTarget, datum: Datum): Promise<InputData> {
  const lines = HOMES.map(({ id, name, lon, lat }) => {
    const [x, y] = fromWgs84(lon, lat, "gcj02");
    return `${id},${name},${x.toFixed(9)},${y.toFixed(9)},20`;
  });
  const figure = target === "demand" ? "人口" : "床位数";
  const text = [`编号,名称,经度,纬度,${figure}`, ...lines, "Z,零院,0,0,20", ""].join("\n");
  const open = await OpenImport.open(
    { name: "homes.csv", bytes: bytesOf(text) },
    undefined,
    NO_CONTEXT,
  );
  const view = { sheets: [0], header: null, target, class: "elder", trusted: [] } as const;
  const { decision } = await open.look({ ...view, decision: null });
  await open.read({ ...view, decision: { ...decision, datum } }, noTick);
  return open.take({ level: null, basis: "census-2020" }).data;
}

function placesOf({ facilities, file }: InputData): Map<string, readonly [number, number]> {
  if (facilities !== null)
    return new Map(facilitiesIn(facilities).map(({ id, lon, lat }) => [id, [lon, lat]]));
  const { features } = JSON.parse(new TextDecoder().decode(file!.bytes)) as {
    features: { properties: { _id: string }; geometry: { coordinates: [number, number] } }[];
  };
  return new Map(features.map((one) => [one.properties._id, one.geometry.coordinates]));
}

describe("a layer that is in place", () => {
  it.each(["facilities", "demand"] as const)(
    "of %s is read under the right datum afterwards, as if it had been so from the start",
    async (target) => {
      const wrong = await placed(target, "wgs84");
      const [x, y] = placesOf(wrong).get("H0")!;
      expect(geodesicM(x, y, HOMES[0]!.lon, HOMES[0]!.lat)).toBeGreaterThan(300);
      const right = correctDatum(wrong, "gcj02");
      const places = placesOf(right);
      expect(places.size).toBe(HOMES.length);
      for (const { id, lon, lat } of HOMES) {
        const [u, v] = places.get(id)!;
        expect(geodesicM(u, v, lon, lat)).toBeLessThan(0.01);
      }
      expect(places).toEqual(placesOf(await placed(target, "gcj02")));
      const { decision, files, issues } = right.report!;
      expect([decision.datum, files[0]!.datum]).toEqual(["gcj02", "gcj02"]);
      const told = issues.find(({ code }) => code === "datum-corrected")!;
      expect([told.count, told.examples.length]).toEqual([HOMES.length, 5]);
      // There and back again, and the first data are as they were.
      expect(placesOf(correctDatum(right, "wgs84"))).toEqual(placesOf(wrong));
      expect(wrong.report!.decision.datum).toBe("wgs84");
    },
  );

  it("under its own datum stays as it is", async () => {
    const data = await placed("facilities", "wgs84");
    expect(correctDatum(data, "wgs84")).toBe(data);
  });

  it("keeps a place that is a town's and not the file's", async () => {
    const data = await placed("facilities", "wgs84");
    const [first, ...rest] = facilitiesIn(data.facilities!);
    const ofTown = { ...first!, attributes: { position: "estimated-town" } };
    const right = correctDatum({ ...data, facilities: inLots([ofTown, ...rest]) }, "gcj02");
    const moved = facilitiesIn(right.facilities!);
    expect(moved[0]).toEqual(ofTown);
    expect(moved[1]!.lon).not.toBe(rest[0]!.lon);
  });

  it("keeps such a place in a file of people too", async () => {
    const data = await placed("demand", "wgs84");
    const parsed = JSON.parse(new TextDecoder().decode(data.file!.bytes)) as {
      features: { properties: Record<string, unknown>; geometry: unknown }[];
    };
    parsed.features[0]!.properties._position = "estimated-town";
    const file = { ...data.file!, bytes: bytesOf(JSON.stringify(parsed)) };
    const before = placesOf({ ...data, file });
    const after = placesOf(correctDatum({ ...data, file }, "gcj02"));
    const kept = [...before].filter(([id, place]) => String(after.get(id)) === String(place));
    expect(kept.map(([id]) => id)).toEqual([parsed.features[0]!.properties._id]);
  });

  it("is examined by what is trusted, whatever datum it was read under", async () => {
    for (const datum of ["wgs84", "gcj02", "bd09"] as const) {
      const data = await placed("facilities", datum);
      const found = await examineLayer(data, NO_CONTEXT, HOMES);
      expect(found!.finding.verdict, datum).toBe("gcj02");
    }
    const loose = await examineLayer(await placed("facilities", "wgs84"), NO_CONTEXT, []);
    expect(loose!.finding.verdict).toBeNull();
  });
});
