import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Feature, Geometry } from "geojson";
import { IssueLog } from "../../src/core/base/issue.ts";
import { encodeGrid } from "../../src/io/region/grid-format.ts";
import { type Properties, writeFeatures } from "../../src/io/region/read-fgb.ts";
import { GRID_FIELDS, type RegionIndex } from "../../src/io/region/region-index.ts";
import { flatGeobuf } from "../../src/io/write/layers/fgb-layer.ts";
import { landOfCounty } from "./county-land.ts";
import { planCounties } from "./county-plans.ts";
import { readCountySketches } from "./county-sketches.ts";
import { areaKm2 } from "./ellipsoid-area.ts";
import { surveyGround } from "./ground.ts";
import { drawHillshade } from "./hillshade.ts";
import { readLandmasses, readPolygons } from "./landmasses.ts";
import { LATTICE } from "./lattice.ts";
import { islandNames, resolveLinks } from "./links.ts";
import { modelCounties } from "./modelled-counties.ts";
import { placeFacilities } from "./place-facilities.ts";
import { initialsTable } from "./place-names.ts";
import { type PopulationCells, populate } from "./population.ts";
import { readRelief } from "./relief.ts";
import type { Rings } from "./rings.ts";
import { readCounties, readTowns } from "./source-tables.ts";
import { sourcesOf } from "./sources.ts";
import { describeUnits, MAIN_URBAN_PER_KM2, rounded } from "./units.ts";
import { cleanWater } from "./water.ts";

/** With an index: a reader asks for the water that it needs. */
const WGS84_FGB = { format: "fgb", datum: "wgs84", crs: null, encoding: "utf-8" } as const;

/**
 * Builds the region's files from the tables in data/zhejiang into `outDir`. The same sources give
 * the same bytes. `say` hears one line per step. `portable` leaves out the county sketch, whose
 * licence is not shown: counties are then modelled.
 */
export function buildRegion(
  outDir: string,
  say: (line: string) => void = () => {},
  { portable = false } = {},
): void {
  mkdirSync(outDir, { recursive: true });
  const write = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(outDir, name), bytes);
    say(`${name} ${bytes.length.toLocaleString("en")} bytes`);
  };

  const land = readLandmasses();
  const rows = readCounties();
  const towns = readTowns();
  const { source: boundaries, sketches } = portable
    ? { source: "modelled" as const, sketches: modelCounties(towns) }
    : readCountySketches();
  const pieces = rows.map((row) => {
    const sketch = sketches.get(row.id);
    if (!sketch) throw new Error(`No polygon for county ${row.id} ${row.name}`);
    return landOfCounty(sketch.polygons, land);
  });
  say(`${land.length} landmasses, ${rows.length} counties cut to them`);

  const water = cleanWater(readPolygons("water.geojson"));
  const relief = readRelief();
  const ground = surveyGround(land, pieces, water, relief);
  const { counties, townPolygons } = planCounties(rows, towns, sketches, pieces, ground);
  const points = counties.flatMap((county) => county.towns);
  say(`${points.length} towns, ${points.filter((town) => town.estimated).length} estimated`);

  const { cells, settlements } = populate(counties, ground);
  say(`${cells.cell.length} populated cells, ${settlements.length} settlements`);
  const grid = encodeGrid(gridColumns(cells, ground.landmass));
  write("grid.bin", grid);

  const units = describeUnits({ counties, pieces, townPolygons, cells });
  const landOf = new Map(rows.map((row, i) => [row.id, pieces[i]!]));
  const facilities = placeFacilities(units, points, settlements, cells, ground, landOf);
  const facilityCounts: Record<string, number> = {};
  for (const [name, list] of facilities) {
    facilityCounts[name] = list.length;
    const features = list.map(({ lon, lat, ...rest }) =>
      feature({ type: "Point", coordinates: [lon, lat] }, rest),
    );
    write(`facilities-${name}.fgb`, writeFeatures(features));
  }

  const countyFeatures = rows.map((row, i) =>
    feature(multi(pieces[i]!.map((piece) => piece.rings)), { id: row.id, name: row.name }),
  );
  write("counties.fgb", writeFeatures(countyFeatures));
  const townFeatures = points.map((town, i) =>
    feature(multi(townPolygons[i]!), { id: town.row.id }),
  );
  write("towns.fgb", writeFeatures(townFeatures));
  const landFeatures = land.map((mass) => feature(multi([mass.rings]), { id: mass.id }));
  write("land.fgb", writeFeatures(landFeatures));
  const waterRows = water.map((rings) => ({
    geometry: multi([rings]),
    values: [rounded(areaKm2([rings]), 4)],
  }));
  const waterLayer = { name: "water", columns: ["km2"], rows: waterRows };
  write("water.fgb", flatGeobuf(waterLayer, WGS84_FGB, new IssueLog()).bytes);

  const shade = drawHillshade(relief, ground.landmass);
  write("relief.png", shade.png);
  write("heights.json", `${JSON.stringify(relief.grid)}\n`);
  write("pinyin-initials.txt", initialsTable());

  const { links, sameLandmass } = resolveLinks(land);
  for (const name of sameLandmass) say(`left out, both ends on one landmass: ${name}`);
  const names = islandNames(land);
  const index: RegionIndex = {
    format: "region/1",
    id: "zhejiang",
    basis: "resident-2020",
    boundaries,
    grid: {
      ...LATTICE,
      count: cells.cell.length,
      fields: GRID_FIELDS,
      bytes: grid.length,
      sha256: createHash("sha256").update(grid).digest("hex"),
    },
    units,
    landmasses: land.map((mass, i) => ({
      id: mass.id,
      kind: i === 0 ? "mainland" : "island",
      areaKm2: mass.areaKm2,
      ...names.get(mass.id),
    })),
    links,
    marks: ["modelled-demand", "sample-facilities", "estimated-position"],
    sources: sourcesOf(boundaries),
    mainUrbanDensityPerKm2: MAIN_URBAN_PER_KM2,
    facilityCounts,
    relief: { file: "relief.png", coordinates: shade.coordinates },
  };
  write("region.json", `${JSON.stringify(index)}\n`);
}

function gridColumns(cells: PopulationCells, landmass: Uint16Array) {
  return {
    cellIndex: cells.cell,
    people: cells.people,
    age0_2: cells.age0to2,
    age60: cells.age60,
    age65: cells.age65,
    age80: cells.age80,
    town: Uint16Array.from(cells.town),
    landmass: Uint16Array.from(cells.cell, (cell) => landmass[cell]! - 1),
  };
}

function feature(geometry: Geometry, properties: Properties): Feature<Geometry, Properties> {
  return { type: "Feature", geometry, properties };
}

function multi(polygons: Rings[]): Geometry {
  return { type: "MultiPolygon", coordinates: polygons };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  const outDir = join(import.meta.dirname, "../../public/region/zhejiang");
  const say = (line: string) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
    process.stderr.write(`${seconds} s  ${line}\n`);
  };
  buildRegion(outDir, say, { portable: process.argv.includes("--portable") });
}
