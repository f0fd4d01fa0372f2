const NONE = -1;

/**
 * Rows that stand at one spot to the last digit, `least` or more of them: the spots in order of
 * their first row, the rows of each in theirs.
 */
export function sameSpots(
  rows: readonly number[],
  lon: Float64Array,
  lat: Float64Array,
  least: number,
): number[][] {
  let size = 16;
  while (size < rows.length * 2) size *= 2;
  // A slot holds the first row of a spot; rows of a spot hang behind it in a chain.
  const slots = new Int32Array(size).fill(NONE);
  const next = new Int32Array(rows.length).fill(NONE);
  const last = new Int32Array(rows.length).fill(NONE);
  const counts = new Uint32Array(rows.length);
  rows.forEach((row, k) => {
    const [x, y] = [lon[row]!, lat[row]!];
    let slot = spotHash(x, y) & (size - 1);
    for (; slots[slot] !== NONE; slot = (slot + 1) & (size - 1)) {
      const first = rows[slots[slot]!]!;
      if (lon[first] === x && lat[first] === y) break;
    }
    if (slots[slot] === NONE) slots[slot] = k;
    else next[last[slots[slot]!]!] = k;
    const first = slots[slot]!;
    last[first] = k;
    counts[first] = counts[first]! + 1;
  });
  const found: number[][] = [];
  counts.forEach((count, first) => {
    if (count < least) return;
    const spot: number[] = [];
    for (let k = first; k !== NONE; k = next[k]!) spot.push(rows[k]!);
    found.push(spot);
  });
  return found;
}

function spotHash(x: number, y: number): number {
  const a = Math.imul(Math.floor(x * 1e6), 0x9e3779b1);
  const b = Math.imul(Math.floor(y * 1e6), 0x85ebca6b);
  const mixed = a ^ b ^ (b >>> 15);
  return mixed ^ (mixed >>> 13);
}
