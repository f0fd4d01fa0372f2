import { createContext, useContext } from "react";
import type { PlaceQuestion } from "../core/allocation/place-answer.ts";
import type { Readmission, Taken, TakeOptions } from "../core/analysis/brought-in.ts";
import type { CountedInUnit } from "../core/analysis/counted-in-unit.ts";
import type { NamedBytes, PlanRun } from "../core/analysis/plan-run.ts";
import type { HeldInput } from "../core/analysis/project.ts";
import type { RegisteredRead } from "../core/demand/registered.ts";
import type { DistrictSettings } from "../core/districts/district.ts";
import type { GroundAt } from "../core/elevation/height-raster.ts";
import type { Place } from "../core/facilities/facility.ts";
import type { Datum } from "../core/facilities/import.ts";
import type { AreaGaps } from "../core/gaps/area-gap.ts";
import type { Diagnosis } from "../core/import/datum-doctor.ts";
import type { RejectedRow } from "../core/import/import-file.ts";
import type {
  BesideCount,
  BesideFile,
  ChosenFile,
  ImportLook,
  ImportReading,
  ImportView,
  Mapping,
  OpenedFile,
} from "../core/import/import-session.ts";
import type { LayerFile, OutOptions } from "../core/import/layer-file.ts";
import type { RulesRead } from "../core/rules/catalogue.ts";
import type { FacilityFilter } from "../core/rules/rule.ts";
import type { NewSite } from "../core/scenario/edit-commands.ts";
import type { InputEntry } from "../core/scenario/own-input.ts";
import type { Bounds } from "../map/scene.ts";
import type { ProjectActions } from "./project-actions.ts";

/** An input to put in place, with what it holds. */
export type NewInput = Omit<InputEntry, "kind" | "id" | "order" | "data"> & {
  readonly data: HeldInput;
  /** Where it is put; found by target, class and level where absent. */
  readonly id?: string;
};

/** A file on its way in. Every answer may be an `InputError` that says why not. */
export interface FileImport {
  readonly opened: Promise<OpenedFile>;
  /** A view that is not the newest any more never answers. */
  readonly look: (view: ImportView) => Promise<ImportLook>;
  readonly read: (
    view: ImportView,
    onProgress: (done: number, total: number) => void,
  ) => Promise<ImportReading>;
  /** Reads a template file. */
  readonly mapping: (file: NamedBytes) => Promise<Mapping>;
  /** A file that helps to understand this one: addresses, or a trusted layer. */
  readonly beside: (given: BesideFile) => Promise<BesideCount>;
  /** What was read last, to be put in place. */
  readonly take: (options: TakeOptions) => Promise<Taken<HeldInput>>;
  /** Rows of the last reading that were set aside, `most` of them at most. */
  readonly rejected: (most: number) => Promise<RejectedRow[]>;
  /** What was read last, as a file to hand on. */
  readonly write: (name: string, options: OutOptions) => Promise<LayerFile>;
  /** Gives the file up, whatever is being done with it. */
  readonly close: () => void;
}

/** Scenarios over years and ranges; what comes of it is in the store of its own. */
export interface BesideActions {
  readonly compareYears: () => Promise<void>;
  readonly sweep: () => Promise<void>;
  readonly cancel: () => void;
  readonly readGrowth: (file: File) => Promise<void>;
}

