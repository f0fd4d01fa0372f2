/** Lower bounds of the fixed coverage classes, best first; the last class has none. */
const CLASS_BOUNDS = [0.95, 0.85, 0.7, 0.5, 0.3] as const;

/** Class 0 (≥ 95 %) to 5 (< 30 %) of a share; null without demand. The lower bound belongs to the class. */
export function coverageClass(covered: number, total: number): number | null {
  if (total === 0) return null;
  const share = covered / total;
  const at = CLASS_BOUNDS.findIndex((bound) => share >= bound);
  return at < 0 ? CLASS_BOUNDS.length : at;
}
