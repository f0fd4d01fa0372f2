/** Datums a file may come in. CGCS2000 is taken as equal to WGS 84. */
export const DATUMS = ["wgs84", "cgcs2000", "gcj02", "bd09"] as const;
export type Datum = (typeof DATUMS)[number];
