import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import gcoord from "gcoord";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { IssueLog } from "../../src/core/base/issue.ts";
import { CANDIDATE_DATUMS, type CandidateDatum } from "../../src/core/import/datum-doctor.ts";
import { diagnose } from "../../src/io/import/doctor.ts";
import { type ImportContext, loadImportContext } from "../../src/io/import/import-context.ts";
import { proposeDecision } from "../../src/io/import/propose.ts";
import { readTable } from "../../src/io/read/read-table.ts";
import { readFeatures } from "../../src/io/region/read-fgb.ts";
import { bytesOf } from "./run-in-memory.ts";

const REGION = join(import.meta.dirname, "../../public/region/zhejiang");
const TOWNS = join(import.meta.dirname, "../../data/zhejiang/towns.csv");
const CODES = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

const read = async (name: string) => new Uint8Array(readFileSync(join(REGION, name)));

/** A place of WGS 84 as a file in the datum has it. */
function inDatum([lon, lat]: readonly [number, number], datum: CandidateDatum): [number, number] {
  if (datum === "wgs84") return [lon, lat];
  return gcoord.transform([lon, lat], gcoord.WGS84, CODES[datum]) as [number, number];
}

/** Park and Miller's generator: the same samples in every run. */
function sampler(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

describe.skipIf(!existsSync(join(REGION, "region.json")))(
  "the datum doctor over the region",
  () => {
    let context: ImportContext;
    let towns: Record<string, string>[];
    beforeAll(async () => {
      context = await loadImportContext(read);
      towns = Papa.parse<Record<string, string>>(readFileSync(TOWNS, "utf8"), {
        header: true,
      }).data.filter(({ lon, lat }) => lon !== undefined && lon !== "" && lat !== "");
    });

    const pick = (count: number, random: () => number): Record<string, string>[] => {
      const left = [...towns];
      return Array.from(
        { length: count },
        () => left.splice(Math.floor(random() * left.length), 1)[0]!,
      );
    };

    async function verdictOf(
      sample: readonly Record<string, string>[],
      datum: CandidateDatum,
      columns: (town: Record<string, string>) => string,
      header: string,
    ) {
      const lines = sample.map((town) => {
        const [x, y] = inDatum([Number(town.lon), Number(town.lat)], datum);
        return `${columns(town)}${x.toFixed(7)},${y.toFixed(7)}`;
      });
      const file = { name: "a.csv", bytes: bytesOf(`${header}lon,lat\n${lines.join("\n")}\n`) };
      const table = (await readTable(file, {}, new IssueLog()))!;
      const diagnosis = await diagnose(table, proposeDecision(table, "facilities"), context);
      return diagnosis!.finding;
    }

    it("names the datum of 30 towns with their names, in 200 samples of each", async () => {
      const random = sampler(7);
      for (let k = 0; k < 200; k++) {
        const sample = pick(30, random);
        for (const datum of CANDIDATE_DATUMS) {
          const finding = await verdictOf(
            sample,
            datum,
            (t) => `${t.name},${t.county},`,
            "name,county,",
          );
          // Towns of one name in two counties, or without a surveyed point, are no witnesses.
          if (finding.basis === "matching")
            expect(finding.verdict, `sample ${k} ${datum}`).toBe(datum);
          else expect([datum, null]).toContain(finding.verdict);
        }
      }
    });

    it("never names a wrong one for loose points, with or without their county", async () => {
      const random = sampler(11);
      const told = { named: 0, open: 0 };
      for (let k = 0; k < 200; k++) {
        const sample = pick(k % 4 === 3 ? 250 : 30, random);
        for (const datum of CANDIDATE_DATUMS) {
          for (const withCounty of [false, true]) {
            const finding = withCounty
              ? await verdictOf(sample, datum, (t) => `${t.county}某某路,`, "地址,")
              : await verdictOf(sample, datum, () => "", "");
            expect([datum, null], `sample ${k} ${datum} ${withCounty}`).toContain(finding.verdict);
            if (finding.verdict === null) told.open++;
            else told.named++;
            if (finding.verdict === null) expect(finding.log10Ratio).toBeLessThanOrEqual(3);
          }
        }
      }
      expect(told.open).toBeGreaterThan(0);
    });

    it("names the datum of county and coast outlines, and raises no alarm on right ones", async () => {
      for (const [file, every] of [
        ["counties.fgb", 9],
        ["land.fgb", 40],
      ] as const) {
        const all = await readFeatures(await read(file));
        const some = all.filter((_, k) => k % every === 0);
        for (const datum of CANDIDATE_DATUMS) {
          const moved = some.map((feature) => ({
            ...feature,
            geometry: JSON.parse(JSON.stringify(feature.geometry), (_, value) =>
              Array.isArray(value) && typeof value[0] === "number"
                ? inDatum(value as unknown as [number, number], datum)
                : value,
            ),
          }));
          const text = JSON.stringify({ type: "FeatureCollection", features: moved });
          const table = (await readTable(
            { name: "a.geojson", bytes: bytesOf(text) },
            {},
            new IssueLog(),
          ))!;
          const diagnosis = await diagnose(table, proposeDecision(table, "units"), context);
          expect(diagnosis!.finding, `${file} ${datum}`).toMatchObject({
            basis: "outline",
            verdict: datum,
          });
        }
      }
    });

    it("draws the arrow: GCJ-02 lies about 500 m to the south-east", async () => {
      const sample = pick(60, sampler(3));
      const lines = sample.map((town) =>
        inDatum([Number(town.lon), Number(town.lat)], "gcj02").join(","),
      );
      const named = lines.map((line, k) => `${sample[k]!.name},${sample[k]!.county},${line}`);
      const file = { name: "a.csv", bytes: bytesOf(`name,county,lon,lat\n${named.join("\n")}\n`) };
      const table = (await readTable(file, {}, new IssueLog()))!;
      const { shift } = (await diagnose(table, proposeDecision(table, "facilities"), context))!;
      expect(shift!.metres).toBeGreaterThan(400);
      expect(shift!.metres).toBeLessThan(650);
      expect(shift!.bearing).toBeGreaterThan(90);
      expect(shift!.bearing).toBeLessThan(160);
    });
  },
);
