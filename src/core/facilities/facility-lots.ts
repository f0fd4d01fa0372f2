import type { Facility, FacilityStatus, Place } from "./facility.ts";

/**
 * Facilities as they cross between threads and lie in the browser's storage: texts copy many times
 * faster than objects, and a thread that must stay responsive reads one lot at a time.
 */
export interface FacilityLots {
  readonly count: number;
  /** JSON texts of facilities in order, `LOT` in each but the last. */
  readonly lots: readonly string[];
}

/** A facility without its key and the names of its attributes, which stand once in the lot. */
type Row = readonly [
  layer: string,
  id: string,
  name: string,
  of: string,
  level: string | null,
  lon: number,
  lat: number,
  entrances: readonly Place[] | null,
  capacity: number | null,
  areaM2: number | null,
  status: FacilityStatus,
  openYear: number | null,
  closeYear: number | null,
  /** Which of the lot's lists of names the values go by. */
  names: number,
  ...values: string[],
];

interface Lot {
  readonly names: readonly (readonly string[])[];
  readonly rows: readonly Row[];
}

/** Reading so many takes a few milliseconds. */
const LOT = 1000;

export function inLots(facilities: readonly Facility[]): FacilityLots {
  const lots: string[] = [];
  for (let at = 0; at < facilities.length; at += LOT) {
    lots.push(textOf(facilities.slice(at, at + LOT)));
  }
  return { count: facilities.length, lots };
}

export function facilitiesIn({ lots }: FacilityLots): Facility[] {
  return lots.flatMap(facilitiesOfLot);
}

export function facilitiesOfLot(text: string): Facility[] {
  const { names, rows } = JSON.parse(text) as Lot;
  return rows.map((row) => facilityOf(row, names));
}

function textOf(facilities: readonly Facility[]): string {
  const indexOf = new Map<string, number>();
  const names: (readonly string[])[] = [];
  const rows = facilities.map((one): Row => {
    const own = Object.keys(one.attributes);
    const signature = JSON.stringify(own);
    let at = indexOf.get(signature);
    if (at === undefined) {
      at = names.push(own) - 1;
      indexOf.set(signature, at);
    }
    const { layer, id, name, class: of, level, lon, lat, entrances = null } = one;
    const { capacity, areaM2, status, openYear, closeYear, attributes } = one;
    const fields = [layer, id, name, of, level, lon, lat, entrances, capacity, areaM2] as const;
    return [...fields, status, openYear, closeYear, at, ...Object.values(attributes)];
  });
  return JSON.stringify({ names, rows } satisfies Lot);
}

function facilityOf(row: Row, names: Lot["names"]): Facility {
  const [layer, id, name, of, level, lon, lat, entrances, capacity, areaM2] = row;
  const [status, openYear, closeYear, at] = [row[10], row[11], row[12], row[13]];
  return {
    ...{ key: `${layer}/${id}`, layer, id, name, class: of, level, lon, lat },
    ...(entrances === null ? {} : { entrances }),
    ...{ capacity, areaM2, status, openYear, closeYear },
    attributes: Object.fromEntries(names[at]!.map((one, k) => [one, row[14 + k] as string])),
  };
}
