import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Bench } from "tinybench";
import { LiveSite } from "../../src/core/access/live-site.ts";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import type { Facility } from "../../src/core/facilities/facility.ts";
import { PointHash } from "../../src/core/geo/point-hash.ts";
import { landAt } from "../../src/core/land/locate.ts";
import { OPENING_DATE, OPENING_RULE } from "../../src/core/rules/opening-rule.ts";
import { loadRegion } from "../../src/io/region/region-inputs.ts";
import { interleavedMedians } from "./interleaved.ts";
import { agreementLine, type BenchLine, statedLine, timeLine } from "./result.ts";

const folder = fileURLToPath(new URL("../../public/region/zhejiang/", import.meta.url));

const MOVES = 5000;
/** Places at which the live totals are held against a full run. */
const CHECKED = 5;
/** A frame of 60 Hz, and of 30 Hz for the slowest in a hundred. */
const MEDIAN_BAR_MS = 16;
const P99_BAR_MS = 33;

/** (c) One candidate carried over all of the province, beside computing the province anew. */
export async function benchDrag(): Promise<BenchLine[]> {
  const { inputs } = await loadRegion(
    async (name) => new Uint8Array(await readFile(join(folder, name))),
  );
  const before = coverageOf(inputs, OPENING_RULE, OPENING_DATE);
  const { demand, land } = inputs;
  const covered = Uint8Array.from(before.access.count, (n) => (n >= OPENING_RULE.k ? 1 : 0));
  const hash = new PointHash(demand.points, undefined, 16);
  const live = new LiveSite(demand, hash, before.groupOfDemand, covered, before.cutoffMm, 1);
  const groupAt = (lon: number, lat: number): number => {
    const at = land === null ? 0 : landAt(land, lon, lat);
    return at < 0 ? -1 : (before.groupOfLandmass[land?.ids[at] ?? ""] ?? -1);
  };
  /** Field → millionths covered with the candidate there: what a frame shows. */
  const totalsAt = (lon: number, lat: number): Record<string, number> => {
    const { sums } = live.gainOf([{ entrances: [[lon, lat]], group: groupAt(lon, lat) }]);
    const totals: Record<string, number> = {};
    for (const [field, sum] of Object.entries(before.all.covered.fields)) {
      totals[field] = sum + (sums[field] ?? 0);
    }
    return totals;
  };

  // A stride that shares no factor with the number of cells visits them all over the province.
  const cellOf = (move: number): number => (move * 7919) % demand.count;
  let move = 0;
  const bench = new Bench({ iterations: MOVES, time: 0, warmupIterations: 200, warmupTime: 0 });
  bench.add("move", () => {
    const i = cellOf(move++);
    totalsAt(demand.lon[i]!, demand.lat[i]!);
  });
  const [task] = await bench.run();
  if (task?.result.state !== "completed") throw new Error("the moves could not be timed");
  const { p50, p99 } = task.result.latency;
  const { full } = interleavedMedians(3, {
    full: () => {
      fullTotals(inputs, demand.lon[0]!, demand.lat[0]!);
    },
  });

  let differing = 0;
  for (let k = 0; k < CHECKED; k++) {
    const i = cellOf(k * 977);
    const lon = demand.lon[i]!;
    const lat = demand.lat[i]!;
    const anew = fullTotals(inputs, lon, lat);
    for (const [field, sum] of Object.entries(totalsAt(lon, lat))) {
      if (sum !== anew[field]) differing++;
    }
  }
  const fields = demand.weights.size;
  return [
    timeLine(
      `one candidate over ${demand.count.toLocaleString("en")} cells, ${fields} totals: median move`,
      p50,
      MEDIAN_BAR_MS,
    ),
    timeLine("  99th percentile", p99, P99_BAR_MS),
    timeLine("  the province computed anew", full!, null),
    statedLine("  a move is faster by", `${Math.round(full! / p50).toLocaleString("en")} ×`),
    agreementLine(
      `  totals that differ from the full run, ${CHECKED} places`,
      String(differing),
      differing === 0,
    ),
  ];
}

/** Field → millionths covered by a full run with one more facility, last in key order. */
function fullTotals(inputs: Inputs, lon: number, lat: number): Readonly<Record<string, number>> {
  const site: Facility = {
    key: "elder/~candidate",
    layer: "elder",
    id: "~candidate",
    name: "",
    class: "elder",
    level: "institution",
    lon,
    lat,
    capacity: 100,
    areaM2: null,
    status: "open",
    openYear: null,
    closeYear: null,
    attributes: {},
  };
  const withSite = { ...inputs, facilities: [...inputs.facilities, site] };
  return coverageOf(withSite, OPENING_RULE, OPENING_DATE).all.covered.fields;
}
