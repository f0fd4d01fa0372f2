import type { Position } from "geojson";
import type { Ground } from "./ground.ts";
import { cellAt, latOfCell, lonOfCell } from "./lattice.ts";
import { COS_MIDDLE, distanceKm } from "./plane.ts";
import { seeded } from "./seeded.ts";
import type { TownRow } from "./source-tables.ts";

export type TownKind = "street" | "town" | "township" | "zone";

export interface TownPoint {
  readonly row: TownRow;
  readonly kind: TownKind;
  readonly lon: number;
  readonly lat: number;
  readonly estimated: boolean;
}

function kindOfTown(name: string): TownKind {
  if (name.endsWith("街道")) return "street";
  if (name.endsWith("镇")) return "town";
  if (name.endsWith("乡")) return "township";
  return name === "龙港县直辖村级区划" ? "town" : "zone";
}

/** Real points nearer to each other than this are not two town seats. */
const CLOSEST_KM = 0.4;
const CANDIDATES = 240;
/** Landmasses with less of the county than this (about 4.5 km²) are given no estimated town. */
const LEAST_CELLS = 150;

/**
 * A point for every town of one county. Real points on the county's land stay; the rest are
 * placed one by one, each at the best of some random cells: settled ground, far from the towns
 * so far, streets close around the county's seat. Points are cell centres, marked estimated.
 */
export function placeTowns(
  rows: readonly TownRow[],
  cells: Int32Array,
  seat: Position | null,
  ground: Ground,
): TownPoint[] {
  const own = new Set(cells);
  const placed: TownPoint[] = [];
  const missing: TownRow[] = [];
  for (const row of rows) {
    const point = row.point;
    const there = point !== null && own.has(cellAt(point[0], point[1]));
    const free = there && placed.every((p) => distanceKm(p.lon, p.lat, ...point) > CLOSEST_KM);
    if (free) {
      const [lon, lat] = point;
      placed.push({ row, kind: kindOfTown(row.name), lon, lat, estimated: false });
    } else missing.push(row);
  }
  const streets = rows.filter((row) => kindOfTown(row.name) === "street").length;
  const areaKm2 = (cells.length * COS_MIDDLE * 111.3 * 111.3) / 360000;
  const spacingKm = Math.sqrt(areaKm2 / rows.length);
  const streetRadiusKm = Math.min(0.6 * spacingKm, 2.2) * Math.sqrt(streets);
  const settled = roomy(cells, ground);
  const order = [...missing].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  for (const row of order) {
    const kind = kindOfTown(row.name);
    const next = seeded(Number(row.id), 1);
    let best = settled[0]!;
    let bestScore = -1;
    for (let k = 0; k < CANDIDATES; k++) {
      const cell = settled[Math.floor(next() * settled.length)]!;
      const lon = lonOfCell(cell);
      const lat = latOfCell(cell);
      const apart = placed.reduce((least, p) => {
        return Math.min(least, distanceKm(p.lon, p.lat, lon, lat));
      }, 2 * spacingKm);
      const away = seat ? distanceKm(seat[0]!, seat[1]!, lon, lat) / (streetRadiusKm + 0.5) : 1;
      const near = kind === "street" ? 1 / (1 + away * away * away * away) : 1;
      const score = Math.sqrt(ground.suitability(cell)) * near * apart;
      if (score > bestScore) {
        best = cell;
        bestScore = score;
      }
    }
    placed.push({ row, kind, lon: lonOfCell(best), lat: latOfCell(best), estimated: true });
  }
  return placed.sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
}

function rank(row: TownRow): number {
  return ["street", "town", "township", "zone"].indexOf(kindOfTown(row.name));
}

/** The county's dry cells on landmasses that can bear a town. */
function roomy(cells: Int32Array, ground: Ground): Int32Array {
  const size = new Map<number, number>();
  for (const cell of cells) {
    const landmass = ground.landmass[cell]!;
    size.set(landmass, (size.get(landmass) ?? 0) + 1);
  }
  return cells.filter((cell) => {
    return ground.water[cell] === 0 && size.get(ground.landmass[cell]!)! >= LEAST_CELLS;
  });
}
