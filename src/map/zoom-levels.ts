/** Zoom from which single facilities and gaps are drawn. */
export const CLOSE_UP_ZOOM = 8.5;

/** Zoom from which places, cells and circles are read, and fills step back. */
export const PLACES_ZOOM = 9.6;
