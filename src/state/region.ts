import type { FeatureCollection } from "geojson";
import { createStore } from "zustand/vanilla";
import type { Demand } from "../core/demand/demand.ts";
import type { Facility } from "../core/facilities/facility.ts";
import type { LayerCount } from "../core/facilities/layer-counts.ts";
import type { HeightGrid } from "../core/geo/height-grid.ts";
import type { PolygonIndex } from "../core/geo/polygon-index.ts";
import type { Link } from "../core/land/landmass.ts";
import type { InputEntry } from "../core/scenario/own-input.ts";

export type UnitLevel = "province" | "city" | "county" | "town" | "village";

/** A unit as the screens know it. Positions in degrees; `bbox` west, south, east, north. */
export interface UnitView {
  readonly id: string;
  readonly level: UnitLevel;
  readonly name: string;
  readonly nameEn: string;
  readonly short: string;
  readonly parent: string | null;
  readonly pinyin: string;
  readonly initials: string;
  readonly lon: number;
  readonly lat: number;
  readonly bbox: readonly [number, number, number, number];
  readonly areaKm2: number;
  readonly island: boolean;
  readonly supportFrom: string | null;
  readonly supportUntil: string | null;
  readonly estimated: boolean;
  readonly mainUrban: boolean;
  /** Field → whole people. */
  readonly totals: Readonly<Record<string, number>>;
}

interface SourceView {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly licence: string;
  readonly licenceEn: string;
  readonly notice: string;
  readonly noticeEn: string;
}

interface LandmassView {
  readonly id: string;
  readonly kind: "mainland" | "island";
  readonly name?: string | undefined;
  readonly nameEn?: string | undefined;
}

/** A bridge, tunnel or ferry with its name and its two ends as drawn. */
export interface LinkView extends Link {
  readonly name: string;
  readonly nameEn: string;
  readonly status: string;
  readonly line: readonly [readonly [number, number], readonly [number, number]];
}

/** An imported facility layer as the data panel lists it. */
interface OwnLayer {
  readonly layer: string;
  readonly class: string;
  readonly file: string;
  readonly count: number;
  readonly replaces: boolean;
}

/** What is loaded, in the order it arrives: index and counties, then facilities, cells, scenery. */
export interface RegionState {
  readonly phase: "opening" | "open" | "failed";
  /** Technical reason of a failure, for the copyable report. */
  readonly failure: string | null;
  readonly basis: string;
  readonly boundaries: string;
  readonly marks: readonly string[];
  readonly sources: readonly SourceView[];
  readonly units: ReadonlyMap<string, UnitView>;
  readonly counties: FeatureCollection | null;
  readonly relief: {
    readonly url: string;
    readonly coordinates: readonly (readonly [number, number])[];
  } | null;
  readonly facilities: readonly Facility[];
  /** Of the facilities, by layer and class. */
  readonly layerCounts: readonly LayerCount[];
  readonly ownLayers: readonly OwnLayer[];
  /** Everything the planner brought in, as it is in play. */
  readonly ownInputs: readonly InputEntry[];
  /** Weights of the planner's own demand; null where the people are the region's. */
  readonly ownFields: readonly string[] | null;
  readonly demand: Demand | null;
  readonly land: FeatureCollection | null;
  readonly water: FeatureCollection | null;
  readonly towns: FeatureCollection | null;
  /** Null unless the planner brought villages in. */
  readonly villages: FeatureCollection | null;
  readonly landmasses: readonly LandmassView[];
  readonly links: readonly LinkView[];
  readonly landIndex: PolygonIndex | null;
  /** Null until a flag asks for it. */
  readonly heights: HeightGrid | null;
}

const EMPTY: RegionState = {
  phase: "opening",
  failure: null,
  basis: "",
  boundaries: "",
  marks: [],
  sources: [],
  units: new Map(),
  counties: null,
  relief: null,
  facilities: [],
  layerCounts: [],
  ownLayers: [],
  ownInputs: [],
  ownFields: null,
  demand: null,
  land: null,
  water: null,
  towns: null,
  villages: null,
  landmasses: [],
  links: [],
  landIndex: null,
  heights: null,
};

export const regionStore = createStore<RegionState>(() => EMPTY);
