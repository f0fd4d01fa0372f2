import gcoord from "gcoord";
import { describe, expect, it } from "vitest";
import {
  CANDIDATE_DATUMS,
  type CandidateDatum,
  judgeByRoads,
  type Spot,
} from "../../src/core/import/datum-doctor.ts";
import { OutlineIndex } from "../../src/core/import/outline-index.ts";
import { toWgs84 } from "../../src/io/datum/to-wgs84.ts";
import { NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { OpenImport } from "../../src/io/import/open-import.ts";
import { bytesOf } from "./run-in-memory.ts";

const CODES = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;
const asWritten = (spot: Spot, datum: CandidateDatum): Spot =>
  datum === "wgs84" ? spot : (gcoord.transform([...spot], gcoord.WGS84, CODES[datum]) as Spot);

/** Park and Miller's generator: the same towns in every run. */
function sampler(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const METRE = 1 / 111_000;
type Line = Spot[];

/** Winding roads about `spacingM` apart, both ways, over 6 km. */
function town(random: () => number, spacingM: number): Line[] {
  const lines: Line[] = [];
  const [w, s] = [119.5 + random(), 28 + random()];
  for (let at = 0; at < 6000; at += spacingM * (0.5 + random())) {
    for (const isEastWest of [true, false]) {
      let aside = 0;
      const line: Line = [];
      for (let along = 0; along <= 6000; along += 150) {
        aside += (random() - 0.5) * 60;
        const [x, y] = isEastWest ? [along, at + aside] : [at + aside, along];
        line.push([w + x * METRE, s + y * METRE]);
      }
      lines.push(line);
    }
  }
  return lines;
}

/** Homes 5 to 45 m beside a road. */
function homesBeside(lines: readonly Line[], count: number, random: () => number): Spot[] {
  return Array.from({ length: count }, () => {
    const line = lines[Math.floor(random() * lines.length)]!;
    const [x, y] = line[Math.floor(random() * line.length)]!;
    const off = () => (random() < 0.5 ? -1 : 1) * (5 + random() * 40) * METRE;
    return [x + off(), y + off()];
  });
}

function verdictOf(lines: readonly Line[], homes: readonly Spot[], datum: CandidateDatum) {
  const index = new OutlineIndex([lines]);
  const written = homes.map((home) => asWritten(home, datum));
  const under = (one: CandidateDatum) => written.map(([x, y]) => toWgs84(x, y, one));
  const places = { wgs84: under("wgs84"), gcj02: under("gcj02"), bd09: under("bd09") };
  return judgeByRoads(places, (spot) => index.distanceM(spot, 300));
}

describe("points held against roads that the planner trusts", () => {
  it("never a wrong verdict and no false alarm, in 200 towns under each datum", () => {
    const random = sampler(5);
    const told = { named: 0, open: 0 };
    for (let k = 0; k < 200; k++) {
      const lines = town(random, [900, 600, 300, 120][k % 4]!);
      const homes = homesBeside(lines, 30 + Math.floor(random() * 60), random);
      for (const datum of CANDIDATE_DATUMS) {
        const { verdict } = verdictOf(lines, homes, datum);
        expect([datum, null], `town ${k} ${datum}`).toContain(verdict);
        if (verdict === null) told.open++;
        else told.named++;
      }
    }
    expect(told.named).toBeGreaterThan(told.open);
  });

  it("homes that have nothing to do with the roads tell nothing, wherever roads are", () => {
    const random = sampler(17);
    for (let k = 0; k < 100; k++) {
      const lines = town(random, [900, 600, 300, 120][k % 4]!);
      const [w, s] = lines[0]![0]!;
      const homes = Array.from({ length: 60 }, (): Spot => {
        const inside = () => (2000 + random() * 2000) * METRE;
        return [w + inside(), s + inside()];
      });
      for (const datum of CANDIDATE_DATUMS) {
        expect(verdictOf(lines, homes, datum).verdict, `town ${k} ${datum}`).toBe(null);
      }
    }
  });

  it("fewer than thirty tell nothing", () => {
    const random = sampler(9);
    const lines = town(random, 900);
    expect(verdictOf(lines, homesBeside(lines, 29, random), "gcj02").verdict).toBe(null);
    expect(verdictOf(lines, homesBeside(lines, 60, random), "gcj02").verdict).toBe("gcj02");
  });

  it("a file of roads beside the opened file is evidence, and nothing is drawn without a verdict", async () => {
    const random = sampler(3);
    const lines = town(random, 900);
    const homes = homesBeside(lines, 80, random).map((home) => asWritten(home, "gcj02"));
    const csv = homes.map(([x, y], k) => `${k},院${k},${x.toFixed(7)},${y.toFixed(7)}`).join("\n");
    const file = { name: "a.csv", bytes: bytesOf(`编号,名称,经度,纬度\n${csv}\n`) };
    const open = await OpenImport.open(file, undefined, NO_CONTEXT);
    const view = {
      ...{ sheets: [0], header: null, decision: null, class: "elder", trusted: [] },
      target: "facilities",
    } as const;
    const before = await open.look(view);
    expect(before.diagnosis).toMatchObject({ finding: { verdict: null }, shift: null });
    const roads = JSON.stringify({
      type: "FeatureCollection",
      features: lines.map((coordinates) => ({
        type: "Feature",
        properties: {},
        geometry: { type: "LineString", coordinates },
      })),
    });
    const count = await open.beside({
      role: "trusted",
      file: { name: "roads.geojson", bytes: bytesOf(roads) },
    });
    expect(count.lines).toBe(lines.length);
    const { diagnosis } = await open.look(view);
    expect(diagnosis!.finding).toMatchObject({ basis: "roads", verdict: "gcj02" });
    expect(diagnosis!.shift!.metres).toBeGreaterThan(400);
  });
});
