import type { RegisteredSource } from "../core/demand/registered.ts";
import {
  DISTRICT_DEFAULTS,
  type DistrictSettings,
  districtSettingsOf,
} from "../core/districts/district.ts";
import type { RuleCatalogue } from "../core/rules/catalogue.ts";
import { type FacilityFilter, WALKING_MPS } from "../core/rules/rule.ts";
import type { WrittenRule } from "../core/rules/written-rule.ts";
import { BASELINE, type Entry } from "../core/scenario/document.ts";
import type { Edit } from "../core/scenario/edit.ts";
import type { OwnTarget } from "../core/scenario/own-input.ts";
import {
  DEMAND_FIELDS,
  type FacilityClass,
  filterFor,
  OPENING_QUESTION,
  type QuestionSettings,
  ruleOf,
} from "../state/question-settings.ts";
import { choicesOfPlan } from "./rules-of-plan.ts";

/** What a plan puts on the screen: a question, rules, scenarios, the planner's own facility files. */
export interface PlanWork {
  readonly question: QuestionSettings;
  /** Scenarios with their edits, those of a base first; and which rules are on. */
  readonly entries: readonly Entry[];
  readonly layers: readonly PlanLayer[];
  /** Demand, units, land and links of the plan's own. */
  readonly inputs: readonly PlanInput[];
  /** Registered people by unit, in a file of the plan's own. */
  readonly registered: PlanRegistered | null;
  readonly districts: DistrictSettings | null;
  /** The table of growth by county; null where every year has the people as they were counted. */
  readonly growth: PlanGrowth | null;
  readonly floorPeople: number;
}

interface PlanRegistered {
  readonly path: string;
  readonly source: RegisteredSource;
}

