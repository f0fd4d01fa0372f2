/** WGS 84. CGCS2000 differs by 0.1 mm at the pole and is taken as equal. */
export const SEMI_MAJOR_M = 6378137;
export const FLATTENING = 1 / 298.257223563;
export const SEMI_MINOR_M = SEMI_MAJOR_M * (1 - FLATTENING);
/** First eccentricity squared. */
export const ECC2 = FLATTENING * (2 - FLATTENING);
/** Second eccentricity squared. */
export const ECC2_PRIME = ECC2 / (1 - ECC2);
export const RADIANS_PER_DEGREE = 0.017453292519943295;
/** Metres per degree of latitude, rounded: for planar searches and drawings, never for decisions. */
export const METRES_PER_DEGREE_LAT = 111_320;
