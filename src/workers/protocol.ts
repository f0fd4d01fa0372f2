import type { FeatureCollection } from "geojson";
import type { PlaceAnswer, PlaceQuestion } from "../core/allocation/place-answer.ts";
import type { ComparedScenario, Comparison } from "../core/analysis/compare-scenarios.ts";
import type { CountedInUnit } from "../core/analysis/counted-in-unit.ts";
import type { LiveBasis } from "../core/analysis/live-basis.ts";
import type { NamedBytes, PlanRun } from "../core/analysis/plan-run.ts";
import type {
  HeldFacilities,
  HeldFile,
  HeldInput,
  OwnInput,
  Project,
  ProjectReading,
  ResultsDigest,
} from "../core/analysis/project.ts";
import type { CoverageAnswer, FirstFigures, Question } from "../core/analysis/question.ts";
import type { RuleQuestion } from "../core/analysis/rule-question.ts";
import type { Issue } from "../core/base/issue.ts";
import type { Demand } from "../core/demand/demand.ts";
import type { Projection } from "../core/demand/projection.ts";
import type {
  RegisteredRead,
  RegisteredSource,
  RegisteredTable,
} from "../core/demand/registered.ts";
import type { DistrictSettings, Districts } from "../core/districts/district.ts";
import type { GroundAt } from "../core/elevation/height-raster.ts";
import type { LayerCount } from "../core/facilities/layer-counts.ts";
import type { AreaGaps } from "../core/gaps/area-gap.ts";
import type { NeighbourLists } from "../core/gaps/neighbour-lists.ts";
import type { TracedGaps } from "../core/gaps/traced-gaps.ts";
import type { Landmass, Link } from "../core/land/landmass.ts";
import type { RuleCatalogue, RulesRead } from "../core/rules/catalogue.ts";
import type { RuleOutcome } from "../core/rules/outcome.ts";
import type { FacilityFilter, Rule } from "../core/rules/rule.ts";
import type { WrittenRule } from "../core/rules/written-rule.ts";
import type { Edit } from "../core/scenario/edit.ts";
import type { Range } from "../core/sensitivity/parameter.ts";
import type { Sweep } from "../core/sensitivity/sweep.ts";
import type { RegionIndex } from "../io/region/region-index.ts";
import type { LiveQuestion } from "./live-answer.ts";
import type { SituationView } from "./own-situation.ts";

/** What the first screen needs, before the grid is read. */
interface RegionOpening {
  readonly index: RegionIndex;
  readonly counties: FeatureCollection;
  /** Baseline summaries of the opening question, computed when the region was built. */
  readonly first: FirstFigures | null;
}

/** Map layers that follow the first picture. */
interface RegionScenery {
  readonly land: FeatureCollection;
  readonly water: FeatureCollection;
  readonly towns: FeatureCollection;
  readonly landmasses: readonly Landmass[];
  readonly links: readonly Link[];
}

/** Scenarios held beside each other. */
interface BesideQuestion {
  readonly rules: readonly Rule[];
  readonly written: readonly WrittenRule[];
  readonly listDate: string;
  readonly scenarios: readonly ComparedScenario[];
}

