/** Lower bounds of a gain in percentage points, greatest first; a loss mirrors them. */
const BOUNDS = [10, 5, 1, 0] as const;

/** Classes of change stand above those of coverage. */
const FIRST_CHANGE_CLASS = 10;

/**
 * Class of a change in the share covered, fixed for every scenario: 10 (+10 points and more), 11
 * (5–10), 12 (1–5), 13 (less than 1, but a gain), 14 none, 15–18 losses from small to great; null
 * without demand.
 */
export function changeClass(gained: number, lost: number, total: number): number | null {
  if (total === 0) return null;
  const change = gained - lost;
  if (change === 0) return FIRST_CHANGE_CLASS + BOUNDS.length;
  const points = (Math.abs(change) / total) * 100;
  const at = BOUNDS.findIndex((bound) => points >= bound);
  return change > 0 ? FIRST_CHANGE_CLASS + at : FIRST_CHANGE_CLASS + 2 * BOUNDS.length - at;
}
