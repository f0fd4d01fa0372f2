import type { CountyPiece } from "./county-land.ts";
import { countySeats } from "./county-seats.ts";
import type { CountySketch } from "./county-sketches.ts";
import type { Ground } from "./ground.ts";
import type { CountyPlan } from "./population.ts";
import type { Rings } from "./rings.ts";
import type { CountyRow, TownRow } from "./source-tables.ts";
import { claimants, nearest, townOfCells, townPolygons } from "./town-areas.ts";
import { placeTowns } from "./town-points.ts";

/** Places every county's towns and shares its land among them; towns come in id order. */
export function planCounties(
  rows: readonly CountyRow[],
  towns: readonly TownRow[],
  sketches: Map<string, CountySketch>,
  pieces: readonly (readonly CountyPiece[])[],
  ground: Ground,
): { counties: CountyPlan[]; townPolygons: Rings[][] } {
  const seats = countySeats(sketches);
  const polygons: Rings[][] = [];
  let firstTown = 0;
  const counties = rows.map((row, c): CountyPlan => {
    const cells = ground.countyCells[c]!;
    const own = towns.filter((town) => town.county === row.id);
    const seat = seats.get(row.id) ?? null;
    const points = placeTowns(own, cells, seat, ground);
    const claims = claimants(points, pieces[c]!, ground);
    polygons.push(...townPolygons(points, pieces[c]!, claims));
    const everyTown = [...points.keys()];
    const plan = {
      row,
      towns: points,
      firstTown,
      seatTown: seat ? nearest(points, everyTown, seat[0]!, seat[1]!) : 0,
      cells,
      townOf: townOfCells(points, cells, claims, ground),
    };
    firstTown += points.length;
    return plan;
  });
  return { counties, townPolygons: polygons };
}
