import type { Eligible } from "../facilities/eligible.ts";
import type { FacilityCount, RuleOptions } from "../rules/outcome.ts";
import type { FacilityFilter, RuleScope, Travel } from "../rules/rule.ts";
import type { Group } from "../units/units.ts";
import type { Inputs } from "./inputs.ts";
import type { Measured } from "./measure.ts";
import type { Reached, Reaches } from "./reaches.ts";
import { groupsOn, type Scope, scopeOf } from "./scope.ts";

/** Arrays of up to eight bytes a cell. */
const KEPT = 12;

/** Polygons are told apart by the path they came from. */
function withoutPolygons(name: string, part: unknown): unknown {
  return name === "polygons" ? undefined : part;
}

/** What rules are evaluated over. `listDate` picks groups, `asOf` facilities and links. */
export class EvaluationContext {
  readonly inputs: Inputs;
  readonly asOf: string;
  readonly options: RuleOptions;
  readonly groups: readonly Group[];
  readonly #reaches: Reaches;
  readonly #scopes = new Map<string, Scope | null>();
  readonly #kept = new Map<string, unknown>();

  constructor(
    inputs: Inputs,
    asOf: string,
    listDate: string,
    options: RuleOptions,
    reaches: Reaches,
  ) {
    this.inputs = inputs;
    this.asOf = asOf;
    this.options = options;
    this.groups = groupsOn(inputs, listDate);
    this.#reaches = reaches;
  }

  reach(filter: FacilityFilter, travel: Travel): Reached {
    // Facilities that serve only their own unit serve that of the finest level.
    const bound = this.options.crossBoundary ? null : (this.inputs.units.levels.at(-1) ?? null);
    return this.#reaches.of(this.inputs, filter, travel, this.asOf, bound);
  }

  scope(scope: RuleScope | null): Scope | null {
    const key = JSON.stringify(scope, withoutPolygons);
    let found = this.#scopes.get(key);
    if (found === undefined) {
      found = scopeOf(this.inputs, scope, this.groups);
      this.#scopes.set(key, found);
    }
    return found;
  }

  /** What `compute` gives for a key, kept while the context lasts; the last few of them. */
  keep<T>(key: readonly unknown[], compute: () => T): T {
    const text = JSON.stringify(key, withoutPolygons);
    if (!this.#kept.has(text)) this.#kept.set(text, compute());
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return this.#kept.get(text) as T;
  }

  countOf(filter: FacilityFilter, eligible: Eligible, measured: Measured | null): FacilityCount {
    return {
      class: filter.class,
      eligible: eligible.facilities.length,
      excluded: eligible.excluded,
      unknown: measured?.unknown ?? 0,
      imputed: measured?.imputed ?? 0,
    };
  }
}
