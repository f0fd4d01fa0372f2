/** Blocks that units are put together from: cells, or whole towns. */
export interface Blocks {
  readonly count: number;
  /** Whole numbers ≥ 0, small enough to be summed exactly. */
  readonly weight: Float64Array;
  /** Places in a plane, metres. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Ascending. Symmetric. */
  readonly neighbours: readonly (readonly number[])[];
}

/**
 * Divides blocks into contiguous units of about `target` each: every connected part into the
 * number of units nearest to its weight ÷ target, by halving it again and again across its
 * longer side. Gives the unit of each block, numbered in the order of their first blocks. The
 * same blocks give the same units.
 */
export function partition(blocks: Blocks, target: number): Int32Array {
  const unitOf = new Int32Array(blocks.count).fill(-1);
  const all = Array.from({ length: blocks.count }, (_, b) => b);
  const units: number[][] = [];
  for (const part of connectedParts(blocks, all)) {
    const wanted = Math.max(1, Math.floor(weightOf(blocks, part) / target + 0.5));
    divide(blocks, part, wanted, units);
  }
  units
    .map((unit) => ({ unit, first: unit.reduce((a, b) => Math.min(a, b)) }))
    .sort((a, b) => a.first - b.first)
    .forEach(({ unit }, u) => {
      for (const b of unit) unitOf[b] = u;
    });
  return unitOf;
}

function divide(blocks: Blocks, part: readonly number[], wanted: number, units: number[][]): void {
  if (wanted <= 1 || part.length <= 1) {
    units.push([...part]);
    return;
  }
  const first = Math.floor(wanted / 2);
  const share = weightOf(blocks, part) * (first / wanted);
  const [near, far] = closerOf(
    blocks,
    share,
    grown(blocks, part, share, 1),
    grown(blocks, part, share, -1),
  );
  if (far.length === 0) {
    units.push(near);
    return;
  }
  divide(blocks, near, first, units);
  divide(blocks, far, wanted - first, units);
}

type Halves = readonly [number[], number[]];

/** Of two ways to halve, the one that misses the wanted weight by less; the first on a tie. */
function closerOf(blocks: Blocks, share: number, a: Halves, b: Halves): Halves {
  const miss = ([near, far]: Halves): number =>
    far.length === 0 ? Infinity : Math.abs(weightOf(blocks, near) - share);
  return miss(b) < miss(a) ? b : a;
}

/**
 * Grows a connected half from one end of the longer side, always by the block farthest back,
 * until it is nearest to the share. Pieces cut off from the rest of the other half join it.
 */
function grown(blocks: Blocks, part: readonly number[], share: number, sign: 1 | -1): Halves {
  const along = alongLongerSide(blocks, part, sign);
  const isIn = new Set(part);
  const queued = new Set<number>();
  const frontier: number[] = [];
  const queue = (b: number): void => {
    if (!isIn.has(b) || queued.has(b)) return;
    queued.add(b);
    frontier.push(b);
  };
  queue(part.reduce((a, b) => (before(along, b, a) ? b : a)));
  const near: number[] = [];
  let weight = 0;
  while (frontier.length > 0 && near.length + 1 < part.length) {
    let at = 0;
    for (let k = 1; k < frontier.length; k++) {
      if (before(along, frontier[k]!, frontier[at]!)) at = k;
    }
    const [next] = frontier.splice(at, 1) as [number];
    const more = weight + blocks.weight[next]!;
    if (near.length > 0 && Math.abs(more - share) > Math.abs(weight - share)) break;
    near.push(next);
    weight = more;
    for (const b of blocks.neighbours[next]!) queue(b);
  }
  const taken = new Set(near);
  const rest = connectedParts(
    blocks,
    part.filter((b) => !taken.has(b)),
  );
  const main = rest.reduce(
    (a, b) => (weightOf(blocks, b) > weightOf(blocks, a) ? b : a),
    rest[0] ?? [],
  );
  for (const piece of rest) if (piece !== main) near.push(...piece);
  return [near.sort((a, b) => a - b), main];
}

function before(along: ReadonlyMap<number, number>, a: number, b: number): boolean {
  const [da, db] = [along.get(a)!, along.get(b)!];
  return da < db || (da === db && a < b);
}

function alongLongerSide(
  { x, y }: Blocks,
  part: readonly number[],
  sign: 1 | -1,
): ReadonlyMap<number, number> {
  const spread = (at: Float64Array): number => {
    let [low, high] = [Infinity, -Infinity];
    for (const b of part) {
      low = Math.min(low, at[b]!);
      high = Math.max(high, at[b]!);
    }
    return high - low;
  };
  const axis = spread(x) >= spread(y) ? x : y;
  return new Map(part.map((b) => [b, sign * axis[b]!]));
}

/** Parts joined by neighbours, in the order of their first blocks, each ascending. */
export function connectedParts(blocks: Blocks, among: readonly number[]): number[][] {
  const open = new Set(among);
  const parts: number[][] = [];
  for (const first of among) {
    if (!open.delete(first)) continue;
    const part = [first];
    for (let at = 0; at < part.length; at++) {
      for (const b of blocks.neighbours[part[at]!]!) if (open.delete(b)) part.push(b);
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}

function weightOf({ weight }: Blocks, part: readonly number[]): number {
  return part.reduce((sum, b) => sum + weight[b]!, 0);
}
