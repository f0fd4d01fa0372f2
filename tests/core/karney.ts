import geodesic from "geographiclib-geodesic";

const { WGS84 } = geodesic.Geodesic;

/** Geodesic metres by Karney's algorithm: the truth that distances are held to. */
export function karneyM(lonA: number, latA: number, lonB: number, latB: number): number {
  return WGS84.Inverse(latA, lonA, latB, lonB).s12!;
}

/** The place `metres` away on a bearing in degrees, clockwise from north. */
export function placeAt(
  [lon, lat]: readonly [number, number],
  bearing: number,
  metres: number,
): [number, number] {
  const { lon2, lat2 } = WGS84.Direct(lat, lon, bearing, metres);
  return [lon2!, lat2!];
}

/** Area of a closed ring in m², geodesic edges, counter-clockwise positive. */
export function karneyRingM2(ring: readonly (readonly [number, number])[]): number {
  const polygon = WGS84.Polygon(false);
  for (const [lon, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lon);
  return polygon.Compute(false, true).area!;
}
