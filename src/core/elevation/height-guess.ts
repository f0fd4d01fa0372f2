/** What speaks for heights. */
const HEIGHT_SIGNS = ["name", "below-zero", "smooth", "filled"] as const;
type HeightSign = (typeof HEIGHT_SIGNS)[number];

/** Whether the cells of a raster look like heights above sea level rather than people. */
export interface HeightGuess {
  /** 0–1, to two digits. */
  readonly confidence: number;
  readonly signs: readonly HeightSign[];
  /** Sure enough to be proposed. */
  readonly isLikely: boolean;
}

/** How much each sign alone is worth: they are taken as independent. */
const WORTH: Readonly<Record<HeightSign, number>> = {
  name: 0.6,
  "below-zero": 0.5,
  smooth: 0.4,
  filled: 0.2,
};
const LIKELY = 0.5;
const NAME =
  /(^|[^a-z])(dem|dsm|dtm|aster|alos|elev|heights?|relief)([^a-z]|$)|srtm|astgtm|elevation|altitude|高程|海拔|地形/i;

/** Ground below the sea and beyond the highest summit in decimetres. */
const LOWEST = -500;
const HIGHEST = 90_000;
/** People jump from cell to cell; ground does not. For values without any order the ratio is 1.4. */
const SMOOTH_RATIO = 0.25;
const FILLED_SPREAD = 100;
const FILLED_ZEROS = 0.05;

/**
 * Looks at every cell of a raster, line by line. `valueAt` is NaN where a cell holds nothing;
 * values that no ground has are passed over.
 */
export function heightGuess(
  file: string,
  { width, height }: { readonly width: number; readonly height: number },
  valueAt: (cell: number) => number,
): HeightGuess {
  const isGround = (value: number): boolean => value >= LOWEST && value <= HIGHEST;
  let [count, sum, zeros, low, high] = [0, 0, 0, Number.POSITIVE_INFINITY, 0];
  let [below, lowestBelow, highestBelow] = [0, 0, LOWEST];
  for (let k = 0; k < width * height; k++) {
    const value = valueAt(k);
    if (!isGround(value)) continue;
    count++;
    sum += value;
    if (value === 0) zeros++;
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (value < 0) {
      below++;
      lowestBelow = Math.min(lowestBelow, value);
      highestBelow = Math.max(highestBelow, value);
    }
  }
  if (count === 0) return { confidence: 0, signs: [], isLikely: false };
  const ratio = roughness({ width, height }, valueAt, isGround, sum / count);
  const has: Record<HeightSign, boolean> = {
    name: NAME.test(file),
    // A single number below 0, however often, is a mark for no value.
    "below-zero": below > 0 && lowestBelow < highestBelow,
    smooth: ratio < SMOOTH_RATIO,
    filled: zeros < FILLED_ZEROS * count && high - low >= FILLED_SPREAD,
  };
  const signs = HEIGHT_SIGNS.filter((sign) => has[sign]);
  const doubt = signs.reduce((left, sign) => left * (1 - WORTH[sign]), 1);
  const confidence = Math.round((1 - doubt) * 100) / 100;
  return { confidence, signs, isLikely: confidence >= LIKELY };
}

/** Mean step between neighbours in a line over mean distance from the mean; large where all is one value. */
function roughness(
  { width, height }: { readonly width: number; readonly height: number },
  valueAt: (cell: number) => number,
  isGround: (value: number) => boolean,
  mean: number,
): number {
  let [steps, pairs, away, count] = [0, 0, 0, 0];
  for (let row = 0; row < height; row++) {
    let before = Number.NaN;
    for (let column = 0; column < width; column++) {
      const found = valueAt(row * width + column);
      const value = isGround(found) ? found : Number.NaN;
      if (!Number.isNaN(value)) {
        away += Math.abs(value - mean);
        count++;
        if (!Number.isNaN(before)) {
          steps += Math.abs(value - before);
          pairs++;
        }
      }
      before = value;
    }
  }
  return pairs === 0 || away === 0 ? 1 : steps / pairs / (away / count);
}