/** What the screens can ask the app to do; everything else is a change of a store. */
export interface Actions {
  /** Map: all positions in degrees. */
  readonly fitBounds: (bounds: Bounds) => void;
  readonly fitUnit: (unitId: string) => void;
  readonly goTo: (lon: number, lat: number, zoom: number) => void;
  /** The place in the middle of the map, also while it glides; null until there is one. */
  readonly middle: () => Place | null;
  /** Adds a candidate at a place (null: the middle of the map) and selects it. */
  readonly addSite: (place: readonly [number, number] | null) => void;
  /** Adds candidates at places given in degrees, in one step. */
  readonly addSites: (sites: readonly (Pick<NewSite, "lon" | "lat"> & Partial<NewSite>)[]) => void;
  /** Places of another datum as WGS 84. */
  readonly fromDatum: (places: readonly Place[], datum: Datum) => Promise<readonly Place[]>;
  /** Fetches the heights of the region, once. */
  readonly loadHeights: () => Promise<void>;
  /** Height and slope by the planner's heights; null where they say nothing of the place. */
  readonly groundAt: (lon: number, lat: number) => Promise<GroundAt | null>;
  /** Stops the work under way; the earlier result stays. */
  readonly cancel: () => void;
  /** Tries again after a failure. */
  readonly retry: () => void;
  /** Opens a file to bring in; the others are parts of it. */
  readonly openImport: (
    files: readonly ChosenFile[],
    encoding: string | null,
  ) => Promise<FileImport>;
  /**
   * Puts an input in place of what the region has, or beside it: one step to undo. `InputError`
   * where it is at fault.
   */
  readonly putInput: (input: NewInput) => Promise<void>;
  readonly removeInput: (id: string) => Promise<void>;
  /** Rows of an input's quarantine that are right now join it: one step to undo. */
  readonly readmit: (
    entry: InputEntry,
    change: Readmission,
  ) => Promise<{ readonly admitted: number; readonly left: number }>;
  /** What the datum doctor says of an input; null where there is nothing to examine. */
  readonly examineInput: (entry: InputEntry) => Promise<Diagnosis | null>;
  /** Reads an input under another datum: one step to undo. */
  readonly correctDatum: (entry: InputEntry, datum: Datum) => Promise<void>;
  /** What an input holds; null where the browser has lost it. */
  readonly inputData: (name: string) => Promise<HeldInput | null>;
  /** Downloads what the command line would write for the present question. */
  readonly exportFile: (
    name: "gaps.geojson" | "units.csv" | "rules.csv" | "districts.geojson",
  ) => Promise<void>;
  /** Downloads the map as a picture for a slide. */
  readonly savePicture: () => Promise<void>;
  /** Downloads the present work as a plan. */
  readonly savePlan: () => Promise<void>;
  /** Whole projects: their files, versions and names. */
  readonly project: ProjectActions;
  /** Lets this window edit the project that another one holds. */
  readonly takeOver: () => Promise<void>;
  /** Runs a plan with its files, chosen together. */
  readonly runPlan: (
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ) => Promise<PlanRun>;
  /** How to show a checked plan on the map; null where the map would ask something else. */
  readonly planOnMap: (
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ) => Promise<(() => Promise<void>) | null>;
  /** The present question by land. */
  readonly landGaps: () => Promise<AreaGaps>;
  /** All classes at 5, 10 and 15 minutes by unit, into the store; `key` names what they rest on. */
  readonly loadReach: (key: string) => Promise<void>;
  /** Access and supply per head as chosen, into the store; `key` names what they rest on. */
  readonly loadSupply: (key: string) => Promise<void>;
  /** Units of about 10,000 elders, into the store. */
  readonly drawDistricts: (settings: DistrictSettings, signal: AbortSignal) => Promise<void>;
  /** Who finds a bed, county by county into the store; stops between two of them. */
  readonly solvePlaces: (
    question: Omit<PlaceQuestion, "unitId">,
    unitIds: readonly string[],
    signal: AbortSignal,
    onProgress: (done: number, total: number) => void,
  ) => Promise<void>;
  readonly beside: () => Promise<BesideActions>;
  /** Offers bytes as a download. */
  readonly download: (name: string, bytes: Uint8Array) => void;
  /** Reads a table of registered people and takes it where any of it can be used. */
  readonly loadRegistered: (name: string, bytes: Uint8Array) => Promise<RegisteredRead>;
  /** Reads a file of rules without putting any in force. */
  readonly readRules: (name: string, bytes: Uint8Array) => Promise<RulesRead>;
  /** Facilities of the active scenario in a unit: those each filter counts and leaves out. */
  readonly countedIn: (
    filters: readonly FacilityFilter[],
    unitId: string,
  ) => Promise<readonly CountedInUnit[]>;
  /** Asks all rules that are on again; stops asking: what is answered stays. */
  readonly evaluateRules: () => void;
  readonly cancelRules: () => void;
  /** Offers rows of text as a CSV file. */
  readonly saveTable: (name: string, rows: readonly (readonly string[])[]) => void;
  readonly pinyinInitials: () => Promise<string>;
}

export const ActionsContext = createContext<Actions | null>(null);

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error("no actions are provided");
  return actions;
}
