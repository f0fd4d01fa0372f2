import { compareCodePoints, MICRO } from "../../core/base/exact.ts";
import { IssueLog } from "../../core/base/issue.ts";
import type { Demand } from "../../core/demand/demand.ts";
import { FACILITY_CLASSES, type Facility } from "../../core/facilities/facility.ts";
import { ecefFromLonLat } from "../../core/geo/ecef.ts";
import type { NamedArea } from "../../core/geo/polygon-index.ts";
import type { Landmass } from "../../core/land/landmass.ts";
import type { Outlines } from "../../core/units/outlines.ts";
import type { Unit, Units } from "../../core/units/units.ts";
import { facilitiesOf } from "../inputs/facilities.ts";
import { polygonsOf } from "../inputs/polygons.ts";
import { SourceRows } from "../inputs/source-rows.ts";
import { tableOfFeatures } from "../read/table-of-features.ts";
import { decodeGrid } from "./grid-format.ts";
import { columnLon, rowLat } from "./grid-lattice.ts";
import { readFeatures } from "./read-fgb.ts";
import { GRID_FIELDS, parseRegionIndex, type RegionIndex } from "./region-index.ts";

/** Brings the bytes of one file of a built region, by its name. */
export type ReadRegionFile = (name: string) => Promise<Uint8Array>;

const LEVELS = ["province", "city", "county", "town"] as const;

export async function loadRegionIndex(read: ReadRegionFile): Promise<RegionIndex> {
  return parseRegionIndex(JSON.parse(new TextDecoder().decode(await read("region.json"))));
}

/** Units by level coarse → fine, then by id. */
export function regionUnits(index: RegionIndex): Units {
  const all: Unit[] = index.units.map(({ id, name, level, parent, areaKm2 }) => ({
    id,
    name,
    level,
    parent,
    areaKm2,
  }));
  const order: readonly string[] = LEVELS;
  const rank = (unit: Unit): number => order.indexOf(unit.level);
  all.sort((a, b) => rank(a) - rank(b) || compareCodePoints(a.id, b.id));
  return { levels: LEVELS, all };
}

/** The populated cells, joined to units by their town and to landmasses by the builder. */
export async function loadRegionDemand(
  read: ReadRegionFile,
  index: RegionIndex,
  units: Units,
): Promise<Demand> {
  const cells = decodeGrid(await read("grid.bin"));
  const { grid } = index;
  const count = cells.cellIndex.length;
  const row = cells.cellIndex.map((cell) => Math.floor(cell / grid.cols));
  const col = cells.cellIndex.map((cell, i) => cell - row[i]! * grid.cols);
  // Copied, then mapped: `from` with a function walks by iterator, many times slower.
  const lon = new Float64Array(col).map((c) => columnLon(grid, c));
  const lat = new Float64Array(row).map((r) => rowLat(grid, r));
  return {
    count,
    ids: null,
    lon,
    lat,
    points: ecefFromLonLat(lon, lat),
    weights: new Map(
      GRID_FIELDS.map((field) => [field, new Float64Array(cells[field]).map((n) => n * MICRO)]),
    ),
    unitAt: unitsOfTowns(index, units, cells.town),
    landmass: Int32Array.from(cells.landmass),
    ground: {
      kind: "lattice",
      west: grid.lon0,
      north: grid.lat1,
      cellsPerDegree: grid.cellsPerDegree,
      col,
      row,
    },
  };
}

function unitsOfTowns(
  index: RegionIndex,
  units: Units,
  town: Uint16Array,
): Map<string, Int32Array> {
  const indexOf = new Map(units.all.map(({ id }, k) => [id, k]));
  const towns = index.units
    .filter(({ level }) => level === "town")
    .sort((a, b) => compareCodePoints(a.id, b.id));
  const parentAt = (unit: number): number => {
    const { parent } = units.all[unit]!;
    return parent === null ? -1 : indexOf.get(parent)!;
  };
  let at = towns.map(({ id }) => indexOf.get(id)!);
  const byLevel = new Map<string, Int32Array>();
  for (const level of [...LEVELS].reverse()) {
    const ofTown = at;
    byLevel.set(
      level,
      new Int32Array(town).map((t) => ofTown[t]!),
    );
    at = at.map((unit) => (unit < 0 ? -1 : parentAt(unit)));
  }
  return new Map(LEVELS.map((level) => [level, byLevel.get(level)!]));
}

/** The sample facilities of all four layers, in key order. */
export async function loadRegionFacilities(read: ReadRegionFile): Promise<Facility[]> {
  const all: Facility[] = [];
  for (const layer of FACILITY_CLASSES) {
    const file = `facilities-${layer}.fgb`;
    const log = new IssueLog();
    const source = { file, format: "fgb", encoding: "utf-8" } as const;
    const table = tableOfFeatures(source, await readFeatures(await read(file)), log);
    const own = ["id", "name", "level", "capacity", "areaM2", "status", "openYear", "closeYear"];
    const columns = Object.fromEntries(own.map((field) => [field, field]));
    const rows = new SourceRows(table, { columns }, "", log);
    const spec = { layer, class: layer, classes: undefined, datum: "wgs84" } as const;
    all.push(...facilitiesOf(rows, spec, new Set(), log));
  }
  return all.sort((a, b) => compareCodePoints(a.key, b.key));
}

/** Outlines of counties, and of towns as modelled, by id. */
export async function loadRegionOutlines(read: ReadRegionFile): Promise<Outlines["levels"]> {
  const levels = new Map<string, readonly NamedArea[]>();
  for (const [level, file] of [
    ["county", "counties.fgb"],
    ["town", "towns.fgb"],
  ] as const) {
    const areas = (await readFeatures(await read(file))).map((feature) => ({
      id: String(feature.properties.id),
      polygons: polygonsOf(feature.geometry, "wgs84") ?? [],
    }));
    levels.set(
      level,
      areas.sort((a, b) => compareCodePoints(a.id, b.id)),
    );
  }
  return levels;
}

/** Landmasses in the order of the index, which the grid's cells refer to. */
export async function loadRegionLand(
  read: ReadRegionFile,
  index: RegionIndex,
): Promise<Landmass[]> {
  const polygons = new Map<string, Landmass["polygons"][number][]>();
  for (const feature of await readFeatures(await read("land.fgb"))) {
    const id = String(feature.properties.id);
    polygons.set(id, [
      ...(polygons.get(id) ?? []),
      ...(polygonsOf(feature.geometry, "wgs84") ?? []),
    ]);
  }
  return index.landmasses.map(({ id }) => ({ id, polygons: polygons.get(id) ?? [] }));
}
