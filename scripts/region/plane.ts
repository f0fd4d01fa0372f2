/**
 * The builder's plane: kilometres on a map that is true at 29° N. Good enough to decide which
 * town is nearer in a modelled picture; nothing that is printed or covered rests on it.
 */
export const COS_MIDDLE = 0.8746197071393957;
const KM_PER_DEGREE = 111.2;

export function distanceKm(lonA: number, latA: number, lonB: number, latB: number): number {
  const x = (lonA - lonB) * COS_MIDDLE;
  const y = latA - latB;
  return KM_PER_DEGREE * Math.sqrt(x * x + y * y);
}
