import { readFileSync } from "node:fs";
import { join } from "node:path";

export const SOURCES = join(import.meta.dirname, "../../data/zhejiang");

export interface CountyRow {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly city: string;
  readonly island: boolean;
  readonly supportFrom: string | null;
  readonly supportUntil: string | null;
  readonly people: number;
  readonly urbanPeople: number;
  readonly age0: number;
  readonly age1to4: number;
  readonly age60: number;
  readonly age65: number;
  readonly age80: number;
}

export interface TownRow {
  readonly id: string;
  readonly name: string;
  readonly county: string;
  readonly villages: number;
  readonly point: readonly [number, number] | null;
  readonly heightM: number | null;
}

/** Rows of a source table by column name. The tables hold no quotes. */
export function readTable(file: string): Record<string, string>[] {
  const text = readFileSync(join(SOURCES, file), "utf8").replace(/^\uFEFF/, "");
  const [head, ...lines] = text.trimEnd().split(/\r?\n/);
  const columns = head!.split(",");
  return lines.map((line, i) => {
    const cells = line.split(",");
    if (cells.length !== columns.length) {
      throw new Error(
        `${file}:${i + 2} has ${cells.length} columns when ${columns.length} are named`,
      );
    }
    return Object.fromEntries(columns.map((name, k) => [name, cells[k]!]));
  });
}

export function readCounties(): CountyRow[] {
  return readTable("counties.csv")
    .map((row) => ({
      id: row.adcode!,
      name: row.name_zh!,
      nameEn: row.name_en!,
      city: row.prefecture_zh!,
      island: row.island_county === "1",
      supportFrom: month(row.support_list_from!),
      supportUntil: month(row.support_list_until!),
      people: Number(row.pop),
      urbanPeople: Number(row.urban_pop),
      age0: Number(row.age_0),
      age1to4: Number(row.age_1_4),
      age60: Number(row.age_60_plus),
      age65: Number(row.age_65_plus),
      age80: Number(row.age_80_plus),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** `2015` → `2015-01`: a year without a month starts in January. */
function month(text: string): string | null {
  if (text === "") return null;
  return text.length === 4 ? `${text}-01` : text;
}

/** Town rows in id order. A GeoNames point claimed by two rows belongs to neither. */
export function readTowns(): TownRow[] {
  const rows = readTable("towns.csv");
  const claims = new Map<string, number>();
  for (const row of rows) {
    claims.set(row.geonames_id!, (claims.get(row.geonames_id!) ?? 0) + 1);
  }
  return rows
    .map((row) => {
      const matched = row.geonames_id !== "" && claims.get(row.geonames_id!) === 1;
      return {
        id: row.code9!,
        name: row.name!,
        county: row.county_code!,
        villages: Number(row.n_villages),
        point: matched ? ([Number(row.lon), Number(row.lat)] as const) : null,
        heightM: matched && row.dem_m !== "" ? Number(row.dem_m) : null,
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Children under three, estimated: all of age 0 and half of ages 1 to 4, half up. */
export function under3(county: CountyRow): number {
  return Math.floor(county.age0 + county.age1to4 / 2 + 0.5);
}
