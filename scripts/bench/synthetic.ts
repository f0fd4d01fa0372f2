/** Longitudes and latitudes in degrees. */
export interface Places {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/** Zhejiang's box: west, south, east, north. */
const BOX = [118.03, 27.14, 122.94, 31.18] as const;
const TOWNS = 1400;
/** Towns are settled to about this many degrees around their middle. */
const TOWN_RADIUS = 0.06;

/**
 * `count` places over the province: seven in ten gathered around 1,400 towns, the rest
 * anywhere. The same seed gives the same places; towns come from a seed of their own, so that
 * cells and facilities gather around the same ones.
 */
export function syntheticPlaces(count: number, seed: number): Places {
  const [west, south, east, north] = BOX;
  const anywhere = (random: () => number): [number, number] => [
    west + random() * (east - west),
    south + random() * (north - south),
  ];
  const ofTowns = seeded(20_250_601);
  const towns = Array.from({ length: TOWNS }, () => anywhere(ofTowns));
  const random = seeded(seed);
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let place = anywhere(random);
    if (random() < 0.7) {
      const [x, y] = towns[Math.floor(random() * TOWNS)]!;
      // The sum of two draws is densest in the middle.
      place = [
        x + (random() + random() - 1) * TOWN_RADIUS,
        y + (random() + random() - 1) * TOWN_RADIUS,
      ];
    }
    lon[i] = place[0];
    lat[i] = place[1];
  }
  return { lon, lat };
}

/** The places as a grid hands its cells over: row by row from the north-west, so that neighbours follow each other. */
export function inRowOrder({ lon, lat }: Places, cellsPerDegree: number): Places {
  // One number a place, row before column before index: plain numbers sort far faster than objects.
  const keys = Float64Array.from(lon, (x, i) => {
    const row = Math.floor((90 - lat[i]!) * cellsPerDegree);
    const col = Math.floor((x + 180) * cellsPerDegree);
    return (row * 360 * cellsPerDegree + col) * lon.length + i;
  }).sort();
  const order = keys.map((key) => key % lon.length);
  return {
    lon: Float64Array.from(order, (i) => lon[i]!),
    lat: Float64Array.from(order, (i) => lat[i]!),
  };
}

/** A small generator of 32 bits (mulberry32): numbers from 0 to under 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
