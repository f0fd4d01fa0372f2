import { LiveSite } from "../../src/core/access/live-site.ts";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import { evaluateRule } from "../../src/core/analysis/evaluate-rule.ts";
import { EvaluationContext } from "../../src/core/analysis/evaluation-context.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { type LiveBasis, liveBasis } from "../../src/core/analysis/live-basis.ts";
import { type Held, type LiveRuleFigure, LiveRules } from "../../src/core/analysis/live-rules.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import { compareCodePoints } from "../../src/core/base/exact.ts";
import type { Facility } from "../../src/core/facilities/facility.ts";
import { PointHash } from "../../src/core/geo/point-hash.ts";
import { landAt } from "../../src/core/land/locate.ts";
import { OPENING_DATE, OPENING_RULE } from "../../src/core/rules/opening-rule.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { Rule } from "../../src/core/rules/rule.ts";
import { parseRule } from "../../src/io/plan/parse-rule.ts";
import { ruleCatalogue } from "../rules.ts";
import { quantile } from "./interleaved.ts";
import { agreementLine, type BenchLine, statedLine, timeLine } from "./result.ts";
import { regionInputs } from "./typical-plan.ts";

const MOVES = 5000;
const WARM_UP = 200;
/** Places at which the live figures are held against a full run of every rule. */
const CHECKED = 2;
const MEDIAN_BAR_MS = 16;
const P99_BAR_MS = 33;
const CLASSES = ["elder", "nursery", "clinic", "sport"];

/** (c) The same candidate with all rules that are on when the app opens: the class that takes longest. */
export async function benchDragRules(): Promise<BenchLine[]> {
  const inputs = await regionInputs();
  const rules = ruleCatalogue().rules.flatMap(({ rule, startsOn }) => {
    const parsed = startsOn === true ? parseRule(rule, null, OPENING_DATE, {}) : null;
    return parsed?.ok === true ? [parsed.rule] : [];
  });
  const runs = CLASSES.map((name) => {
    const { demand } = inputs;
    const site = siteOf(name, demand.lon[0]!, demand.lat[0]!);
    const reaches = new Reaches();
    const withSite = contextOver(withFacility(inputs, site), reaches);
    const asked = performance.now();
    const basis = liveBasis(contextOver(inputs, reaches), withSite, rules, [site]);
    const prepared = performance.now() - asked;
    const hash = new PointHash(demand.points, undefined, 16);
    const figuresAt = frameOf(inputs, hash, basis);
    const times: number[] = [];
    for (let move = -WARM_UP; move < MOVES; move++) {
      // A stride that shares no factor with the number of cells visits them all over the province.
      const i = ((move + WARM_UP) * 7919) % demand.count;
      const started = performance.now();
      figuresAt(demand.lon[i]!, demand.lat[i]!);
      if (move >= 0) times.push(performance.now() - started);
    }
    return { name, basis, prepared, figuresAt, times };
  });
  const started = performance.now();
  const before = outcomesOf(inputs, rules);
  const full = performance.now() - started;
  let differing = 0;
  for (let k = 0; k < CHECKED; k++) {
    const i = (k * 977) % inputs.demand.count;
    const [lon, lat] = [inputs.demand.lon[i]!, inputs.demand.lat[i]!];
    for (const { name, figuresAt } of runs) {
      const figures = figuresAt(lon, lat);
      const told = rules.filter(({ id }) => figures.some(({ ruleId }) => ruleId === id));
      const after = outcomesOf(withFacility(inputs, siteOf(name, lon, lat)), told);
      for (const figure of figures) {
        if (!agrees(figure, before.get(figure.ruleId)!, after.get(figure.ruleId)!)) differing++;
      }
    }
  }
  const slowest = runs.reduce((a, b) => (quantile(b.times, 0.5) > quantile(a.times, 0.5) ? b : a));
  const p50 = quantile(slowest.times, 0.5);
  const told = slowest.basis.rules.length;
  const prepared = Math.max(...runs.map((run) => run.prepared));
  return [
    timeLine(
      `  with all ${rules.length} active rules, ${told} of them told of a ${slowest.name}: median`,
      p50,
      MEDIAN_BAR_MS,
    ),
    timeLine("  99th percentile", quantile(slowest.times, 0.99), P99_BAR_MS),
    timeLine("  asked of the worker once a drag", prepared, null),
    timeLine("  all rules computed anew", full, null),
    statedLine("  a move is faster by", `${Math.round(full / p50).toLocaleString("en")} ×`),
    agreementLine(
      `  figures that differ from a full run of every rule, ${CHECKED * CLASSES.length} places`,
      String(differing),
      differing === 0,
    ),
  ];
}

/** What the app does in one move: land and units under the site, the map's own rule, then all others. */
function frameOf(inputs: Inputs, hash: PointHash, { rules }: LiveBasis) {
  const { demand, land, findUnits } = inputs;
  const live = new LiveRules(demand, hash);
  const before = coverageOf(inputs, OPENING_RULE, OPENING_DATE);
  const covered = Uint8Array.from(before.access.count, (n) => (n >= OPENING_RULE.k ? 1 : 0));
  const own = new LiveSite(demand, hash, before.groupOfDemand, covered, before.cutoffMm, 1);
  return (lon: number, lat: number): LiveRuleFigure[] => {
    const at = land === null ? 0 : landAt(land, lon, lat);
    const landmass = at < 0 ? null : (land?.ids[at] ?? "");
    const units = new Map([...findUnits([lon], [lat])].map(([level, of]) => [level, of[0]!]));
    const held: Held = { entrances: [[lon, lat]], landmass, units };
    const group = landmass === null ? -1 : (before.groupOfLandmass[landmass] ?? -1);
    own.gainOf([{ entrances: held.entrances, group }]);
    return live.figuresAt(rules, [held]);
  };
}

function siteOf(facilityClass: string, lon: number, lat: number): Facility {
  return {
    ...{ key: `${facilityClass}/~candidate`, layer: facilityClass, id: "~candidate", name: "" },
    ...{ class: facilityClass, level: "institution", lon, lat, capacity: 100, areaM2: 2000 },
    ...{ status: "open", openYear: null, closeYear: null, attributes: {} },
  };
}

function withFacility(inputs: Inputs, site: Facility): Inputs {
  const facilities = [...inputs.facilities, site].sort((a, b) => compareCodePoints(a.key, b.key));
  return { ...inputs, facilities };
}

function contextOver(inputs: Inputs, reaches: Reaches): EvaluationContext {
  return new EvaluationContext(inputs, OPENING_DATE, OPENING_DATE, RULE_OPTIONS, reaches);
}

type Outcomes = ReadonlyMap<string, ReturnType<typeof evaluateRule>["outcome"]>;

function outcomesOf(inputs: Inputs, rules: readonly Rule[]): Outcomes {
  const context = contextOver(inputs, new Reaches());
  const wanted = { levels: null, cells: false, backup: false };
  return new Map(
    rules.map((rule) => [rule.id, evaluateRule(context, rule, false, wanted).outcome]),
  );
}

type Outcome = NonNullable<ReturnType<Outcomes["get"]>>;

function agrees(figure: LiveRuleFigure, before: Outcome, after: Outcome): boolean {
  if (figure.kind === "gain") {
    return figure.gained === (before.whole.people ?? 0) - (after.whole.people ?? 0);
  }
  const { level, unitId } = figure.now;
  const row = after.units.find((unit) => unit.level === level && unit.unitId === unitId);
  return JSON.stringify(row) === JSON.stringify(figure.now);
}
