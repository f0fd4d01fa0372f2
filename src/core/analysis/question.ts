import type { Access } from "../access/access.ts";
import type { CoverageSummary } from "../access/summary.ts";
import type { Facility } from "../facilities/facility.ts";
import type { WithinRule } from "../rules/rule.ts";
import type { Edit } from "../scenario/edit.ts";

/** One question to the map: a rule, on a date, with the edits of a scenario. */
export interface Question {
  readonly rule: WithinRule;
  /** Facilities, links and phases of edits count as of this day. */
  readonly asOf: string;
  /** Picks list members; the same day unless the scenario has a year of its own. */
  readonly listDate: string;
  readonly edits: readonly Edit[];
}

export interface CoverageAnswer {
  readonly access: Access;
  readonly cutoffMm: number;
  /** 1 where the rule speaks about the demand point; null = everywhere. */
  readonly inScope: Uint8Array | null;
  /** Landmass group of each demand point: landmasses joined by links on the date. */
  readonly groupOfDemand: Int32Array;
  /** Landmass id → group. */
  readonly groupOfLandmass: Readonly<Record<string, number>>;
  /** Sites that the scenario added and the rule counts. */
  readonly candidates: readonly Facility[];
  /** Facilities left out by the rule's filter, by reason. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Units of every level, groups (level `group`), `(outside)`, and the whole (level `all`). */
  readonly summaries: readonly CoverageSummary[];
}

/** Baseline figures computed when the region was built, for the first picture. */
export interface FirstFigures {
  readonly rule: WithinRule;
  readonly asOf: string;
  readonly summaries: readonly CoverageSummary[];
}
