import type { RegionUnit } from "../../src/io/region/region-index.ts";
import type { CountyPiece } from "./county-land.ts";
import { CLASSES } from "./facility-classes.ts";
import type { Ground } from "./ground.ts";
import { cellAt } from "./lattice.ts";
import type { PopulationCells } from "./population.ts";
import { inRings } from "./rings.ts";
import { type SampleFacility, sampleFacilities, type TownSite } from "./sample-facilities.ts";
import type { Settlement } from "./settlements.ts";
import type { TownPoint } from "./town-points.ts";

/** The sample facilities of every class. Knows sizes, ground and settlements; knows no coverage. */
export function placeFacilities(
  units: readonly RegionUnit[],
  points: readonly TownPoint[],
  settlements: readonly Settlement[],
  cells: PopulationCells,
  ground: Ground,
  pieces: ReadonlyMap<string, readonly CountyPiece[]>,
): Map<string, SampleFacility[]> {
  const indexOfTown = new Map<string, number>();
  const townOfCell = new Map<number, number>();
  cells.cell.forEach((cell, i) => {
    townOfCell.set(cell, cells.town[i]!);
  });
  const byTown: Settlement[][] = points.map(() => []);
  for (const settlement of settlements) byTown[settlement.town]!.push(settlement);
  const towns = units
    .filter((unit) => unit.level === "town")
    .map((unit, i): TownSite => {
      indexOfTown.set(unit.id, i);
      const point = points[i]!;
      const landmass = ground.landmass[cellAt(point.lon, point.lat)]!;
      return {
        id: unit.id,
        county: unit.parent!,
        short: unit.short,
        shortEn: unit.nameEn.replace(/ (?:Subdistrict|(?:She )?Town(?:ship)?)$/, ""),
        zone: point.kind === "zone",
        island: landmass > 1,
        ruggednessM: ground.ruggednessM(cellAt(point.lon, point.lat)),
        people: unit.totals,
        settlements: byTown[i]!,
      };
    });
  const lives = (cell: number, town: TownSite) => {
    return townOfCell.get(cell) === indexOfTown.get(town.id);
  };
  const onLand = (lon: number, lat: number, county: string) =>
    pieces.get(county)!.some((piece) => inRings(piece.rings, lon, lat));
  return new Map(CLASSES.map((rule) => [rule.class, sampleFacilities(rule, towns, lives, onLand)]));
}
