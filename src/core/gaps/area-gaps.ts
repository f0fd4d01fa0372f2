import { UNREACHED } from "../access/access.ts";
import type { Sums } from "../access/summary.ts";
import { compareCodePoints } from "../base/exact.ts";
import { noTick, type Tick } from "../base/tick.ts";
import { groundOutsideCircles } from "../circles/circle-ground.ts";
import type { Demand } from "../demand/demand.ts";
import { polygonM2 } from "../geo/authalic.ts";
import { boxOfPolygons } from "../geo/box.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import { PolygonIndex } from "../geo/polygon-index.ts";
import type { LandPiece } from "../land/land-of-area.ts";
import type { AreaGap, AreaGaps } from "./area-gap.ts";

/** A smaller piece could not be told from rounding in a file of 7 decimals. */
const SLIVER_M2 = 1;
/** Covered centres may lie in a drawn gap only this close to a rim. */
const EDGE_MM = 1000;

/** The land of a unit, cut by landmass group. */
export interface UnitLand {
  /** Index into `Units.all`, −1 for land outside all units. */
  readonly unit: number;
  readonly id: string;
  readonly pieces: readonly LandPiece[];
  /** How far its land may lie from a site. */
  readonly cutoffMm: number;
}

export interface AreaGapInput {
  readonly level: string;
  readonly land: readonly UnitLand[];
  readonly demand: Demand;
  /** Per demand point: index of its nearest site, −1 for none, and the way there. */
  readonly nearest: Int32Array;
  readonly costMm: Float64Array;
  readonly inScope: Uint8Array | null;
  /** Centres of the circles that serve a landmass group in a unit, degrees. */
  readonly centresOf: (group: number, unit: number) => readonly (readonly [number, number])[];
  readonly detour: number;
  readonly peopleField: string;
  readonly floorPeople: number;
  readonly floorAreaM2: number;
}

/** Land of every unit outside the circles that serve it on its own landmass group, largest first. */
export function areaGaps(input: AreaGapInput, tick: Tick = noTick): AreaGaps {
  const gaps: Piece[] = [];
  const belowFloor = { count: 0, areaM2: 0 };
  let landM2 = 0;
  let outsideM2 = 0;
  input.land.forEach((unit, done) => {
    tick(done, input.land.length);
    const radiusM = unit.cutoffMm / 1000 / input.detour;
    const pieces: PolygonCoordinates[] = [];
    for (const { group, polygons } of unit.pieces) {
      landM2 += sumM2(polygons);
      const centres = input.centresOf(group, unit.unit);
      pieces.push(...groundOutsideCircles(polygons, centres, radiusM));
    }
    const found = piecesOfUnit(input, unit, pieces);
    outsideM2 += found.reduce((sum, { gap: { areaM2 } }) => sum + areaM2, 0);
    for (const piece of found) {
      const { gap } = piece;
      const few = (gap.sums.fields[input.peopleField] ?? 0) < input.floorPeople * 1_000_000;
      if (few || gap.areaM2 < Math.max(input.floorAreaM2, SLIVER_M2)) {
        belowFloor.count++;
        belowFloor.areaM2 += gap.areaM2;
      } else gaps.push(piece);
    }
  });
  gaps.sort((a, b) => b.gap.areaM2 - a.gap.areaM2 || compareCodePoints(a.gap.id, b.gap.id));
  return {
    level: input.level,
    gaps: gaps.map(({ gap }, k) => ({ ...gap, rank: k + 1 })),
    belowFloor,
    landM2,
    outsideM2,
    coveredCentres: gaps.reduce((sum, { gap }) => sum + gap.coveredCentres, 0),
    coveredCentresDeep: gaps.reduce((sum, { deep }) => sum + deep, 0),
  };
}

interface Piece {
  readonly gap: AreaGap;
  /** Covered centres farther than 1 m within a circle. */
  readonly deep: number;
}

/** The pieces of one unit, largest first, with the demand whose centres lie in each. */
function piecesOfUnit(
  input: AreaGapInput,
  { unit, id, cutoffMm }: UnitLand,
  polygons: readonly PolygonCoordinates[],
): Piece[] {
  const sized = polygons
    .map((polygon) => ({ polygon, areaM2: polygonM2(polygon) }))
    .sort((a, b) => b.areaM2 - a.areaM2 || byFirstVertex(a.polygon, b.polygon));
  const cells = centresIn(input, cutoffMm, polygons, sized);
  return sized.map(({ polygon, areaM2 }, k) => {
    const { leftOut, coveredCentres, deep } = cells[k]!;
    const nearest = nearestOf(input, leftOut);
    const gap: AreaGap = {
      id: `area-${id}-${k + 1}`,
      rank: 0,
      unit,
      cutoffMm,
      areaM2,
      polygon,
      sums: sumsOf(input.demand, leftOut),
      nearest: nearest < 0 ? -1 : input.nearest[nearest]!,
      nearestCostMm: nearest < 0 ? UNREACHED : input.costMm[nearest]!,
      coveredCentres,
    };
    return { gap, deep };
  });
}

function byFirstVertex(a: PolygonCoordinates, b: PolygonCoordinates): number {
  const [lonA, latA] = a[0]![0]!;
  const [lonB, latB] = b[0]![0]!;
  return lonA - lonB || latA - latB;
}

interface CentresInPiece {
  readonly leftOut: number[];
  coveredCentres: number;
  deep: number;
}

function centresIn(
  { demand, costMm, inScope, peopleField }: AreaGapInput,
  cutoffMm: number,
  polygons: readonly PolygonCoordinates[],
  sized: readonly { readonly polygon: PolygonCoordinates }[],
): CentresInPiece[] {
  const found = sized.map((): CentresInPiece => ({ leftOut: [], coveredCentres: 0, deep: 0 }));
  if (polygons.length === 0 || demand.ground.kind === "none") return found;
  const index = new PolygonIndex(
    sized.map(({ polygon }, k) => ({ id: String(k), polygons: [polygon] })),
  );
  const [w, s, e, n] = boxOfPolygons(polygons);
  const people = demand.weights.get(peopleField)!;
  for (let i = 0; i < demand.count; i++) {
    const lon = demand.lon[i]!;
    const lat = demand.lat[i]!;
    if (lat < s || lat > n || lon < w || lon > e || people[i] === 0) continue;
    if (inScope !== null && inScope[i] === 0) continue;
    const at = index.at(lon, lat);
    if (at < 0) continue;
    const centres = found[at]!;
    if (costMm[i]! > cutoffMm) centres.leftOut.push(i);
    else {
      centres.coveredCentres++;
      if (cutoffMm - costMm[i]! > EDGE_MM) centres.deep++;
    }
  }
  return found;
}

/** The cell with the nearest site; ties to the smaller site. */
function nearestOf({ costMm, nearest }: AreaGapInput, cells: readonly number[]): number {
  let best = -1;
  for (const i of cells) {
    if (
      best < 0 ||
      costMm[i]! < costMm[best]! ||
      (costMm[i] === costMm[best] && nearest[i]! < nearest[best]!)
    ) {
      best = i;
    }
  }
  return best;
}

function sumsOf({ weights }: Demand, cells: readonly number[]): Sums {
  const fields: Record<string, number> = {};
  for (const [field, values] of weights) {
    let sum = 0;
    for (const i of cells) sum += values[i]!;
    fields[field] = sum;
  }
  return { cells: cells.length, fields };
}

function sumM2(polygons: readonly PolygonCoordinates[]): number {
  return polygons.reduce((sum, polygon) => sum + polygonM2(polygon), 0);
}
