import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../geo/ellipsoid.ts";
import { atan2, cos } from "../geo/trig.ts";

/** Datums that the doctor weighs; CGCS2000 is WGS 84 here. */
export const CANDIDATE_DATUMS = ["wgs84", "gcj02", "bd09"] as const;
export type CandidateDatum = (typeof CANDIDATE_DATUMS)[number];

/** A place on WGS 84 in degrees. */
export type Spot = readonly [number, number];

/** How places fit where they should be, if the file were in one datum. */
interface DatumFit {
  readonly datum: CandidateDatum;
  /** Places that could be checked, and how many of them fit. */
  readonly checked: number;
  readonly fitting: number;
  /** Median metres to where the trusted layer has them; null where there is nothing to measure to. */
  readonly medianM: number | null;
  /** Logarithm (base e) of the likelihood, up to a constant. */
  readonly logLikelihood: number;
}

/** By what the file was judged: named places, outlines, roads, or land and unit under loose points. */
type DatumBasis = "matching" | "outline" | "roads" | "loose" | "none";

export interface DatumFinding {
  readonly basis: DatumBasis;
  /** Best first. */
  readonly fits: readonly DatumFit[];
  /** The datum that the evidence names; null = it cannot tell. */
  readonly verdict: CandidateDatum | null;
  /** log₁₀ of the likelihood of the best over the second; at least 3 for a verdict. */
  readonly log10Ratio: number;
}

const NOTHING: DatumFinding = { basis: "none", fits: [], verdict: null, log10Ratio: 0 };

/** 1,000 : 1. */
const VERDICT_LOG10 = 3;
const { LOG10E, LN2 } = Math;

/** Noise of trusted positions is never taken to be less than this. */
const LEAST_NOISE_M = 20;
/** One stray place says no more than one that is this far off. */
const MOST_MISS_M = 1500;
const LEAST_MATCHES = 10;
/** Datums lie 500 m and more apart: a best one that misses by more than this explains nothing. */
const MOST_MEDIAN_M = 250;

/**
 * Judges by places that a trusted layer has too: `places` holds, per datum, where each would be,
 * `trusted` where it is.
 */
export function judgeByMatches(
  places: Readonly<Record<CandidateDatum, readonly Spot[]>>,
  trusted: readonly Spot[],
): DatumFinding {
  if (trusted.length < LEAST_MATCHES) return NOTHING;
  const misses = missesOf((datum, k) => planarM(places[datum][k]!, trusted[k]!), trusted.length);
  return judgeByMisses("matching", misses, 1);
}

/** Outlines follow each other: of neighbouring vertices only every tenth says something new. */
const VERTICES_PER_WITNESS = 10;
const LEAST_VERTICES = 40;

/** Judges by the distance of outline vertices from the nearest trusted outline, capped by `distanceM`. */
export function judgeByOutline(
  places: Readonly<Record<CandidateDatum, readonly Spot[]>>,
  distanceM: (place: Spot) => number,
): DatumFinding {
  const count = places.wgs84.length;
  if (count < LEAST_VERTICES) return NOTHING;
  const misses = missesOf((datum, k) => distanceM(places[datum][k]!), count);
  // Vertices that no datum brings near a trusted outline are of a border that is not in it.
  const known = misses.wgs84
    .map((_, k) => k)
    .filter((k) => CANDIDATE_DATUMS.some((datum) => misses[datum][k]! < MOST_MISS_M));
  if (known.length < LEAST_VERTICES) return NOTHING;
  const kept = {
    wgs84: known.map((k) => misses.wgs84[k]!),
    gcj02: known.map((k) => misses.gcj02[k]!),
    bd09: known.map((k) => misses.bd09[k]!),
  };
  return judgeByMisses("outline", kept, VERTICES_PER_WITNESS);
}

/** Nobody lives farther from a road than this tells: one stray place says no more. */
const MOST_ROAD_M = 300;
/** Places along one street follow each other: three say what one says. */
const PLACES_PER_WITNESS = 3;
const LEAST_BY_ROADS = 30;
/** Where roads are everywhere, places are near one under any datum. */
const CLEARLY_NEARER = 0.6;

/** Judges points by the roads of a trusted layer: under the right datum they stand beside them. */
export function judgeByRoads(
  places: Readonly<Record<CandidateDatum, readonly Spot[]>>,
  distanceM: (place: Spot) => number,
): DatumFinding {
  const count = places.wgs84.length;
  if (count < LEAST_BY_ROADS) return NOTHING;
  const misses = missesOf((datum, k) => Math.min(distanceM(places[datum][k]!), MOST_ROAD_M), count);
  const finding = judgeByMisses("roads", misses, PLACES_PER_WITNESS);
  const [first, second] = finding.fits.map(({ datum }) => meanOf(misses[datum]));
  return first! > CLEARLY_NEARER * second! ? { ...finding, verdict: null } : finding;
}

type Misses = Readonly<Record<CandidateDatum, readonly number[]>>;

