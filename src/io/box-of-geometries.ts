import type { Geometry } from "geojson";
import type { Box } from "../core/geo/box.ts";

/** The box around all positions of geometries; turned inside out where there are none. */
export function boxOfGeometries(geometries: readonly (Geometry | null)[]): Box {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [x, y] = value as unknown[];
    if (typeof x !== "number" || typeof y !== "number") for (const one of value) visit(one);
    else [w, s, e, n] = [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)];
  };
  for (const geometry of geometries) {
    if (geometry !== null && "coordinates" in geometry) visit(geometry.coordinates);
  }
  return [w, s, e, n];
}