/** Every request to the analysis worker: [arguments, result]. */
export interface Api {
  /** `baseUrl` ends with a slash: where `region.json` is. */
  "region.open": [{ baseUrl: string }, RegionOpening];
  "region.scenery": [null, RegionScenery];
  /** Land that everything stands on, the planner's where there is any. */
  "region.landmasses": [null, readonly Landmass[]];
  /** Existing facilities of all layers, samples or the planner's own. */
  "facilities.list": [null, HeldFacilities & { readonly counts: readonly LayerCount[] }];
  /** Facilities named for the layer they are to stand in, in key order. */
  "facilities.name": [{ layer: string; facilities: HeldFacilities }, HeldFacilities];
  /** Puts a layer in the place of the one with this id, or beside the others. */
  "facilities.put": [{ layer: string; facilities: HeldFacilities }, null];
  /** Takes an imported layer away; a replaced sample layer comes back. */
  "facilities.restore": [{ layer: string }, null];
  /**
   * The planner's own demand, units, land and links, all of them anew; the region's are back where
   * there are none. Gives what they make of the region, null for nothing. `InputError` where they
   * are at fault: those before stay.
   */
  "inputs.set": [{ inputs: readonly OwnInput<HeldFile>[] }, SituationView | null];
  /** The planner's heights, from an input's file and source; null takes them away. */
  "ground.set": [{ input: OwnInput<HeldFile> | null }, null];
  /** Height and slope at a place; null where the planner's heights say nothing of it. */
  "ground.at": [{ lon: number; lat: number }, GroundAt | null];
  /** The populated cells, with all weights; sent once. */
  "demand.get": [null, Demand];
  /** Which points of the demand border which; null where its ground has no shape. */
  "demand.neighbours": [null, NeighbourLists | null];
  "coverage.answer": [Question, CoverageAnswer];
  /**
   * Many rules of the plan format at once, in their order. A rule that cannot be read is
   * undecided and says why in its issues; the others are answered. Reports progress by rule.
   */
  "rules.evaluate": [RuleQuestion, readonly RuleOutcome[]];
  /** The same rules prepared for sites that are carried about: what they know without these. */
  "rules.live": [
    LiveQuestion & { edits: readonly Edit[]; registered: RegisteredTable | null },
    LiveBasis,
  ];
  /** Facilities that stand in a unit: counted by each filter, and those it leaves out. */
  "facilities.counted": [
    {
      filters: readonly FacilityFilter[];
      unitId: string;
      asOf: string;
      edits: readonly Edit[];
    },
    readonly CountedInUnit[],
  ];
  /** Reads a table of registered people by county or town; columns not named are found by their heads. */
  "registered.read": [
    { name: string; bytes: Uint8Array; source: RegisteredSource },
    RegisteredRead,
  ];
  /** The catalogue of rules at `url`, checked whole. */
  "rules.catalogue": [{ url: string }, RuleCatalogue];
  /** Reads a file of rules; one with any fault is refused whole. */
  "rules.read": [{ name: string; bytes: Uint8Array }, RulesRead];
  /** Land of each county, or of the towns in scope, that no circle of its own land reaches. */
  "gaps.land": [Question, AreaGaps];
  /** Districts of about so many elders in a county or city, with beds needed and missing. */
  "districts.draw": [
    { settings: DistrictSettings; asOf: string; edits: readonly Edit[] },
    Districts,
  ];
  /** Exact: who of one county finds a bed in its own institutions. */
  "places.solve": [
    PlaceQuestion & { asOf: string; listDate: string; edits: readonly Edit[] },
    PlaceAnswer,
  ];
  /** The same, nearest first: a first look. */
  "places.preview": [
    PlaceQuestion & { asOf: string; listDate: string; edits: readonly Edit[] },
    PlaceAnswer,
  ];
  "gaps.trace": [Question & { floorPeople: number }, TracedGaps];
  /**
   * Service circles of the answer's sites in a window of the map, dissolved into one union per
   * radius and cut to the landmasses they serve. Rims follow the geodesic radius within 0.5 m.
   * Feature property `radiusM`. Sites with a key in `without` are left out: they are in the air.
   */
  "circles.draw": [
    Question & {
      radiiM: readonly number[];
      window: readonly [number, number, number, number];
      without: readonly string[];
    },
    FeatureCollection,
  ];
  /**
   * The same run as the command line's `analyse`: the same bytes. `scenario` is an id or `all`;
   * with `only`, that file alone.
   */
  "plan.run": [
    {
      planText: string;
      files: readonly NamedBytes[];
      app: string;
      scenario: string;
      only: string | null;
    },
    PlanRun,
  ];
  /**
   * Scenarios against the first of them, under rules of the app and written ones; those that are
   * off or cannot be read are left out. See `compareScenarios`.
   */
  "scenarios.compare": [BesideQuestion & { projection: Projection | null }, Comparison];
  /** The same beside each other under other speeds, cut-offs and so on; see `sweep`. */
  "scenarios.sweep": [BesideQuestion & { ranges: readonly Range[]; steps: number }, Sweep];
  /** A table of growth, checked against units and groups; rows that do not fit are told. */
  "projection.read": [
    { name: string; bytes: Uint8Array; baseYear: number },
    { projection: Projection; issues: readonly Issue[] },
  ];
  /** A project file with the data files that were left out of it, read and checked. */
  "project.read": [{ files: readonly NamedBytes[]; title: string }, ProjectReading<HeldInput>];
  /** The project file, and the layers left out of it as files beside it. */
  "project.write": [
    { project: Project<HeldInput>; leaveOutLayers: boolean },
    { bytes: Uint8Array; beside: readonly NamedBytes[] },
  ];
  /** The figures of a plan in short; null where it cannot be carried out. */
  "project.digest": [
    { planText: string; files: readonly NamedBytes[]; app: string },
    ResultsDigest | null,
  ];
}
