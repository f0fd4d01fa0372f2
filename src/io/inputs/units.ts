import { compareCodePoints } from "../../core/base/exact.ts";
import type { IssueLog } from "../../core/base/issue.ts";
import type { Datum } from "../../core/facilities/import.ts";
import { polygonM2 } from "../../core/geo/authalic.ts";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import { type NamedArea, PolygonIndex } from "../../core/geo/polygon-index.ts";
import type { Outlines } from "../../core/units/outlines.ts";
import type { UnitPolygons } from "../../core/units/unit-join.ts";
import { OUTSIDE_ID, type Unit, type Units } from "../../core/units/units.ts";
import { polygonsOf } from "./polygons.ts";
import type { SourceRows } from "./source-rows.ts";

export interface UnitLayers {
  readonly units: Units;
  readonly polygons: UnitPolygons;
  /** The same polygons by unit, for measuring their land. */
  readonly outlines: Outlines["levels"];
}

/** Where a plan has no units, everything lies in one. */
export const ALL_UNIT: UnitLayers = {
  units: {
    levels: ["all"],
    all: [{ id: "all", name: "", level: "all", parent: null, areaKm2: null }],
  },
  polygons: new Map(),
  outlines: new Map(),
};

/** Levels that have a known order; others keep the order in which the plan names them, after these. */
const COARSE_TO_FINE = ["province", "city", "county", "town", "village"];

interface LayerRows {
  readonly level: string;
  readonly rows: SourceRows;
  readonly datum: Datum;
  readonly key: string;
}

/** Units of all levels, coarse → fine, each level by id. */
export function unitsOf(layers: readonly LayerRows[], log: IssueLog): UnitLayers {
  const levels = orderedLevels(layers.map(({ level }) => level));
  const seen = new Set<string>();
  const byLevel = new Map<string, { unit: Unit; shape: readonly PolygonCoordinates[] | null }[]>();
  for (const { level, rows, datum, key } of layers) {
    if (!rows.has("id")) {
      log.error("missing-key", "units need the column id", { key: `${key}.columns.id` });
      continue;
    }
    const list = byLevel.get(level) ?? [];
    byLevel.set(level, list);
    const isTable = rows.table.geometries?.every((geometry) => geometry === null) ?? true;
    for (const row of rows.kept) {
      const id = rows.text(row, "id");
      if (id === "" || id === OUTSIDE_ID || seen.has(id)) {
        const code = id === "" ? "id-missing" : "duplicate-id";
        rows.reject(row, code, "the id is empty or already taken", "id");
        continue;
      }
      const shape = polygonsOf(rows.table.geometries?.[row] ?? null, datum);
      if (shape === null && !isTable) {
        rows.reject(row, "not-a-polygon", "expected a polygon", "id");
        continue;
      }
      seen.add(id);
      rows.counts.accepted++;
      const areaKm2 = shape === null ? null : shape.reduce((sum, p) => sum + polygonM2(p), 0) / 1e6;
      const parent = rows.text(row, "parent") || null;
      list.push({ unit: { id, name: rows.text(row, "name"), level, parent, areaKm2 }, shape });
    }
    list.sort((a, b) => compareCodePoints(a.unit.id, b.unit.id));
  }
  const polygons = new Map<string, PolygonIndex>();
  const outlines = new Map<string, readonly NamedArea[]>();
  for (const level of levels) {
    const list = byLevel.get(level) ?? [];
    if (list.every(({ shape }) => shape === null)) continue;
    const areas = list.map(({ unit, shape }) => ({ id: unit.id, polygons: shape ?? [] }));
    polygons.set(level, new PolygonIndex(areas));
    outlines.set(level, areas);
  }
  const all = levels.flatMap((level) => (byLevel.get(level) ?? []).map(({ unit }) => unit));
  return { units: { levels, all: withoutLoops(all, log) }, polygons, outlines };
}

/** Units that are above themselves, through others or not, lose their parent. */
function withoutLoops(units: readonly Unit[], log: IssueLog): Unit[] {
  const parentOf = new Map(units.map(({ id, parent }) => [id, parent]));
  return units.map((unit) => {
    const seen = new Set<string>();
    for (let at = unit.parent; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
      seen.add(at);
    }
    if (!seen.has(unit.id)) return unit;
    const message = "the unit is its own parent; the parent is not used";
    log.add("warning", "parent-loop", message, { value: unit.id });
    return { ...unit, parent: null };
  });
}

/** Units coarse → fine by level, then by id. */
export function sortedUnits(units: readonly Unit[]): Units {
  const levels = orderedLevels(units.map(({ level }) => level));
  const all = [...units].sort(
    (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || compareCodePoints(a.id, b.id),
  );
  return { levels, all };
}

function orderedLevels(levels: readonly string[]): string[] {
  const rank = (level: string): number => {
    const known = COARSE_TO_FINE.indexOf(level);
    return known < 0 ? COARSE_TO_FINE.length : known;
  };
  return [...new Set(levels)].sort((a, b) => rank(a) - rank(b));
}