interface PlanLayer {
  readonly layer: string;
  readonly class: FacilityClass;
  readonly path: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** An input as the plan names it: a source without its path. */
interface PlanInput {
  readonly target: OwnTarget;
  readonly path: string;
  readonly replaces: boolean;
  readonly source: Json;
}

/** A table of growth whose columns bear the names of the plan format. */
interface PlanGrowth {
  readonly path: string;
  readonly baseYear: number;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The work a checked plan stands for; null where the screen would ask anything else than the
 * plan does: a first rule, other inputs, filters or scopes that the question cannot say. The
 * other rules are those of the matrix; without a catalogue there can be none.
 */
export function workOfPlan(text: string, catalogue: RuleCatalogue | null): PlanWork | null {
  const plan = JSON.parse(text) as Json;
  const rules = listOf(plan.rules);
  const inputs = recordOf(plan.inputs);
  const given = inputsOfPlan(inputs);
  if (plan.region !== "zhejiang" || given === null) return null;
  if (rules.length === 0 || (catalogue === null && rules.length > 1)) return null;
  const question = questionOf(plan, rules[0]!);
  const others = rules.slice(1) as unknown as WrittenRule[];
  const entries = [
    ...entriesOfPlan(listOf(plan.scenarios)),
    ...(catalogue === null ? [] : choicesOfPlan(catalogue, others)),
  ];
  const layers = listOf(inputs.facilities).map(layerOf);
  if (question === null || layers.includes(null)) return null;
  const growth = inputs.projection === undefined ? null : growthOfPlan(recordOf(inputs.projection));
  if (growth === undefined) return null;
  const options = recordOf(plan.options);
  const [gaps] = listOf(options.gaps);
  const [district, ...more] = listOf(options.districts);
  if (more.length > 0) return null;
  return {
    question,
    entries,
    layers: layers as PlanLayer[],
    inputs: given,
    registered: registeredOf(inputs.registered),
    districts: district === undefined ? null : districtsOf(district),
    growth,
    floorPeople: Number(gaps?.floorPeople ?? 0),
  };
}

function questionOf(plan: Json, rule: Json): QuestionSettings | null {
  const travel = recordOf(rule.travel ?? plan.travel);
  const facility = recordOf(rule.facility);
  const field = DEMAND_FIELDS.find((one) => one === rule.demand);
  const facilityClass = CLASSES.find((one) => one === facility.class);
  if (rule.kind !== "within" || field === undefined || facilityClass === undefined) return null;
  const profile = travel.profile === "elder" ? "elder" : "adult";
  const speedMps = Number(travel.speedMps ?? WALKING_MPS[profile]);
  const isNamed = speedMps === WALKING_MPS.adult || speedMps === WALKING_MPS.elder;
  const scope = recordOf(rule.scope);
  const question: QuestionSettings = {
    ...OPENING_QUESTION,
    facilityClass,
    field,
    cutoff: rule.cutoff as QuestionSettings["cutoff"],
    speedMps,
    profile: isNamed ? (speedMps === WALKING_MPS.elder ? "elder" : "adult") : "custom",
    asOf: String(plan.asOf),
    scope: scope.area === "main-urban" ? "main-urban" : "all",
    useFerries: travel.ferry === "expected",
    filter: filterFor(facilityClass, rule.facility as FacilityFilter),
  };
  const asked = ruleOf(question);
  const isSame =
    same(scope, asked.scope ?? {}) &&
    (travel.model ?? "circle") === "circle" &&
    (travel.ferry ?? "none") === (asked.travel.ferry ?? "none") &&
    (rule.k ?? 1) === 1;
  return isSame ? question : null;
}

/** Every scenario stands on its own afterwards: it starts with the edits of its bases. */
function entriesOfPlan(scenarios: readonly Json[]): Entry[] {
  const byId = new Map(scenarios.map((scenario) => [String(scenario.id), scenario]));
  return scenarios.flatMap((scenario, k): Entry[] => {
    const id = String(scenario.id);
    const edits: Edit[] = [];
    const seen = new Set<Json>();
    for (let at: Json | undefined = scenario; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      edits.unshift(...(listOf(at.edits) as unknown as Edit[]));
      const base: unknown = at.base;
      at = typeof base === "string" && base !== BASELINE ? byId.get(base) : undefined;
    }
    const head: Entry = {
      kind: "scenario",
      id,
      order: k + 1,
      title: String(scenario.title ?? id),
      note: String(scenario.note ?? ""),
      year: typeof scenario.year === "number" ? scenario.year : null,
    };
    const taken = new Set<string>();
    const body = edits.map((edit, n): Entry => {
      const wanted = edit.op === "add" ? edit.id : `e${n + 1}`;
      const own = taken.has(wanted) ? `${wanted}-${n + 1}` : wanted;
      taken.add(own);
      return { kind: "edit", scenario: id, id: own, order: n + 1, edit };
    });
    return [head, ...body];
  });
}

const ON_MAP = [
  "facilities",
  "demand",
  "units",
  "land",
  "links",
  "keep",
  "registered",
  "projection",
];
const KINDS_ON_MAP = ["points", "polygons"];

/** Null where the map would have other inputs than the plan: networks, groups, units without the region's. */
function inputsOfPlan(inputs: Json): PlanInput[] | null {
  if (!Object.keys(inputs).every((key) => ON_MAP.includes(key))) return null;
  const keep = recordOf(inputs.keep);
  const units = listOf(inputs.units);
  const demand = recordOf(inputs.demand);
  const isOwn = inputs.demand !== undefined && demand.kind !== "region";
  if (units.length > 0 && keep.units === undefined) return null;
  if (isOwn && !KINDS_ON_MAP.includes(String(demand.kind))) return null;
  const found = [
    ...(isOwn ? [inputOf("demand", demand, true)] : []),
    ...units.map((one) => inputOf("units", one, keep.units !== "all")),
    ...(inputs.land === undefined
      ? []
      : [inputOf("land", recordOf(inputs.land), keep.land !== true)]),
    ...(inputs.links === undefined
      ? []
      : [inputOf("links", recordOf(inputs.links), keep.links !== true)]),
  ];
  return found.every((one) => one !== null) ? found : null;
}

function inputOf(target: OwnTarget, given: Json, replaces: boolean): PlanInput | null {
  const { path, ...source } = given;
  return typeof path === "string" ? { target, path, replaces, source } : null;
}

function registeredOf(given: unknown): PlanRegistered | null {
  if (given === undefined) return null;
  const { path, ...source } = recordOf(given);
  return { path: String(path), source };
}

function districtsOf({ unit, area, bedsPer10000, ...given }: Json): DistrictSettings | null {
  return districtSettingsOf({
    ...DISTRICT_DEFAULTS,
    ...given,
    ...(bedsPer10000 === undefined ? {} : { bedsPerTenThousand: bedsPer10000 }),
    unitId: unit ?? null,
    mainUrban: area === "main-urban",
  });
}

/** Undefined where the screen cannot read the table as the plan does. */
function growthOfPlan({ path, baseYear, level, columns, ...more }: Json): PlanGrowth | undefined {
  const isCounty = level === undefined || level === "county";
  const isPlain = Object.entries(recordOf(columns)).every(([ours, theirs]) => ours === theirs);
  if (!isCounty || !isPlain || Object.keys(more).length > 0) return undefined;
  if (typeof path !== "string" || typeof baseYear !== "number") return undefined;
  return { path, baseYear };
}

const CLASSES: readonly FacilityClass[] = ["elder", "nursery", "clinic", "sport"];

function layerOf(source: Json): PlanLayer | null {
  const { layer, path } = source;
  const facilityClass = CLASSES.find((one) => one === source.class);
  if (typeof path !== "string" || typeof layer !== "string" || facilityClass === undefined) {
    return null;
  }
  const columns = recordOf(source.columns) as PlanLayer["columns"];
  return { layer, class: facilityClass, path, columns };
}

function same(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown): string =>
    JSON.stringify(Object.entries(recordOf(value)).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
}

function recordOf(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}
