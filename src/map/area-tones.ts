/** How an area is drawn; every set also differs in grey, by darkness or hatch. */
interface AreaTone {
  readonly colour: string;
  readonly fill: string;
  /** Opacity of the fill over the choropleth, and over cells. */
  readonly far: number;
  readonly near: number;
  readonly hatch: "dots" | "lines" | null;
}

/** Land outside every circle; districts by their beds; counties by their cluster. */
export const AREA_TONES: Readonly<Record<string, AreaTone>> = {
  "land-gap": { colour: "#5A4A8C", fill: "#E7E2F3", far: 0.84, near: 0.3, hatch: "dots" },
  enough: { colour: "#0B6675", fill: "#0B6675", far: 0.3, near: 0.12, hatch: null },
  short: { colour: "#8A2B52", fill: "#F3DCE5", far: 0.8, near: 0.3, hatch: "lines" },
  unknown: { colour: "#66717A", fill: "#E6EAEC", far: 0.8, near: 0.3, hatch: "dots" },
  "high-high": { colour: "#0B6675", fill: "#0B6675", far: 0.95, near: 0.2, hatch: null },
  "high-low": { colour: "#4A8D97", fill: "#A6C7C9", far: 0.95, near: 0.2, hatch: null },
  "low-low": { colour: "#76301A", fill: "#B05B29", far: 0.95, near: 0.2, hatch: "lines" },
  "low-high": { colour: "#B05B29", fill: "#F2C79F", far: 0.95, near: 0.2, hatch: "lines" },
  "not-significant": { colour: "#B8C0C4", fill: "#EEF1F2", far: 0.92, near: 0, hatch: null },
};
