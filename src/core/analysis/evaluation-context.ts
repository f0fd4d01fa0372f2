import type { Eligible } from "../facilities/eligible.ts";
import type { FacilityCount, RuleOptions } from "../rules/outcome.ts";
import type { FacilityFilter, RuleScope, Travel } from "../rules/rule.ts";
import type { Group } from "../units/units.ts";
import type { Inputs } from "./inputs.ts";
import type { Measured } from "./measure.ts";
import type { Reached, Reaches } from "./reaches.ts";
import { groupsOn, type Scope, scopeOf } from "./scope.ts";

/** Polygons are told apart by the path they came from. */
function withoutPolygons(name: string, part: unknown): unknown {
  return name === "polygons" ? undefined : part;
}

interface KeptScope {
  /** What a scope depends on beside itself. */
  readonly from: readonly unknown[];
  readonly given: RuleScope | null;
  readonly scope: Scope | null;
}

function hasSamePolygons(a: RuleScope | null, b: RuleScope | null): boolean {
  const polygonsOf = (scope: RuleScope | null) =>
    typeof scope?.area === "object" ? scope.area.polygons : null;
  return polygonsOf(a) === polygonsOf(b);
}

/** What rules are evaluated over. `listDate` picks groups, `asOf` facilities and links. */
export class EvaluationContext {
  readonly inputs: Inputs;
  readonly asOf: string;
  readonly options: RuleOptions;
  readonly groups: readonly Group[];
  readonly #reaches: Reaches;
  readonly #scopes = new Map<string, Scope | null>();

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
      found = this.carry("scope", [scope], (last: KeptScope | null) => {
        const { demand, units, land, mainUrban, findUnits } = this.inputs;
        const from = [demand, units, land, mainUrban, findUnits, JSON.stringify(this.groups)];
        const holds = last?.from.every((part, k) => part === from[k]) ?? false;
        if (holds && hasSamePolygons(last!.given, scope)) return last!;
        return { from, given: scope, scope: scopeOf(this.inputs, scope, this.groups) };
      }).scope;
      this.#scopes.set(key, found);
    }
    return found;
  }

  /**
   * Everything that a rule over facilities of these classes depends on, as parts to be compared
   * one by one: where all are the same, so is the answer.
   */
  dependencies(classes: readonly string[]): readonly unknown[] {
    const { facilities, links, ...rest } = this.inputs;
    return [
      ...Object.values(rest),
      ...[this.asOf, JSON.stringify([this.options, this.groups]), links.length],
      ...links,
      ...facilities.filter((facility) => classes.includes(facility.class)),
    ];
  }

  /** The value of a key from the last evaluation that asked for it, here or over other inputs. */
  carry<T>(kind: string, key: readonly unknown[], advance: (last: T | null) => T): T {
    return this.#reaches.carried.next(kind, JSON.stringify(key, withoutPolygons), advance);
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
