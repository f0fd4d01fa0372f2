import type { TownKind } from "./town-points.ts";

export interface TownShare {
  readonly kind: TownKind;
  readonly villages: number;
  /** Dry cells of the town's modelled area, those hard to settle counted in part. */
  readonly room: number;
  /** The county's seat lies in this town. */
  readonly seat: boolean;
}

export interface TownPeople {
  readonly urban: number;
  readonly rural: number;
}

/** Weight of one village or community in the county's urban and rural people, by kind of town. */
const URBAN = { street: 1, town: 0.24, township: 0.06, zone: 0.3 } as const;
const RURAL = { street: 0.3, town: 1, township: 1, zone: 0.3 } as const;
/** The seat's town draws this many times its weight where the county has no streets. */
const SEAT_PULL = 5;

/** Mean people per cell of urban fabric; the peak is about twice that. */
export const FABRIC_DENSITY = { street: 330, town: 190, township: 130, zone: 190 } as const;
/** Share of a town's room that may be urban fabric. */
const FABRIC_SHARE = 0.7;

/**
 * Splits a county's census people over its towns: urban by weighted communities, rural by
 * villages. What exceeds a town's room goes to towns that have room left.
 */
export function splitOverTowns(
  towns: readonly TownShare[],
  urbanPeople: number,
  ruralPeople: number,
): TownPeople[] {
  const streets = towns.some((town) => town.kind === "street");
  const pull = (town: TownShare) => (town.seat && !streets ? SEAT_PULL : 1);
  const urban = share(
    towns.map((town) => town.villages * URBAN[town.kind] * pull(town)),
    urbanPeople,
  );
  const rural = share(
    towns.map((town) => town.villages * RURAL[town.kind]),
    ruralPeople,
  );
  const limit = towns.map((town) => town.room * FABRIC_SHARE * FABRIC_DENSITY[town.kind]);
  level(urban, limit);
  return towns.map((_, i) => ({ urban: urban[i]!, rural: rural[i]! }));
}

function share(weights: number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => (w / sum) * total);
}

/**
 * Moves what lies above the limits to where there is room, in proportion to that room. Where all
 * is too little, every limit rises alike: a crowded county is crowded everywhere, not in one street.
 */
export function level(amounts: number[], comfortable: readonly number[]): void {
  const total = amounts.reduce((a, b) => a + b, 0);
  const bearable = comfortable.reduce((a, b) => a + b, 0);
  const rise = Math.max(1, (1.1 * total) / bearable);
  const limits = comfortable.map((limit) => limit * rise);
  for (let round = 0; round < 12; round++) {
    let over = 0;
    const room = amounts.map((amount, i) => {
      over += Math.max(0, amount - limits[i]!);
      return Math.max(0, limits[i]! - amount);
    });
    const free = room.reduce((a, b) => a + b, 0);
    if (over < 0.5 || free <= 0) return;
    const filled = Math.min(1, over / free);
    const moved = Math.min(1, free / over);
    amounts.forEach((amount, i) => {
      const excess = Math.max(0, amount - limits[i]!);
      amounts[i] = amount - excess * moved + room[i]! * filled;
    });
  }
}
