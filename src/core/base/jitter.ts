/** A fixed number from −1 to 1 for every whole number, without pattern (murmur3's last step). */
export function jitter(n: number): number {
  let h = n | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (((h ^ (h >>> 16)) >>> 0) / 0xffffffff - 0.5) * 2;
}
