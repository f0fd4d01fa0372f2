/** Rings of [lon, lat] pairs in degrees, each closed: the exterior first, then holes. */
export type PolygonCoordinates = readonly (readonly (readonly [number, number])[])[];
