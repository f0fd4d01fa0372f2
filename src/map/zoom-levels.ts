/** Zoom from which places, cells and circles are read, and fills step back. */
export const PLACES_ZOOM = 9.6;
