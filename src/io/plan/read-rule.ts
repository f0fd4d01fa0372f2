import type { IssueLog } from "../../core/base/issue.ts";
import {
  type AllClassesRule,
  cutoffMmOf,
  type Decay,
  type Rule,
  type RuleScope,
  type Travel,
  WALKING_MPS,
} from "../../core/rules/rule.ts";
import type { WrittenRule, WrittenTravel } from "../../core/rules/written-rule.ts";

/** Where a rule is written: its file and its key path. */
export interface RulePlace {
  readonly file: string;
  readonly key: string;
}

type WrittenOf<Kind extends WrittenRule["kind"]> = Extract<WrittenRule, { readonly kind: Kind }>;

/**
 * A written rule completed by its defaults, and by the plan's travel where it has none of its
 * own; null where something is wrong with it, which the log then says. Polygons of a scope are
 * left empty: they come from a file.
 */
export function readRule(
  written: WrittenRule,
  planTravel: WrittenTravel | undefined,
  place: RulePlace,
  log: IssueLog,
): Rule | null {
  const base = {
    id: written.id,
    demand: written.demand ?? "people",
    basis: written.basis ?? null,
    scope: scopeOf(written.scope),
    target: written.target ?? null,
    from: written.from ?? null,
    until: written.until ?? null,
    edition: written.edition ?? null,
    source: written.source ?? null,
  };
  switch (written.kind) {
    case "ratio":
    case "share": {
      const { kind, facility, level } = written;
      if (kind === "share") {
        return { ...base, kind, facility, level, of: written.of, having: written.having };
      }
      const { measure, per, atLeast } = written;
      return { ...base, kind, facility, level, measure, per, atLeast };
    }
    case "exists": {
      const { kind, facility = null, level, allOf = null, when = null } = written;
      if (facility === null && allOf === null) {
        missing("facility", "the rule needs facility or allOf; add one", place, log);
        return null;
      }
      const atLeast = written.atLeast ?? (allOf === null ? 1 : null);
      return {
        ...base,
        kind,
        facility,
        level,
        atLeast,
        atMost: written.atMost ?? null,
        allOf,
        when,
      };
    }
    default: {
      const travel = travelFor(written, planTravel, place, log);
      if (travel === null) return null;
      return cellRule(written, base, travel, place, log);
    }
  }
}

/** Classes out of reach are kept as bits of a cell. */
const MOST_CLASSES = 32;

type Base = Omit<AllClassesRule, "kind" | "classes" | "facility" | "travel" | "cutoff" | "need">;

function cellRule(
  written: WrittenOf<"within" | "within-tiered" | "all-classes" | "supply">,
  base: Base,
  travel: Travel,
  place: RulePlace,
  log: IssueLog,
): Rule | null {
  switch (written.kind) {
    case "within": {
      const { kind, facility, cutoff, k = 1 } = written;
      return { ...base, kind, facility, travel, cutoff, k };
    }
    case "within-tiered": {
      const { kind, facility, density, tiers } = written;
      return { ...base, kind, facility, travel, density, tiers };
    }
    case "all-classes": {
      const { kind, classes, facility = null, cutoff, need = classes.length } = written;
      const twice = classes.find((name, k) => classes.indexOf(name) !== k);
      if (twice !== undefined) {
        bad("classes", twice, "a class stands twice; name each once", place, log);
        return null;
      }
      if (classes.length > MOST_CLASSES) {
        bad("classes", String(classes.length), `at most ${MOST_CLASSES} classes`, place, log);
        return null;
      }
      if (need > classes.length) {
        bad("need", String(need), "more classes are needed than there are", place, log);
        return null;
      }
      if (facility !== null && !classes.includes(facility.class)) {
        bad("facility.class", facility.class, "the filter's class is none of classes", place, log);
        return null;
      }
      return { ...base, kind, classes, facility, travel, cutoff, need };
    }
    case "supply": {
      const { kind, facility, method, cutoff, capacity = "capacity", per = 1 } = written;
      const decay = decayOf(written, place, log);
      if (decay === null) return null;
      const { line = null, fairness = false } = written;
      if (base.target !== null && line === null) {
        missing("line", "a target is held against the share above line; add line", place, log);
        return null;
      }
      return {
        ...base,
        ...{ kind, facility, travel, method, cutoff, decay, capacity, per, line, fairness },
      };
    }
  }
}

