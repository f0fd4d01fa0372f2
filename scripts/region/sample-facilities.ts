import { carriedRemainder } from "./apportion.ts";
import type { ClassRule, LevelRule } from "./facility-classes.ts";
import { LATTICE, latOfCell, lonOfCell } from "./lattice.ts";
import { chance, hash32, seeded } from "./seeded.ts";
import type { Settlement } from "./settlements.ts";

/** A town as the placement sees it: its size by field, its ground, its settlements. */
export interface TownSite {
  readonly id: string;
  readonly county: string;
  readonly short: string;
  readonly shortEn: string;
  readonly zone: boolean;
  readonly island: boolean;
  readonly ruggednessM: number;
  readonly people: Readonly<Record<string, number>>;
  readonly settlements: readonly Settlement[];
}

export interface SampleFacility {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly class: string;
  readonly level: string;
  readonly lon: number;
  readonly lat: number;
  readonly capacity: number | null;
  readonly areaM2: number;
  readonly status: "open" | "building" | "planned" | "closed";
  readonly openYear: number;
  readonly closeYear: number | null;
  readonly county: string;
  readonly town: string;
}

/** Share of records whose capacity is left out, so that missing shows up in practice. */
const CAPACITY_MISSING = 0.02;

/**
 * The sites of one class by the stated rule. `lives` tells cells with people of that town;
 * a site that its offset from the cell's centre would put off its county's land stays at the centre.
 */
export function sampleFacilities(
  rule: ClassRule,
  towns: readonly TownSite[],
  lives: (cell: number, town: TownSite) => boolean,
  onLand: (lon: number, lat: number, county: string) => boolean,
): SampleFacility[] {
  const facilities: SampleFacility[] = [];
  rule.levels.forEach((level, levelIndex) => {
    const counts = countByTown(rule, level, towns);
    towns.forEach((town, t) => {
      const sites = settlementsFor(level, town, hash32(t, levelIndex, rule.class.length));
      for (let k = 0; k < counts[t]!; k++) {
        const site = sites[k % sites.length]!;
        const serial = facilities.length + 1;
        const seed = hash32(serial, rule.prefix.charCodeAt(0));
        const cell = nearbyCell(site.cell, (c) => lives(c, town), k === 0 ? 0 : 2, seed);
        const off = [
          rounded(lonOfCell(cell) + offset(seed, 1)),
          rounded(latOfCell(cell) + offset(seed, 2)),
        ] as const;
        const centre = [rounded(lonOfCell(cell)), rounded(latOfCell(cell))] as const;
        const at = onLand(...off, town.county) ? off : centre;
        const first = k === 0 && level.leastPerCounty > 0;
        facilities.push({
          id: `${rule.prefix}${String(serial).padStart(5, "0")}`,
          name: `示例${town.short}${level.word}${k + 1}`,
          nameEn: `Sample ${level.wordEn} ${k + 1}, ${town.shortEn}`,
          class: rule.class,
          level: level.level,
          lon: at[0],
          lat: at[1],
          ...capacity(level, seed),
          ...life(seed, first),
          county: town.county,
          town: town.id,
        });
      }
    });
  });
  return facilities;
}

/** In proportion to size^0.8, thinned by rugged ground and on islands; then the county's least. */
function countByTown(rule: ClassRule, level: LevelRule, towns: readonly TownSite[]): Uint32Array {
  if (level.count === "each-town") return Uint32Array.from(towns, (town) => (town.zone ? 0 : 1));
  const weights = towns.map((town) => {
    const size = town.people[rule.demand] ?? 0;
    const rugged = town.ruggednessM / (town.ruggednessM + 120);
    const thin = (1 - level.mountain * rugged) * (town.island ? 1 - level.island : 1);
    return power4of5(size) * thin;
  });
  const counts = carriedRemainder(weights, level.count);
  const best = new Map<string, number>();
  const sums = new Map<string, number>();
  towns.forEach((town, i) => {
    sums.set(town.county, (sums.get(town.county) ?? 0) + counts[i]!);
    const leader = best.get(town.county);
    if (leader === undefined || weights[i]! > weights[leader]!) best.set(town.county, i);
  });
  for (const [county, leader] of best) {
    const short = level.leastPerCounty - sums.get(county)!;
    if (short > 0) counts[leader]! += short;
  }
  return counts;
}

