import { GRID_FIELDS, type RegionUnit } from "../../src/io/region/region-index.ts";
import type { CountyPiece } from "./county-land.ts";
import { areaKm2 } from "./ellipsoid-area.ts";
import { latOfCell, lonOfCell } from "./lattice.ts";
import { capitalised, pinyinOf, readingOf, shortName, townNameEn } from "./place-names.ts";
import { distanceKm } from "./plane.ts";
import type { CountyPlan, PopulationCells } from "./population.ts";
import { type Box, boxOf, type Rings } from "./rings.ts";

type Totals = RegionUnit["totals"];

/** Above this many people per km² of its modelled area a street counts as main urban. */
export const MAIN_URBAN_PER_KM2 = 2000;

interface Parts {
  readonly counties: readonly CountyPlan[];
  readonly pieces: readonly (readonly CountyPiece[])[];
  readonly townPolygons: readonly Rings[][];
  readonly cells: PopulationCells;
}

/** Province, cities, counties and towns, each level in id order. */
export function describeUnits({ counties, pieces, townPolygons, cells }: Parts): RegionUnit[] {
  const townCount = townPolygons.length;
  const cellsOfTown: number[][] = Array.from({ length: townCount }, () => []);
  cells.town.forEach((town, i) => {
    cellsOfTown[town]!.push(i);
  });
  const towns: RegionUnit[] = [];
  const countyUnits = counties.map((county, c): RegionUnit => {
    county.towns.forEach((town, i) => {
      const index = county.firstTown + i;
      const polygons = townPolygons[index]!;
      const totals = totalsOf(cells, cellsOfTown[index]!);
      const area = rounded(areaKm2(polygons), 4);
      const street = town.kind === "street" && county.row.name.endsWith("区");
      const short = shortName(town.row.name);
      towns.push({
        id: town.row.id,
        level: "town",
        name: town.row.name,
        nameEn: townNameEn(town.row.name),
        short,
        parent: county.row.id,
        ...pinyinOf(short),
        lon: rounded(town.lon, 6),
        lat: rounded(town.lat, 6),
        bbox: bboxOf(boxOf(polygons)),
        areaKm2: area,
        island: county.row.island,
        supportFrom: null,
        supportUntil: null,
        estimated: town.estimated,
        mainUrban: street && totals.people > MAIN_URBAN_PER_KM2 * area,
        heightM: town.row.heightM,
        villages: town.row.villages,
        totals,
      });
    });
    const own = county.towns.flatMap((_, i) => cellsOfTown[county.firstTown + i]!);
    const polygons = pieces[c]!.map((piece) => piece.rings);
    const { row } = county;
    return {
      ...named(row.id, "county", row.name, row.nameEn, `${row.id.slice(0, 4)}00`),
      ...labelPoint(cells, own),
      bbox: bboxOf(boxOf(polygons)),
      areaKm2: rounded(areaKm2(polygons), 4),
      island: row.island,
      supportFrom: row.supportFrom,
      supportUntil: row.supportUntil,
      villages: county.towns.reduce((sum, town) => sum + town.row.villages, 0),
      totals: totalsOf(cells, own),
    };
  });
  const cityIds = [...new Set(countyUnits.map((unit) => unit.parent!))].sort();
  const cities = cityIds.map((id) => {
    const members = countyUnits.filter((unit) => unit.parent === id);
    const name = counties.find((county) => id.startsWith(county.row.id.slice(0, 4)))!.row.city;
    const nameEn = `${capitalised(readingOf(shortName(name)).pinyin)} City`;
    return merged(named(id, "city", name, nameEn, "330000"), members);
  });
  const province = merged(named("330000", "province", "浙江省", "Zhejiang Province", null), cities);
  return [province, ...cities, ...countyUnits, ...towns];
}

function named(
  id: string,
  level: RegionUnit["level"],
  name: string,
  nameEn: string,
  parent: string | null,
) {
  const short = shortName(name);
  const none = { supportFrom: null, supportUntil: null, heightM: null, villages: null };
  const flags = { island: false, estimated: false, mainUrban: false };
  return { id, level, name, nameEn, short, parent, ...readingOf(short), ...none, ...flags };
}

/** A unit made of others; its label stands at that of the most populous. */
function merged(base: ReturnType<typeof named>, members: readonly RegionUnit[]): RegionUnit {
  const first = members.reduce((a, b) => (b.totals.people > a.totals.people ? b : a));
  const box = members.map((unit) => unit.bbox);
  const totals = Object.fromEntries(
    GRID_FIELDS.map((field) => [field, members.reduce((sum, unit) => sum + unit.totals[field], 0)]),
  ) as Totals;
  return {
    ...base,
    lon: first.lon,
    lat: first.lat,
    bbox: [
      Math.min(...box.map((b) => b[0])),
      Math.min(...box.map((b) => b[1])),
      Math.max(...box.map((b) => b[2])),
      Math.max(...box.map((b) => b[3])),
    ],
    areaKm2: rounded(
      members.reduce((sum, unit) => sum + unit.areaKm2, 0),
      4,
    ),
    villages: members.reduce((sum, unit) => sum + unit.villages!, 0),
    totals,
  };
}

function totalsOf(cells: PopulationCells, list: readonly number[]): Totals {
  const sum = (column: Uint32Array) => list.reduce((total, i) => total + column[i]!, 0);
  return {
    people: sum(cells.people),
    age0_2: sum(cells.age0to2),
    age60: sum(cells.age60),
    age65: sum(cells.age65),
    age80: sum(cells.age80),
  };
}

/** The populated cell nearest to where the people are on average. */
function labelPoint(cells: PopulationCells, list: readonly number[]): { lon: number; lat: number } {
  let lon = 0;
  let lat = 0;
  let people = 0;
  for (const i of list) {
    lon += lonOfCell(cells.cell[i]!) * cells.people[i]!;
    lat += latOfCell(cells.cell[i]!) * cells.people[i]!;
    people += cells.people[i]!;
  }
  let best = cells.cell[list[0]!]!;
  let bestKm = Number.POSITIVE_INFINITY;
  for (const i of list) {
    const cell = cells.cell[i]!;
    const km = distanceKm(lonOfCell(cell), latOfCell(cell), lon / people, lat / people);
    if (km < bestKm) {
      best = cell;
      bestKm = km;
    }
  }
  return { lon: rounded(lonOfCell(best), 6), lat: rounded(latOfCell(best), 6) };
}

function bboxOf(box: Box): [number, number, number, number] {
  return [rounded(box.west, 5), rounded(box.south, 5), rounded(box.east, 5), rounded(box.north, 5)];
}

/** Rounds half up to so many decimals. */
export function rounded(value: number, decimals: number): number {
  const scale = Number(`1e${decimals}`);
  return Math.floor(value * scale + 0.5) / scale;
}