function missesOf(missM: (datum: CandidateDatum, k: number) => number, count: number): Misses {
  const of = (datum: CandidateDatum): number[] =>
    Array.from({ length: count }, (_, k) => Math.min(missM(datum, k), MOST_MISS_M));
  return { wgs84: of("wgs84"), gcj02: of("gcj02"), bd09: of("bd09") };
}

/** Misses of the right datum are noise with Laplace's distribution of the scale that it shows itself. */
function judgeByMisses(basis: DatumBasis, misses: Misses, perWitness: number): DatumFinding {
  const medians = CANDIDATE_DATUMS.map((datum) => ({ datum, median: medianOf(misses[datum]) }));
  const least = Math.min(...medians.map(({ median }) => median));
  const noise = Math.max(LEAST_NOISE_M, least);
  const fits = medians.map(({ datum, median }): DatumFit => {
    const sum = misses[datum].reduce((total, m) => total + m, 0);
    return {
      datum,
      checked: misses[datum].length,
      fitting: misses[datum].filter((m) => m <= 2 * noise).length,
      medianM: median,
      logLikelihood: -sum / noise / perWitness,
    };
  });
  const finding = decided(basis, fits);
  return least > MOST_MEDIAN_M ? { ...finding, verdict: null } : finding;
}

/** Odds of a place to lie in its unit under the right datum: borders and names are never perfect. */
const UNIT_LOG_ODDS = 2.1972; // ln 9
/** Coasts move and old ones lack reclaimed land, on the side to which corrections push: a weak witness. */
const LAND_LOG_ODDS = LN2;
const LEAST_LOOSE = 10;

/** Whether a place lies where it should: in the unit its row names, or on land; null = cannot be said. */
export interface LooseCheck {
  readonly inUnit: boolean | null;
  readonly onLand: boolean | null;
}

/** Judges loose points by the unit that their rows name, and by land. */
export function judgeLoose(
  checks: Readonly<Record<CandidateDatum, readonly LooseCheck[]>>,
): DatumFinding {
  const fits = CANDIDATE_DATUMS.map((datum): DatumFit => {
    let checked = 0;
    let fitting = 0;
    let logLikelihood = 0;
    for (const { inUnit, onLand } of checks[datum]) {
      if (inUnit === null && onLand === null) continue;
      checked++;
      if (inUnit !== false && onLand !== false) fitting++;
      if (inUnit === false) logLikelihood -= UNIT_LOG_ODDS;
      else if (inUnit === null && onLand === false) logLikelihood -= LAND_LOG_ODDS;
    }
    return { datum, checked, fitting, medianM: null, logLikelihood };
  });
  if (fits[0]!.checked < LEAST_LOOSE) return NOTHING;
  return decided("loose", fits);
}

function decided(basis: DatumBasis, fits: readonly DatumFit[]): DatumFinding {
  const sorted = [...fits].sort((a, b) => b.logLikelihood - a.logLikelihood);
  const log10Ratio = (sorted[0]!.logLikelihood - sorted[1]!.logLikelihood) * LOG10E;
  return {
    basis,
    fits: sorted,
    verdict: log10Ratio > VERDICT_LOG10 ? sorted[0]!.datum : null,
    log10Ratio,
  };
}

/** How far and in which direction the file's coordinates lie from where they belong. */
export interface DatumShift {
  readonly metres: number;
  /** Degrees clockwise from north. */
  readonly bearing: number;
}

/** Median shift from the corrected places to the file's own numbers. */
export function medianShift(corrected: readonly Spot[], asWritten: readonly Spot[]): DatumShift {
  const east: number[] = [];
  const north: number[] = [];
  corrected.forEach(([lon, lat], k) => {
    const [x, y] = asWritten[k]!;
    east.push((x - lon) * METRES_PER_DEGREE_LAT * cos(lat * RADIANS_PER_DEGREE));
    north.push((y - lat) * METRES_PER_DEGREE_LAT);
  });
  const [dx, dy] = [medianOf(east), medianOf(north)];
  const bearing = atan2(dx, dy) / RADIANS_PER_DEGREE;
  return { metres: Math.sqrt(dx * dx + dy * dy), bearing: bearing < 0 ? bearing + 360 : bearing };
}

/** Metres between near places on a plane that touches the first: to a percent. */
function planarM([lonA, latA]: Spot, [lonB, latB]: Spot): number {
  const dx = (lonB - lonA) * METRES_PER_DEGREE_LAT * cos(latA * RADIANS_PER_DEGREE);
  const dy = (latB - latA) * METRES_PER_DEGREE_LAT;
  return Math.sqrt(dx * dx + dy * dy);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** What the doctor says about a sheet: the evidence, the verdict, and the arrow it would draw. */
export interface Diagnosis {
  readonly finding: DatumFinding;
  /** The datum that fits best, verdict or not. */
  readonly best: CandidateDatum;
  /** From where that datum puts the places to where the file has them; null where they are the same. */
  readonly shift: DatumShift | null;
  /** Up to 64 places: as the file has them, and as the best datum puts them. */
  readonly sample: readonly { readonly file: Spot; readonly corrected: Spot }[];
}

/** A place of a trusted layer that rows may be matched with by id or name. */
export interface TrustedPlace {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}