/** The method's own decay where the rule names none: e2sfca falls in steps, gaussian as Dai's. */
function decayOf(
  { method, decay = {} }: WrittenOf<"supply">,
  place: RulePlace,
  log: IssueLog,
): Decay | null {
  const ofMethod = method === "e2sfca" ? "step" : method === "gaussian" ? "gaussian" : "binary";
  const { kind = decay.steps === undefined ? ofMethod : "step", steps = null, beta = null } = decay;
  if (kind === "exp" && beta === null) {
    missing("decay.beta", "the decay exp needs beta; add it", place, log);
    return null;
  }
  const falls = steps?.every(({ upTo }, k) => k === 0 || upTo > steps[k - 1]!.upTo) ?? true;
  if (!falls || steps?.length === 0) {
    bad("decay.steps", "", "steps must be in ascending order of upTo", place, log);
    return null;
  }
  return { kind, steps, beta };
}

function scopeOf(written: WrittenRule["scope"]): RuleScope | null {
  if (written === undefined) return null;
  const { area } = written;
  return {
    ...written,
    area: typeof area === "object" ? { path: area.path, polygons: [] } : area,
  };
}

function travelFor(
  written: WrittenOf<"within" | "within-tiered" | "all-classes" | "supply">,
  planTravel: WrittenTravel | undefined,
  place: RulePlace,
  log: IssueLog,
): Travel | null {
  const given = written.travel ?? planTravel;
  if (given === undefined) {
    const at = { file: place.file, key: "travel" };
    log.error("missing-key", "the rule needs a travel model; add travel to the plan", at);
    return null;
  }
  const key = written.travel === undefined ? "travel" : `${place.key}.travel`;
  const travel = travelOf(given, place.file, key, log);
  if (travel === null) return null;
  const cutoffs =
    written.kind === "within-tiered"
      ? written.tiers.map(({ cutoff }, k) => ({ cutoff, path: `tiers[${k}].cutoff` }))
      : [{ cutoff: written.cutoff, path: "cutoff" }];
  for (const { cutoff, path } of cutoffs) {
    if (cutoff === null || cutoffMmOf(cutoff, travel.speedMps) !== null) continue;
    const at = { file: place.file, key: `${place.key}.${path}` };
    log.error("unit-mismatch", "minutes need travel.speedMps or a profile; add one", at);
    return null;
  }
  return travel;
}

export const MODELS_TEXT = "this release travels by circle or detour";

export function isSupported(model: WrittenTravel["model"]): model is Travel["model"] {
  return model === "circle" || model === "detour";
}

function travelOf(given: WrittenTravel, file: string, key: string, log: IssueLog): Travel | null {
  if (!isSupported(given.model)) {
    const place = { file, key: `${key}.model`, value: given.model };
    log.error("not-supported", MODELS_TEXT, place);
    return null;
  }
  if (given.model === "detour" && given.detour === undefined) {
    log.error("missing-key", "the model detour needs its factor; add it", {
      file,
      key: `${key}.detour`,
    });
    return null;
  }
  if (given.profile === "car" && given.speedMps === undefined) {
    const place = { file, key: `${key}.profile`, value: "car" };
    log.error("not-supported", "driving needs a network; give speedMps", place);
    return null;
  }
  const byProfile =
    given.profile === undefined || given.profile === "car" ? undefined : WALKING_MPS[given.profile];
  return {
    model: given.model,
    speedMps: given.speedMps ?? byProfile,
    detour: given.detour,
    ferry: given.ferry,
  };
}

function missing(key: string, message: string, place: RulePlace, log: IssueLog): void {
  log.error("missing-key", message, { file: place.file, key: `${place.key}.${key}` });
}

function bad(key: string, value: string, message: string, place: RulePlace, log: IssueLog): void {
  const at = { file: place.file, key: `${place.key}.${key}`, value };
  log.error("bad-value", message, at);
}
