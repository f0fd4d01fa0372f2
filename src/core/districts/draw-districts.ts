import { fractionOf, MICRO } from "../base/exact.ts";
import { jitter } from "../base/jitter.ts";
import { noTick, type Tick } from "../base/tick.ts";
import type { Demand } from "../demand/demand.ts";
import type { Facility } from "../facilities/facility.ts";
import type { GroundShape } from "../gaps/ground-shape.ts";
import { joinRings } from "../gaps/rings.ts";
import { voronoiGround } from "../gaps/voronoi-ground.ts";
import { polygonM2 } from "../geo/authalic.ts";
import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../geo/ellipsoid.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import { cos } from "../geo/trig.ts";
import { cutToLandmasses } from "../land/clip-to-land.ts";
import { type District, type DistrictSettings, type Districts, districtArea } from "./district.ts";
import { type Blocks, partition } from "./partition.ts";

/** Ground farther than this from everybody belongs to no district. */
const REACH_M = 20_000;
const OFF_LATTICE_DEGREES = 1e-5;

export interface DistrictInput {
  readonly settings: DistrictSettings;
  readonly demand: Demand;
  /** Millionths of elders per demand point. */
  readonly elders: Float64Array;
  /** Demand points of the area, ascending. */
  readonly cells: readonly number[];
  /** Landmass group of each demand point: districts do not cross water. */
  readonly groupOfDemand: Int32Array;
  /** Town of each demand point, −1 outside. */
  readonly townAt: Int32Array;
  /** Institutions that stand in the area. */
  readonly institutions: readonly Facility[];
  /** Outline of the area, to which districts are cut. */
  readonly outline: readonly PolygonCoordinates[];
}

/** Contiguous districts of about the target, with the beds they need and have. */
export function drawDistricts(input: DistrictInput, tick: Tick = noTick): Districts {
  const { settings, demand, elders } = input;
  const cells = input.cells.filter((i) => elders[i]! > 0);
  if (cells.length === 0) return { settings, districts: [] };
  // Off the lattice by a metre or less: no four of them on one circle, so borders meet in threes.
  const lon = cells.map((i) => demand.lon[i]! + jitter(2 * i) * OFF_LATTICE_DEGREES);
  const lat = cells.map((i) => demand.lat[i]! + jitter(2 * i + 1) * OFF_LATTICE_DEGREES);
  const ground = voronoiGround(lon, lat, REACH_M);
  const blockOf = settings.from === "town" ? townBlocks(input, cells) : cells.map((_, c) => c);
  const blocks = blocksOf(input, cells, blockOf, ground);
  const unitOf = partition(blocks, settings.target * MICRO);
  const count = unitOf.reduce((most, unit) => Math.max(most, unit + 1), 0);
  const members: number[][] = Array.from({ length: count }, () => []);
  blockOf.forEach((block, c) => {
    members[unitOf[block]!]!.push(c);
  });
  const nearestUnit = (site: Facility): number => unitOf[blockOf[nearestCell(lon, lat, site)]!]!;
  const sitesOf: Facility[][] = members.map(() => []);
  for (const site of input.institutions) sitesOf[nearestUnit(site)]!.push(site);
  const districts = members.map((own, d) => {
    tick(d, members.length);
    const polygons = outlineOf(ground, own, input.outline);
    return districtOf(
      input,
      `${districtArea(settings)}-${d + 1}`,
      own.map((c) => cells[c]!),
      sitesOf[d]!,
      polygons,
    );
  });
  return { settings, districts };
}

