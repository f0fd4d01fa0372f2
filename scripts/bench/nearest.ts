import { around } from "geokdbush";
import KDBush from "kdbush";
import { type Access, costMmOf } from "../../src/core/access/access.ts";
import type { Located } from "../../src/core/access/changed-sites.ts";
import { circleAccess } from "../../src/core/access/circle-access.ts";
import { ecefFromLonLat } from "../../src/core/geo/ecef.ts";
import { geodesicM } from "../../src/core/geo/geodesic.ts";
import { interleavedMedians } from "./interleaved.ts";
import { agreementLine, type BenchLine, ratioLine, statedLine, timeLine } from "./result.ts";
import { inRowOrder, type Places, syntheticPlaces } from "./synthetic.ts";

const CELLS_PER_DEGREE = 600;
const RADIUS_M = 1000;
const TIMES_FASTER = 20;
/** On the WGS 84 ellipsoid at Zhejiang a sphere is wrong by −0.33 to +0.19 %, by direction. */
const SPHERE_ERROR = 0.006;

/** (a) Nearest and count for a county planner's grid, beside kdbush with geokdbush. */
export function benchNearest(): BenchLine[] {
  const cells = cellPlaces(105_000);
  const sites = syntheticPlaces(2000, 2);
  const demand = located(cells);
  let ours = accessOf(demand, sites, RADIUS_M);
  let peers = peerAccess(cells, sites);
  const medians = interleavedMedians(5, {
    ours: () => {
      ours = accessOf(demand, sites, RADIUS_M);
    },
    fromDegrees: () => {
      accessOf(located(cells), sites, RADIUS_M);
    },
    peers: () => {
      peers = peerAccess(cells, sites);
    },
  });
  const what = "105,000 cells × 2,000 facilities, nearest + count within 1 km";
  return [
    timeLine(`${what}: ours`, medians.ours!, null),
    timeLine("  the same, cells from degrees each time", medians.fromDegrees!, null),
    timeLine("  kdbush + geokdbush", medians.peers!, null),
    ratioLine("  ours is faster by", medians.peers! / medians.ours!, TIMES_FASTER),
    ...agreement(cells, sites, demand, ours, peers),
  ];
}

/** (b) The largest grid planned for, on one thread. */
export function benchLargeGrid(): BenchLine[] {
  const demand = located(cellPlaces(3_000_000));
  const sites = syntheticPlaces(30_000, 2);
  const { ours } = interleavedMedians(3, {
    ours: () => {
      accessOf(demand, sites, RADIUS_M);
    },
  });
  return [timeLine("3,000,000 cells × 30,000 facilities, one thread", ours!, 1000)];
}

function cellPlaces(count: number): Places {
  return inRowOrder(syntheticPlaces(count, 1), CELLS_PER_DEGREE);
}

/** All on one landmass: the peer knows none. */
function located({ lon, lat }: Places): Located {
  return { points: ecefFromLonLat(lon, lat), group: new Int32Array(lon.length) };
}

/** Facilities are hashed anew each time, as they are when a scenario changes. */
function accessOf(demand: Located, sites: Places, radiusM: number): Access {
  return circleAccess(demand, located(sites), costMmOf(radiusM), 1);
}

interface PeerAccess {
  readonly nearest: Int32Array;
  readonly count: Uint32Array;
}

function peerAccess(cells: Places, sites: Places): PeerAccess {
  const index = new KDBush(sites.lon.length);
  for (let j = 0; j < sites.lon.length; j++) index.add(sites.lon[j]!, sites.lat[j]!);
  index.finish();
  const nearest = new Int32Array(cells.lon.length);
  const count = new Uint32Array(cells.lon.length);
  for (let i = 0; i < cells.lon.length; i++) {
    nearest[i] = around(index, cells.lon[i]!, cells.lat[i]!, 1)[0]!;
    count[i] = around(
      index,
      cells.lon[i]!,
      cells.lat[i]!,
      Number.POSITIVE_INFINITY,
      RADIUS_M / 1000,
    ).length;
  }
  return { nearest, count };
}

/**
 * The peer measures on a sphere: it may prefer another facility only where the two are as far
 * within that error, and count only what lies within the radius give or take it.
 */
function agreement(
  cells: Places,
  sites: Places,
  demand: Located,
  ours: Access,
  peers: PeerAccess,
): BenchLine[] {
  const atLeast = accessOf(demand, sites, RADIUS_M * (1 - SPHERE_ERROR)).count;
  const atMost = accessOf(demand, sites, RADIUS_M * (1 + SPHERE_ERROR)).count;
  let otherNearest = 0;
  let otherCount = 0;
  let unexplained = 0;
  for (let i = 0; i < cells.lon.length; i++) {
    const theirs = peers.nearest[i]!;
    if (theirs !== ours.nearest[i]) {
      otherNearest++;
      const farM = geodesicM(cells.lon[i]!, cells.lat[i]!, sites.lon[theirs]!, sites.lat[theirs]!);
      const nearM = ours.costMm[i]! / 1000;
      if (farM < nearM - 0.001 || farM > nearM * (1 + SPHERE_ERROR)) unexplained++;
    }
    const counted = peers.count[i]!;
    if (counted !== ours.count[i]) otherCount++;
    if (counted < atLeast[i]! || counted > atMost[i]!) unexplained++;
  }
  const share = (n: number): string => `${((100 * n) / cells.lon.length).toFixed(2)} %`;
  return [
    statedLine("  cells where the sphere picks another facility", share(otherNearest)),
    statedLine("  cells where the sphere counts otherwise", share(otherCount)),
    agreementLine(
      "  differences beyond the sphere's error",
      String(unexplained),
      unexplained === 0,
    ),
  ];
}
