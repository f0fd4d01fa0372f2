import { splitAges } from "./age-groups.ts";
import { largestRemainder } from "./apportion.ts";
import type { Ground } from "./ground.ts";
import { CELL_COUNT } from "./lattice.ts";
import { type Settlement, settleTown } from "./settlements.ts";
import { type CountyRow, under3 } from "./source-tables.ts";
import { level, splitOverTowns, type TownShare } from "./town-people.ts";
import type { TownPoint } from "./town-points.ts";

/** One county as the population model needs it; `townOf` is parallel to `cells`. */
export interface CountyPlan {
  readonly row: CountyRow;
  readonly towns: readonly TownPoint[];
  /** Index of the county's first town in the province's id order. */
  readonly firstTown: number;
  /** Which of `towns` holds the county's seat. */
  readonly seatTown: number;
  readonly cells: Int32Array;
  readonly townOf: Uint8Array;
}

/** The populated cells in row-major order, one entry each. */
export interface PopulationCells {
  readonly cell: Uint32Array;
  readonly people: Uint32Array;
  readonly age0to2: Uint32Array;
  readonly age60: Uint32Array;
  readonly age65: Uint32Array;
  readonly age80: Uint32Array;
  /** Index of the town in the province's id order. */
  readonly town: Uint32Array;
}

/** Fewer people than this are not modelled in a cell of their own. */
const LEAST_PEOPLE = 2;
/** A cell is 0.03 km²: this is about 28,000 people per km². */
const MOST_PEOPLE = 850;

/** Spreads every county's census over its towns and villages; sums are exact by county. */
export function populate(
  counties: readonly CountyPlan[],
  ground: Ground,
): { cells: PopulationCells; settlements: Settlement[] } {
  const expected = { urban: new Float64Array(CELL_COUNT), rural: new Float64Array(CELL_COUNT) };
  const settlements: Settlement[] = [];
  const records: number[][] = [];
  for (const county of counties) {
    const cellsOfTown: number[][] = county.towns.map(() => []);
    county.cells.forEach((cell, i) => {
      cellsOfTown[county.townOf[i]!]!.push(cell);
    });
    const shares = county.towns.map((town, i): TownShare => {
      const room = cellsOfTown[i]!.reduce((sum, cell) => {
        const suits = ground.suitability(cell);
        return sum + (suits === 0 ? 0 : 0.25 + 0.75 * suits);
      }, 0);
      const villages = Math.max(1, town.row.villages);
      return { kind: town.kind, villages, room, seat: i === county.seatTown };
    });
    const { people, urbanPeople } = county.row;
    const split = splitOverTowns(shares, urbanPeople, people - urbanPeople);
    const { lon, lat } = county.towns[county.seatTown]!;
    const seat = [lon, lat] as const;
    county.towns.forEach((town, i) => {
      const index = county.firstTown + i;
      settlements.push(
        ...settleTown(index, town, split[i]!, cellsOfTown[i]!, ground, expected, seat),
      );
    });
    records.push(...countCounty(county, expected.urban, expected.rural));
  }
  records.sort((a, b) => a[0]! - b[0]!);
  const column = (k: number) => Uint32Array.from(records, (record) => record[k]!);
  const cells = {
    cell: column(0),
    people: column(1),
    age0to2: column(2),
    age60: column(3),
    age65: column(4),
    age80: column(5),
    town: column(6),
  };
  return { cells, settlements };
}

/** Whole people and ages of one county's cells: [cell, people, 0–2, 60+, 65+, 80+, town]. */
function countCounty(county: CountyPlan, urban: Float64Array, rural: Float64Array): number[][] {
  const lived = [...county.cells.keys()].filter((i) => {
    const cell = county.cells[i]!;
    return urban[cell]! + rural[cell]! >= LEAST_PEOPLE;
  });
  const cellOf = (i: number) => county.cells[i]!;
  const weights = lived.map((i) => urban[cellOf(i)]! + rural[cellOf(i)]!);
  const villageShare = lived.map((i, k) => rural[cellOf(i)]! / weights[k]!);
  level(weights, new Array<number>(weights.length).fill(MOST_PEOPLE));
  const people = largestRemainder(weights, county.row.people);
  const town = lived.map((i) => county.firstTown + county.townOf[i]!);
  const { age60, age65, age80 } = county.row;
  const totals = { age0to2: under3(county.row), age60, age65, age80 };
  const ages = splitAges(people, villageShare, town, totals);
  return lived
    .map((i, k) => [
      cellOf(i),
      people[k]!,
      ages.age0to2[k]!,
      ages.age60[k]!,
      ages.age65[k]!,
      ages.age80[k]!,
      town[k]!,
    ])
    .filter((record) => record[1]! > 0);
}
