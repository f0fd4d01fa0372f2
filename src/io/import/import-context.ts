import type { Box } from "../../core/geo/box.ts";
import type { HeightGrid } from "../../core/geo/height-grid.ts";
import { PolygonIndex } from "../../core/geo/polygon-index.ts";
import { Gazetteer } from "../../core/import/gazetteer.ts";
import type { LazyBytes } from "../../core/import/import-session.ts";
import { type NamedUnit, UnitNames } from "../../core/import/name-match.ts";
import { OutlineIndex } from "../../core/import/outline-index.ts";
import { polygonsOf } from "../inputs/polygons.ts";
import { featuresInBox } from "../region/fgb-box.ts";
import { loadRegionIndex, loadRegionLand, type ReadRegionFile } from "../region/load-region.ts";
import { readFeatures } from "../region/read-fgb.ts";
import { CHINA, type Window } from "./guess-crs.ts";

/** What is trusted about the region: a file's places are held against it. */
export interface ImportContext {
  /** A generous box around the region; places beyond it are doubted. */
  readonly window: Window;
  readonly land: PolygonIndex;
  /** Ids of the landmasses in play, which links join; none = not known. */
  readonly landmasses: ReadonlySet<string>;
  readonly counties: PolygonIndex;
  /** Borders of counties and the coast. */
  readonly outlines: OutlineIndex;
  readonly names: UnitNames;
  /** Lines of a layer that the planner trusts: roads. */
  readonly roads: OutlineIndex;
  /** Lakes, reservoirs and wide rivers that reach into a box. */
  readonly waterIn: (box: Box) => Promise<PolygonIndex>;
  /** Coarse heights of the region; null where there are none. */
  readonly relief: () => Promise<HeightGrid | null>;
  /** The planner's own table of addresses or villages; its numbers are in the datum of the file read. */
  readonly gazetteer: Gazetteer;
}

/** Without a region nothing is doubted for its place. */
export const NO_CONTEXT: ImportContext = {
  window: CHINA,
  land: new PolygonIndex([]),
  landmasses: new Set(),
  counties: new PolygonIndex([]),
  outlines: new OutlineIndex([]),
  names: new UnitNames([]),
  gazetteer: new Gazetteer([]),
  roads: new OutlineIndex([]),
  waterIn: async () => new PolygonIndex([]),
  relief: async () => null,
};

const MARGIN_DEGREES = 0.15;

/** Brings a file of a built region of which only parts may be asked for, by its name. */
export type ReadRegionParts = (name: string) => Promise<LazyBytes>;

/** The trusted layers of a built region. */
export async function loadImportContext(
  read: ReadRegionFile,
  parts: ReadRegionParts = wholeOf(read),
): Promise<ImportContext> {
  const index = await loadRegionIndex(read);
  const [land, counties] = await Promise.all([
    loadRegionLand(read, index),
    readFeatures(await read("counties.fgb")),
  ]);
  const areas = counties.map(({ geometry, properties }) => ({
    id: String(properties.id),
    polygons: polygonsOf(geometry, "wgs84") ?? [],
  }));
  const units = index.units.filter(({ level }) => level !== "province");
  const boxes = units.map(({ bbox }) => bbox);
  return {
    window: [
      Math.min(...boxes.map(([w]) => w)) - MARGIN_DEGREES,
      Math.min(...boxes.map(([, s]) => s)) - MARGIN_DEGREES,
      Math.max(...boxes.map(([, , e]) => e)) + MARGIN_DEGREES,
      Math.max(...boxes.map(([, , , n]) => n)) + MARGIN_DEGREES,
    ],
    land: new PolygonIndex(land),
    landmasses: new Set(land.map(({ id }) => id)),
    counties: new PolygonIndex(areas),
    outlines: new OutlineIndex([...areas, ...land].flatMap(({ polygons }) => polygons)),
    names: new UnitNames(units as readonly NamedUnit[]),
    gazetteer: NO_CONTEXT.gazetteer,
    roads: NO_CONTEXT.roads,
    waterIn: waterOf(parts, wholeOf(read)),
    relief: async () => JSON.parse(new TextDecoder().decode(await read("heights.json"))),
  };
}

function wholeOf(read: ReadRegionFile): ReadRegionParts {
  return async (name) => new Blob([(await read(name)) as Uint8Array<ArrayBuffer>]);
}

/** The water of a box; a file is held against the same box with every decision. */
function waterOf(parts: ReadRegionParts, whole: ReadRegionParts): ImportContext["waterIn"] {
  let last: { readonly key: string; readonly water: Promise<PolygonIndex> } | null = null;
  const load = async (box: Box): Promise<PolygonIndex> => {
    const from = async (read: ReadRegionParts) => featuresInBox(await read("water.fgb"), box);
    // Where a server gives parts that do not fit together, the whole file does.
    const { features } = await from(parts).catch(() => from(whole));
    const areas = features.map(({ geometry }, k) => ({
      id: String(k),
      polygons: polygonsOf(geometry, "wgs84") ?? [],
    }));
    return new PolygonIndex(areas);
  };
  return (box) => {
    const key = box.join();
    if (last?.key === key) return last.water;
    const water = load(box);
    last = { key, water };
    // A failed request may be tried again.
    water.catch(() => {
      last = null;
    });
    return water;
  };
}
