import type { Ground } from "./ground.ts";
import { LATTICE, latOfCell, lonOfCell } from "./lattice.ts";
import { distanceKm } from "./plane.ts";
import { chance, seeded, smoothNoise } from "./seeded.ts";
import { FABRIC_DENSITY, type TownPeople } from "./town-people.ts";
import type { TownPoint } from "./town-points.ts";

/** A place where people live close together: a town's seat, a community in it, or a village. */
export interface Settlement {
  readonly kind: "seat" | "community" | "village";
  /** Index of the town in the province's id order. */
  readonly town: number;
  readonly cell: number;
  readonly people: number;
}

/** People expected in each cell, before they are made whole. */
export interface Expected {
  readonly urban: Float64Array;
  readonly rural: Float64Array;
}

interface Candidate {
  readonly cell: number;
  readonly order: number;
}

/** People per cell of a village, on gentle and on steep ground. */
const VILLAGE_DENSITY = { gentle: 80, steep: 45 } as const;

/** Streets this near to the county's seat grow towards it, so that a city is one fabric. */
const SEAT_PULL_KM = 12;
const SEAT_PULL = 0.55;

/**
 * Settles one town on its cells: continuous fabric around the seat for its urban people, then
 * villages as clusters on the best ground that is left. Adds to `expected`, returns the centres.
 */
export function settleTown(
  index: number,
  town: TownPoint,
  people: TownPeople,
  cells: readonly number[],
  ground: Ground,
  expected: Expected,
  seat: readonly [number, number],
): Settlement[] {
  const dry = cells.filter((cell) => ground.water[cell] === 0);
  const usable = dry.length > 0 ? dry : [...cells];
  const fabric = spreadFabric(index, town, people.urban, usable, ground, expected, seat);
  const villages = spreadVillages(index, town, people.rural, usable, ground, expected);
  return [...fabric, ...villages];
}

function spreadFabric(
  index: number,
  town: TownPoint,
  people: number,
  cells: readonly number[],
  ground: Ground,
  expected: Expected,
  seat: readonly [number, number],
): Settlement[] {
  const toSeatKm = distanceKm(town.lon, town.lat, ...seat);
  const pull = town.kind === "street" && toSeatKm < SEAT_PULL_KM ? SEAT_PULL : 0;
  const byCost = cells
    .map((cell): Candidate => {
      const [lon, lat] = [lonOfCell(cell), latOfCell(cell)] as const;
      const own = distanceKm(town.lon, town.lat, lon, lat);
      const km = own + pull * (distanceKm(lon, lat, ...seat) - toSeatKm);
      const col = cell % LATTICE.cols;
      const row = Math.floor(cell / LATTICE.cols);
      const uneven = 0.6 + 0.8 * smoothNoise(col / 5, row / 5, 51);
      const hard = 1 / (0.15 + ground.suitability(cell));
      return { cell, order: (0.15 + km) * uneven * (1 + 0.35 * hard) };
    })
    .sort((a, b) => a.order - b.order || a.cell - b.cell);
  const wanted = Math.ceil(people / FABRIC_DENSITY[town.kind]);
  const chosen = byCost.slice(0, Math.max(1, Math.min(wanted, byCost.length)));
  const weight = chosen.map(({ cell }, rank) => {
    const fall = 1.85 - (1.4 * rank) / chosen.length;
    return fall * (0.75 + 0.5 * chance(cell, 52));
  });
  const sum = weight.reduce((a, b) => a + b, 0);
  chosen.forEach(({ cell }, k) => {
    expected.urban[cell]! += (weight[k]! / sum) * people;
  });
  const centres: Settlement[] = [
    { kind: "seat", town: index, cell: chosen[0]!.cell, people: people * 0.2 },
  ];
  const communities = Math.min(town.row.villages, Math.floor(people / 3000));
  const next = seeded(index, 53);
  for (let k = 0; k < communities; k++) {
    const rank = Math.floor(next() * chosen.length);
    const cell = chosen[rank]!.cell;
    centres.push({ kind: "community", town: index, cell, people: people / communities });
  }
  return centres;
}

function spreadVillages(
  index: number,
  town: TownPoint,
  people: number,
  cells: readonly number[],
  ground: Ground,
  expected: Expected,
): Settlement[] {
  if (people < 1) return [];
  const share = town.kind === "street" ? 0.35 : 0.95;
  const most = Math.max(1, Math.floor(people / 60));
  const count = Math.min(most, Math.max(1, Math.round(town.row.villages * share)));
  const next = seeded(index, 61);
  const open = cells.filter((cell) => expected.urban[cell] === 0);
  // Where fabric leaves no ground for villages, the villagers live in it.
  const free = open.length * VILLAGE_DENSITY.gentle > people ? open : cells;
  const own = new Set(free);
  const centres: number[] = [];
  const sizes: number[] = [];
  const spacingKm = 0.17 * Math.sqrt(free.length / count);
  for (let k = 0; k < count; k++) {
    let best = free[0]!;
    let bestScore = -1;
    for (let trial = 0; trial < 14; trial++) {
      const cell = free[Math.floor(next() * free.length)]!;
      let apart = 0.8 * spacingKm;
      for (const other of centres) {
        const km = distanceKm(lonOfCell(cell), latOfCell(cell), lonOfCell(other), latOfCell(other));
        if (km < apart) apart = km;
      }
      const score = ground.suitability(cell) * (0.05 * spacingKm + apart);
      if (score > bestScore) {
        best = cell;
        bestScore = score;
      }
    }
    centres.push(best);
    const u = next();
    sizes.push(0.35 + 0.6 * u + 1.4 * u * u * u * u);
  }
  const sum = sizes.reduce((a, b) => a + b, 0);
  return centres.map((cell, k) => {
    const size = (sizes[k]! / sum) * people;
    cluster(cell, size, own, ground, expected);
    return { kind: "village", town: index, cell, people: size };
  });
}

/** Spreads a village over the nearest cells of its town, fewer people towards its edge. */
function cluster(
  centre: number,
  people: number,
  own: ReadonlySet<number>,
  ground: Ground,
  expected: Expected,
): void {
  const rough = ground.ruggednessM(centre);
  const steep = rough / (rough + 60);
  const density = VILLAGE_DENSITY.gentle * (1 - steep) + VILLAGE_DENSITY.steep * steep;
  const wanted = Math.min(70, Math.max(3, Math.round(people / density)));
  const reach = 2 + Math.ceil(Math.sqrt(wanted));
  const around: Candidate[] = [];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const cell = centre + dy * LATTICE.cols + dx;
      if (!own.has(cell)) continue;
      const squared = dx * dx * 0.77 + dy * dy;
      around.push({ cell, order: squared * (0.5 + chance(cell, 62)) });
    }
  }
  around.sort((a, b) => a.order - b.order || a.cell - b.cell);
  const chosen = around.slice(0, wanted);
  const weights = chosen.map((_, rank) => 1.7 - (1.3 * rank) / chosen.length);
  const sum = weights.reduce((a, b) => a + b, 0);
  chosen.forEach(({ cell }, rank) => {
    expected.rural[cell]! += (weights[rank]! / sum) * people;
  });
}
