import type { FeatureCollection } from "geojson";
import type { Demand } from "../core/demand/demand.ts";
import type { Facility } from "../core/facilities/facility.ts";
import type { CandidateSite } from "../core/scenario/candidate-site.ts";

/**
 * What the map shows, as plain data. Parts are compared by reference: a part that is the same
 * object as before is not drawn again. The map knows no store and no language but `labels`.
 */
export interface MapScene {
  readonly base: BaseScene;
  readonly choropleth: ChoroplethScene | null;
  readonly groups: GroupScene;
  readonly cells: CellScene | null;
  /** Demand indices newly covered by the site under the pointer. */
  readonly gained: readonly number[];
  readonly facilities: FacilityScene;
  /** Dissolved service circles, property `radiusM`: the smallest radius is drawn solid, others dashed. */
  readonly circles: FeatureCollection | null;
  readonly gaps: GapScene | null;
  readonly areas: AreaScene | null;
  readonly candidates: CandidateScene;
  readonly why: WhyScene | null;
  readonly trace: TraceScene;
  readonly selectedUnit: string | null;
  readonly hoveredUnit: string | null;
  readonly tool: MapTool;
}

type MapTool = "select" | "place" | "measure" | "outline" | "entrance" | "link";

export interface BaseScene {
  /** Property `id`. */
  readonly counties: FeatureCollection;
  readonly relief: {
    readonly url: string;
    readonly coordinates: readonly (readonly [number, number])[];
  } | null;
  readonly land: FeatureCollection | null;
  readonly water: FeatureCollection | null;
  /** Modelled town areas, property `id`. */
  readonly towns: FeatureCollection | null;
  /** Bridges, tunnels and ferries: LineStrings with properties `kind`, `label`. */
  readonly links: FeatureCollection | null;
  readonly labels: readonly UnitLabel[];
}

export interface UnitLabel {
  readonly id: string;
  readonly level: "county" | "town";
  /** Already in the screen's language, with the mark for estimated positions. */
  readonly text: string;
  readonly lon: number;
  readonly lat: number;
  readonly glyph: "mountain" | "island" | null;
  /** Lower draws first and survives collisions. */
  readonly priority: number;
  readonly isBold: boolean;
}

export interface ChoroplethScene {
  readonly level: "county" | "town";
  /**
   * Unit id → class of coverage 0 (≥ 95 %) to 5 (< 30 %), or of change from 10 (+10 points and
   * more) over 14 (none) to 18; null = no data.
   */
  readonly classOf: Readonly<Record<string, number | null>>;
}

export interface GroupScene {
  readonly mountain: readonly string[];
  readonly island: readonly string[];
  /** Counties kept in full colour; null = all. The others are veiled. */
  readonly kept: readonly string[] | null;
}

/** State of a cell: 0 within the inner cut-off, 1 within the outer, 2 beyond, 255 not shown. */
export interface CellScene {
  readonly demand: Demand;
  readonly state: Uint8Array;
  /** Millionths of the field that shades the cells. */
  readonly weights: Float64Array;
  /** Changes whenever `state` was written in place. */
  readonly version: number;
}

export interface FacilityScene {
  readonly facilities: readonly Facility[];
  /** Classes shown. */
  readonly visible: readonly string[];
  /** Class under evaluation: full size, others smaller. */
  readonly active: string;
  readonly selectedKey: string | null;
}

export interface GapScene {
  /** GeoJSON text with the shapes of all, each a feature with its `id`. */
  readonly drawing: string;
  /** Those that show: the number on the badge, and where it stands. */
  readonly listed: readonly {
    readonly id: string;
    readonly rank: number;
    readonly lon: number;
    readonly lat: number;
  }[];
  /** All of them show. */
  readonly isWhole: boolean;
  readonly selectedId: string | null;
}

/** Areas of the panel that is open: polygons with `id` and `tone`, label points with `label`. */
export interface AreaScene {
  readonly kind: string;
  readonly polygons: FeatureCollection;
  readonly labels: FeatureCollection;
  readonly selectedId: string | null;
}

