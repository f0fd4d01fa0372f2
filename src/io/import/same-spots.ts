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
  for (let k = 0; k < rows.length; k++) {
    const x = lon[rows[k]!]!;
    const y = lat[rows[k]!]!;
    let slot = spotHash(x, y) & (size - 1);
    let first = slots[slot]!;
    while (first !== NONE && !(lon[rows[first]!] === x && lat[rows[first]!] === y)) {
      slot = (slot + 1) & (size - 1);
      first = slots[slot]!;
    }
    if (first === NONE) {
      slots[slot] = k;
      first = k;
    } else next[last[first]!] = k;
    last[first] = k;
    counts[first] = counts[first]! + 1;
  }
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
