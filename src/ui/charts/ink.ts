/** Text and lines of charts: a saved SVG has no style sheet to take it from. */
export const INK = "#1b2329";
