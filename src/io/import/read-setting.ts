import type { IssueLog } from "../../core/base/issue.ts";
import type { Tick } from "../../core/base/tick.ts";
import type { ImportDecision } from "../../core/import/import-file.ts";
import type { Frame } from "./frame.ts";
import type { ImportContext } from "./import-context.ts";
import type { TakenIds } from "./taken-ids.ts";

/** Where the people of demand rows are. */
export type PeopleIn = "points" | "areas";

/** What one pass over a sheet needs beside the sheet. */
export interface ReadSetting {
  readonly decision: ImportDecision;
  readonly frame: Frame;
  readonly context: ImportContext;
  /** Places are held against the region: most of the file lies in it. */
  readonly isRegional: boolean;
  /** The numbers are metres of a system that nobody named. */
  readonly looksProjected: boolean;
  /** People stand at points or in areas, as most rows of the file do: a plan counts one kind. */
  readonly peopleIn: PeopleIn;
  /** Ids taken so far, in all sheets. */
  readonly seen: TakenIds;
  readonly log: IssueLog;
  readonly tick: Tick;
}
