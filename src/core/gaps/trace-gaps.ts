import type { Sums } from "../access/summary.ts";
import { compareCodePoints } from "../base/exact.ts";
import { noTick, type Tick } from "../base/tick.ts";
import { type Demand, demandId } from "../demand/demand.ts";
import { polygonM2, rectangleM2 } from "../geo/authalic.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import { connectedPiece } from "./connected-piece.ts";
import type { Gap, Gaps } from "./gap.ts";
import { groundShape } from "./ground.ts";
import type { GroundShape } from "./ground-shape.ts";
import { joinRings } from "./rings.ts";

export interface GapInput {
  readonly demand: Demand;
  /** 1 for points left out by the rule. */
  readonly uncovered: Uint8Array;
  readonly nearest: Int32Array;
  readonly costMm: Float64Array;
  /** Weights field whose sums rank the gaps. */
  readonly field: string;
  /** Weights field that makes a point populated, and is called people. */
  readonly peopleField: string;
  readonly floorPeople: number;
  readonly floorAreaM2: number;
}

/** Points left out that are populated, joined where their grounds share an edge, most people first. */
export function traceGaps(input: GapInput, tick: Tick = noTick): Gaps {
  const { demand } = input;
  const shape = groundShape(demand);
  const people = demand.weights.get(input.peopleField)!;
  const isLeftOut = new Uint8Array(demand.count);
  for (let i = 0; i < demand.count; i++) {
    if (input.uncovered[i] === 1 && people[i]! > 0) isLeftOut[i] = 1;
  }
  const pieces = connectedPieces(isLeftOut, shape);
  const gaps: Omit<Gap, "rank">[] = [];
  const below = { count: 0, cells: [] as number[] };
  pieces.forEach((cells, done) => {
    if (done % 256 === 0) tick(done, pieces.length);
    const gap = gapOf(input, shape, cells);
    const few = gap.sums.fields[input.peopleField]! < input.floorPeople * 1_000_000;
    if (few || gap.areaM2 < input.floorAreaM2) {
      below.count++;
      for (const i of cells) below.cells.push(i);
    } else gaps.push(gap);
  });
  gaps.sort(
    (a, b) =>
      b.sums.fields[input.field]! - a.sums.fields[input.field]! ||
      b.sums.fields[input.peopleField]! - a.sums.fields[input.peopleField]! ||
      compareCodePoints(a.id, b.id),
  );
  return {
    gaps: gaps.map((gap, k) => ({ ...gap, rank: k + 1 })),
    belowFloor: { count: below.count, sums: sumsOf(demand, below.cells) },
  };
}

/** Pieces in the order of their first point; each lists its points in ascending order. */
function connectedPieces(isLeftOut: Uint8Array, shape: GroundShape | null): number[][] {
  const seen = new Uint8Array(isLeftOut.length);
  const pieces: number[][] = [];
  for (let first = 0; first < isLeftOut.length; first++) {
    if (isLeftOut[first] === 0 || seen[first] === 1) continue;
    seen[first] = 1;
    const take = (j: number): boolean => {
      if (isLeftOut[j] === 0 || seen[j] === 1) return false;
      seen[j] = 1;
      return true;
    };
    pieces.push(connectedPiece(first, take, shape));
  }
  return pieces;
}

function gapOf(
  { demand, nearest, costMm, peopleField }: GapInput,
  shape: GroundShape | null,
  cells: readonly number[],
): Omit<Gap, "rank"> {
  let closest = cells[0]!;
  for (const i of cells) {
    const isNearer = costMm[i]! < costMm[closest]!;
    const wins = costMm[i]! === costMm[closest]! && nearest[i]! < nearest[closest]!;
    if (isNearer || wins) closest = i;
  }
  const polygons = shape === null ? null : polygonsOf(shape, cells);
  return {
    id: `gap-${demandId(demand, cells[0]!)}`,
    cells,
    sums: sumsOf(demand, cells),
    areaM2: areaOf(demand, cells, polygons),
    unit: mainUnit(demand, cells, peopleField),
    nearest: nearest[closest]!,
    nearestCostMm: costMm[closest]!,
    polygons,
  };
}

function sumsOf(demand: Demand, cells: readonly number[]): Sums {
  const fields: Record<string, number> = {};
  for (const [field, weights] of demand.weights) {
    let sum = 0;
    for (const i of cells) sum += weights[i]!;
    fields[field] = sum;
  }
  return { cells: cells.length, fields };
}

function polygonsOf(shape: GroundShape, cells: readonly number[]): PolygonCoordinates[] {
  return joinRings(shape.outline(cells)).map((rings) =>
    rings.map((ring) => ring.map(([x, y]) => shape.toDegrees(x, y))),
  );
}

function areaOf(
  { ground }: Demand,
  cells: readonly number[],
  polygons: readonly PolygonCoordinates[] | null,
): number {
  if (ground.kind !== "lattice") {
    return (polygons ?? []).reduce((sum, rings) => sum + polygonM2(rings), 0);
  }
  const step = 1 / ground.cellsPerDegree;
  return cells.reduce((sum, i) => {
    const north = ground.north - ground.row[i]! * step;
    return sum + rectangleM2(0, north - step, step, north);
  }, 0);
}

/** The finest unit that holds most of the people, ties to the smaller index; −1 outside. */
function mainUnit(demand: Demand, cells: readonly number[], peopleField: string): number {
  const levels = [...demand.unitAt.values()];
  const unitAt = levels[levels.length - 1];
  if (unitAt === undefined) return -1;
  const people = demand.weights.get(peopleField)!;
  const sums = new Map<number, number>();
  for (const i of cells) sums.set(unitAt[i]!, (sums.get(unitAt[i]!) ?? 0) + people[i]!);
  let found = -1;
  let most = -1;
  for (const [unit, sum] of sums) {
    if (sum > most || (sum === most && unit < found)) {
      found = unit;
      most = sum;
    }
  }
  return found;
}