interface CandidateScene {
  readonly sites: readonly CandidateSite[];
  readonly selectedId: string | null;
  /** Edits picked together. */
  readonly marked: readonly string[];
  /** Metres: outer circle, and the inner one where there is one. */
  readonly radiusM: number;
  readonly innerRadiusM: number | null;
  /** Where the drag of the selected site began. */
  readonly ghost: readonly [number, number] | null;
}

export interface WhyScene {
  readonly lon: number;
  readonly lat: number;
  /** West, south, east, north of the cell. */
  readonly cell: readonly [number, number, number, number] | null;
  readonly nearest: readonly [number, number] | null;
  readonly label: string;
}

export interface TraceScene {
  readonly points: readonly (readonly [number, number])[];
  readonly label: string;
  /** The last place joins the first. */
  readonly isRing: boolean;
}

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

export interface Camera {
  readonly center: readonly [number, number];
  readonly zoom: number;
}

export type MapHit =
  | { readonly kind: "facility"; readonly key: string }
  | { readonly kind: "candidate"; readonly id: string }
  | { readonly kind: "gap"; readonly id: string }
  | { readonly kind: "area"; readonly id: string }
  | { readonly kind: "unit"; readonly id: string };

/** What the planner did on the map. Positions are degrees, WGS 84. */
export type MapIntent =
  | {
      readonly kind: "pick";
      readonly lon: number;
      readonly lat: number;
      readonly hit: MapHit | null;
    }
  | { readonly kind: "hover-unit"; readonly id: string | null }
  | {
      readonly kind: "pointer";
      readonly lon: number;
      readonly lat: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly kind: "pointer-left" }
  | { readonly kind: "place"; readonly lon: number; readonly lat: number }
  | { readonly kind: "trace"; readonly lon: number; readonly lat: number }
  /** The drawing is to be finished with the places it has. */
  | { readonly kind: "trace-end" }
  | {
      readonly kind: "site-reshape";
      readonly id: string;
      readonly outline: readonly (readonly [number, number])[];
      readonly entrances: readonly (readonly [number, number])[];
    }
  | { readonly kind: "site-mark"; readonly id: string }
  | { readonly kind: "site-box"; readonly ids: readonly string[] }
  | { readonly kind: "site-drag-start"; readonly id: string }
  | {
      readonly kind: "site-drag";
      readonly id: string;
      readonly lon: number;
      readonly lat: number;
      readonly x: number;
      readonly y: number;
    }
  | {
      readonly kind: "site-drag-end";
      readonly id: string;
      readonly lon: number;
      readonly lat: number;
    }
  | { readonly kind: "site-drag-cancel"; readonly id: string }
  | { readonly kind: "camera"; readonly camera: Camera; readonly bounds: Bounds };

/** Words the map itself shows, in the screen's language. */
export interface MapWords {
  readonly map: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly whole: string;
}

export interface MapView {
  readonly update: (scene: MapScene) => void;
  readonly setWords: (words: MapWords) => void;
  readonly fitBounds: (bounds: Bounds) => void;
  readonly jumpTo: (camera: Camera) => void;
  readonly zoomBy: (steps: number) => void;
  readonly focus: () => void;
  /** Puts the camera there at once. */
  readonly setCamera: (camera: Camera) => void;
  /** Tells every move of the camera while it happens; gives what stops it. */
  readonly onMove: (listener: (camera: Camera) => void) => () => void;
  /** What is under the middle now, also while the map glides. */
  readonly middle: () => readonly [number, number];
  /** What is on screen, `scale` times as large, without what floats over it. */
  readonly picture: (scale: number) => Promise<HTMLCanvasElement>;
  readonly project: (lon: number, lat: number) => { readonly x: number; readonly y: number };
  readonly destroy: () => void;
}

/** Thrown where the browser has no WebGL2. */
export class WebglMissing extends Error {
  constructor() {
    super("WebGL2 is not available");
    this.name = "WebglMissing";
  }
}
