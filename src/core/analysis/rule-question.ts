import type { RegisteredTable } from "../demand/registered.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import type { RuleOptions } from "../rules/outcome.ts";
import type { WrittenRule, WrittenTravel } from "../rules/written-rule.ts";
import type { Edit } from "../scenario/edit.ts";

/** Many rules asked at once, as a plan file writes them. */
export interface RuleQuestion {
  readonly rules: readonly WrittenRule[];
  /** Facilities, links and phases of edits count as of this day. */
  readonly asOf: string;
  /** Picks list members and editions; the same day unless the scenario has a year of its own. */
  readonly listDate: string;
  readonly edits: readonly Edit[];
  /** Registered people by unit; null = none are loaded. */
  readonly registered: RegisteredTable | null;
  /** For rules without travel of their own. */
  readonly travel: WrittenTravel | null;
  readonly options: RuleOptions;
  /** Levels of the units to answer for, groups as `group`; null = all. */
  readonly levels: readonly string[] | null;
  /** Rules of which the cells are wanted too. */
  readonly cellsOf: readonly string[];
  /** Polygons of scopes, by the path that the rule names. */
  readonly areas: Readonly<Record<string, readonly PolygonCoordinates[]>>;
}