/** A block per town and landmass group; people of no town are blocks of their own. */
function townBlocks({ townAt, groupOfDemand }: DistrictInput, cells: readonly number[]): number[] {
  const numbers = new Map<string, number>();
  return cells.map((i) => {
    const key = townAt[i]! < 0 ? `cell ${i}` : `${townAt[i]} ${groupOfDemand[i]}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
}

function blocksOf(
  { demand, elders, groupOfDemand }: DistrictInput,
  cells: readonly number[],
  blockOf: readonly number[],
  ground: GroundShape,
): Blocks {
  const count = blockOf.reduce((most, block) => Math.max(most, block + 1), 0);
  const weight = new Float64Array(count);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const neighbours = Array.from({ length: count }, () => new Set<number>());
  const east = cos(demand.lat[cells[0]!]! * RADIANS_PER_DEGREE) * METRES_PER_DEGREE_LAT;
  cells.forEach((i, c) => {
    const block = blockOf[c]!;
    weight[block]! += elders[i]!;
    x[block]! += demand.lon[i]! * east * elders[i]!;
    y[block]! += demand.lat[i]! * METRES_PER_DEGREE_LAT * elders[i]!;
    ground.neighbours(c, (other) => {
      if (groupOfDemand[cells[other]!] !== groupOfDemand[i]) return;
      if (blockOf[other] === block) return;
      neighbours[block]!.add(blockOf[other]!);
      neighbours[blockOf[other]!]!.add(block);
    });
  });
  for (let b = 0; b < count; b++) {
    x[b]! /= weight[b]!;
    y[b]! /= weight[b]!;
  }
  return {
    count,
    weight,
    x,
    y,
    neighbours: neighbours.map((set) => [...set].sort((a, b) => a - b)),
  };
}

/** Ties go to the first cell. */
function nearestCell(lon: readonly number[], lat: readonly number[], site: Facility): number {
  const east = cos(site.lat * RADIANS_PER_DEGREE);
  let best = 0;
  let least = Infinity;
  for (let c = 0; c < lon.length; c++) {
    const dx = (lon[c]! - site.lon) * east;
    const dy = lat[c]! - site.lat;
    if (dx * dx + dy * dy < least) {
      least = dx * dx + dy * dy;
      best = c;
    }
  }
  return best;
}

function outlineOf(
  ground: GroundShape,
  cells: readonly number[],
  outline: readonly PolygonCoordinates[],
): PolygonCoordinates[] {
  const drawn = joinRings(ground.outline(cells)).map((rings) =>
    rings.map((ring) => ring.map(([x, y]) => ground.toDegrees(x, y))),
  );
  if (outline.length === 0) return drawn;
  return drawn.flatMap((polygon) => cutToLandmasses(polygon, [{ id: "", polygons: outline }]));
}

function districtOf(
  { settings, elders }: DistrictInput,
  id: string,
  members: readonly number[],
  sites: readonly Facility[],
  polygons: readonly PolygonCoordinates[],
): District {
  const sum = members.reduce((total, i) => total + elders[i]!, 0);
  const needed = bedsFor(sum, settings.bedsPerTenThousand);
  const present = sites.reduce((total, { capacity }) => total + (capacity ?? 0), 0);
  const bedsUnknown = sites.filter(({ capacity }) => capacity === null).length;
  const low = settings.target * (1 - settings.tolerance) * MICRO;
  const high = settings.target * (1 + settings.tolerance) * MICRO;
  return {
    id,
    elders: sum,
    cells: members.length,
    members,
    fit: sum < low ? "under" : sum > high ? "over" : "within",
    institutions: sites.length,
    bedsUnknown,
    bedsNeeded: needed,
    bedsPresent: present,
    bedsMissing: present >= needed ? 0 : bedsUnknown > 0 ? null : needed - present,
    areaM2: polygons.reduce((total, rings) => total + polygonM2(rings), 0),
    polygons,
  };
}

/** ceil(elders × rate ÷ 10,000), exactly. */
function bedsFor(elders: number, perTenThousand: number): number {
  const { numerator, denominator } = fractionOf(perTenThousand);
  const per = BigInt(10_000 * MICRO) * denominator;
  return Number((BigInt(elders) * numerator + per - 1n) / per);
}
