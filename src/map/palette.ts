/** Colours of the map; they mean the same on every screen. */
export const INK = "#1B2329";
export const SEA = "#D8E3E9";
export const LAND = "#F5F3ED";
export const WATER = "#C2D3DC";
export const ACCENT = "#0B6675";
export const GAP = "#9C4210";
export const PLAN = "#C8102E";
export const SURFACE = "#FFFFFF";

/** Coverage classes, best first: ≥ 95, 85–95, 70–85, 50–70, 30–50, < 30 per cent. */
export const COVERAGE_COLOURS = [
  "#F1F2EA",
  "#F6E6C2",
  "#F0CB8E",
  "#DE9A54",
  "#B05B29",
  "#76301A",
] as const;

/**
 * Classes of change: gains of ≥ 10, 5–10, 1–5, under 1 percentage points, none, and losses of
 * under 1 to ≥ 10. Gains are cool, losses warm.
 */
export const CHANGE_COLOURS = [
  "#00594A",
  "#2F9C84",
  "#8FE3CC",
  "#C9F2E6",
  "#F6F7F7",
  "#F6E6C2",
  "#F0CB8E",
  "#DE9A54",
  "#9C4210",
] as const;

/** Cells by state (within the inner cut-off, the outer, beyond, newly covered) and crowd. */
export const CELL_COLOURS = [
  ["#B9D6D8", "#84B5BB", "#4A8D97"],
  ["#CFE0DF", "#A6C7C9", "#78A6AC"],
  ["#F2C79F", "#DE8A45", "#AE4E12"],
  ["#C9F2E6", "#8FE3CC", "#3CC9A7"],
] as const;

/** People at which a cell takes the second and the third shade. */
export const CELL_CROWDS = [50, 140] as const;

export const CLASS_COLOURS: Readonly<Record<string, string>> = {
  elder: "#5B3A9B",
  nursery: "#B07D00",
  clinic: "#1769B0",
  sport: "#2F7337",
};
export const OTHER_CLASS_COLOUR = "#48535B";