/** x^0.8 by Newton's iteration for the fifth root of x⁴: the same bits on every machine. */
export function power4of5(x: number): number {
  if (x <= 0) return 0;
  const target = x * x * x * x;
  let y = x + 1;
  for (let round = 0; round < 200; round++) {
    const next = (4 * y + target / (y * y * y * y)) / 5;
    if (!(next < y)) break;
    y = next;
  }
  return y;
}

/** The seat first, the rest in a seeded order in which larger places tend to come earlier. */
function settlementsFor(level: LevelRule, town: TownSite, seed: number): Settlement[] {
  const [seat, ...others] = town.settlements;
  const fit = others.filter((s) => level.at === "anywhere" || s.kind !== "village");
  const drawn = fit
    .map((site, i) => ({ site, key: chance(seed, i) / power4of5(site.people + 1) }))
    .sort((a, b) => a.key - b.key || a.site.cell - b.site.cell);
  return [seat!, ...drawn.map(({ site }) => site)];
}

/** A populated cell of the town within `reach` cells of the centre, else the nearest one. */
function nearbyCell(
  centre: number,
  fits: (cell: number) => boolean,
  reach: number,
  seed: number,
): number {
  const next = seeded(seed, 3);
  for (let trial = 0; trial < 12; trial++) {
    const dx = Math.floor(next() * (2 * reach + 1)) - reach;
    const dy = Math.floor(next() * (2 * reach + 1)) - reach;
    const cell = centre + dy * LATTICE.cols + dx;
    if (fits(cell)) return cell;
  }
  for (let ring = 0; ring < 400; ring++) {
    for (let dy = -ring; dy <= ring; dy++) {
      const step = dy === -ring || dy === ring ? 1 : Math.max(1, 2 * ring);
      for (let dx = -ring; dx <= ring; dx += step) {
        const cell = centre + dy * LATTICE.cols + dx;
        if (fits(cell)) return cell;
      }
    }
  }
  throw new Error(`No populated cell near ${centre}`);
}

/** Within 0.3 of a cell's side from its centre, in degrees. */
function offset(seed: number, axis: number): number {
  return ((chance(seed, axis, 4) - 0.5) * 0.6) / LATTICE.cellsPerDegree;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function capacity(level: LevelRule, seed: number): { capacity: number | null; areaM2: number } {
  let draw = chance(seed, 5);
  let places = 0;
  for (const step of level.capacity) {
    places = step.from + Math.floor(chance(seed, 6) * (step.to - step.from + 1));
    if (draw < step.share) break;
    draw -= step.share;
  }
  const spread = 0.85 + 0.3 * chance(seed, 7);
  const areaM2 = Math.round((level.areaBaseM2 + places * level.areaPerPlaceM2) * spread);
  return { capacity: chance(seed, 8) < CAPACITY_MISSING ? null : places, areaM2 };
}

/** Status and years: 93 % open, the rest under construction, planned or closed. */
function life(
  seed: number,
  first: boolean,
): Pick<SampleFacility, "status" | "openYear" | "closeYear"> {
  const draw = chance(seed, 9);
  const late = chance(seed, 10);
  const opened = 2024 - Math.floor(late * late * 34);
  if (first) return { status: "open", openYear: Math.min(opened, 2019), closeYear: null };
  if (draw < 0.93) return { status: "open", openYear: opened, closeYear: null };
  if (draw < 0.955) {
    return { status: "building", openYear: 2025 + Math.floor(late * 2), closeYear: null };
  }
  if (draw < 0.98) {
    return { status: "planned", openYear: 2026 + Math.floor(late * 4), closeYear: null };
  }
  const closeYear = 2013 + Math.floor(late * 12);
  return { status: "closed", openYear: closeYear - 4 - Math.floor(late * 15), closeYear };
}
