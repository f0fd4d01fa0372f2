import { evaluateRule } from "../../src/core/analysis/evaluate-rule.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import type { Rule } from "../../src/core/rules/rule.ts";
import { applyEdits } from "../../src/core/scenario/apply-edits.ts";
import {
  applyDiff,
  type Diff,
  EMPTY_DOCUMENT,
  planEditsOf,
  scenariosOf,
} from "../../src/core/scenario/document.ts";
import type { Edit } from "../../src/core/scenario/edit.ts";
import { addSites } from "../../src/core/scenario/edit-commands.ts";
import {
  addScenario,
  forkScenario,
  mergeScenarios,
} from "../../src/core/scenario/scenario-commands.ts";
import { readProject } from "../../src/io/project/read-project.ts";
import { writeProject } from "../../src/io/project/write-project.ts";
import { interleavedMedians, quantile } from "./interleaved.ts";
import {
  agreementLine,
  type BenchLine,
  ratioLine,
  statedLine,
  timeLine,
  timesLine,
} from "./result.ts";
import { contextOver, regionInputs, rulesOfPlan } from "./typical-plan.ts";

const CLASSES = ["elder", "clinic", "nursery", "sport"];
/** Edits of each class; the first of each is not counted. */
const TURNS = 4;
const TIMES_FASTER = 5;
const WANTED = { levels: null, cells: false, backup: false };

const SCENARIOS = 50;
const EDITS = 200;
const OPEN_BAR_MS = 2000;

const FEW = 1000;
const MANY = 10_000;
/** Ten times the edits take about ten times as long; a hundred times would show. */
const GROWTH_BAR = 40;

/** (g) One edit after another over the built-in region, beside computing all rules anew; and a large project. */
export async function benchScenarios(): Promise<BenchLine[]> {
  const base = await regionInputs();
  const rules = await rulesOfPlan();
  return [...editLines(base, rules), ...openingLines(base), growthLine(base)];
}

/** A scenario copied and merged back, a large one beside a tenth of it. */
function growthLine(base: Inputs): BenchLine {
  const taskOf = (count: number) => {
    const one = applyDiff(EMPTY_DOCUMENT, addScenario(EMPTY_DOCUMENT, "1"));
    const { id } = scenariosOf(one)[0]!;
    const sites = Array.from({ length: count }, (_, n) => {
      const { op: _op, layer: _layer, id: _id, ...site } = siteOf("elder", n, base);
      return site;
    });
    const document = applyDiff(one, addSites(one, id, sites));
    return (): void => {
      const two = applyDiff(document, forkScenario(document, id, "2"));
      mergeScenarios(two, id, scenariosOf(two)[1]!.id);
    };
  };
  const times = interleavedMedians(3, { few: taskOf(FEW), many: taskOf(MANY) });
  const what = `a scenario of ${MANY.toLocaleString("en")} edits copied and merged, beside ${FEW.toLocaleString("en")}`;
  return timesLine(what, times.many! / times.few!, GROWTH_BAR);
}

function editLines(base: Inputs, rules: readonly Rule[]): BenchLine[] {
  const kept = new Reaches();
  const answers = (inputs: Inputs, reaches: Reaches): readonly unknown[] => {
    const context = contextOver(inputs, reaches);
    return rules.map((rule) => evaluateRule(context, rule, false, WANTED).outcome);
  };
  answers(base, kept);
  let inputs = base;
  let differing = 0;
  const carried: number[] = [];
  const full: number[] = [];
  const ratios = new Map<string, number[]>();
  for (let n = 0; n < TURNS * CLASSES.length; n++) {
    const site = siteOf(CLASSES[n % CLASSES.length]!, n, base);
    inputs = { ...inputs, ...applyEdits(inputs, [site]).supply };
    const start = performance.now();
    const quick = answers(inputs, kept);
    const between = performance.now();
    const anew = answers(inputs, new Reaches());
    const end = performance.now();
    differing += quick.filter((one, k) => JSON.stringify(one) !== JSON.stringify(anew[k])).length;
    if (n < CLASSES.length) continue;
    carried.push(between - start);
    full.push(end - between);
    const ratio = (end - between) / (between - start);
    ratios.set(site.class, [...(ratios.get(site.class) ?? []), ratio]);
  }
  const times = [...ratios].map(([name, all]) => `${name} ${quantile(all, 0.5).toFixed(1)}`);
  return [
    timeLine(
      `one site more, ${rules.length} rules of seven kinds: carried over`,
      quantile(carried, 0.5),
      null,
    ),
    timeLine("  computed anew", quantile(full, 0.5), null),
    ratioLine(
      "  carried over is faster by",
      quantile(full, 0.5) / quantile(carried, 0.5),
      TIMES_FASTER,
    ),
    statedLine("  by class of the site", times.join(" · ")),
    agreementLine("  answers that differ from the full run", String(differing), differing === 0),
  ];
}

/** A site where people live, all over the province. */
function siteOf(name: string, n: number, { demand }: Inputs): Extract<Edit, { op: "add" }> {
  const cell = ((n + 1) * 104_729) % demand.count;
  return {
    ...{ op: "add", layer: name, id: `bench-${n}`, class: name },
    ...{ lon: demand.lon[cell]!, lat: demand.lat[cell]!, capacity: 60 },
    level: name === "elder" ? "institution" : "centre",
  };
}

/** Every edit is a step of its own in the history, as made by hand. */
function openingLines(base: Inputs): BenchLine[] {
  let document = EMPTY_DOCUMENT;
  const past: Diff[] = [];
  const step = (diff: Diff): void => {
    document = applyDiff(document, diff);
    past.push(diff);
  };
  for (let s = 0; s < SCENARIOS; s++) {
    step(addScenario(document, `${s + 1}`));
    const { id } = scenariosOf(document).at(-1)!;
    let own = EMPTY_DOCUMENT;
    own = { entries: { [id]: document.entries[id]! } };
    for (let n = 0; n < EDITS; n++) {
      const { op: _, layer: __, id: ___, ...site } = siteOf(CLASSES[n % 4]!, s * EDITS + n, base);
      const diff = addSites(own, id, [site]);
      own = applyDiff(own, diff);
      past.push(diff);
    }
    document = { entries: { ...document.entries, ...own.entries } };
  }
  const history = { ...document, past, future: [] };
  const project = {
    name: "bench",
    app: "0",
    history,
    session: {},
    layers: [],
    data: {},
    results: null,
  };
  const { bytes } = writeProject(project, false);
  const start = performance.now();
  const read = readProject([{ name: "bench.fuwuquan", bytes }], "");
  if (read.kind !== "project") throw new Error("the project of the bench cannot be read");
  const opened = read.project.history;
  const active = scenariosOf(opened).at(-1)!;
  const { supply } = applyEdits(base, planEditsOf(opened, active.id));
  const took = performance.now() - start;
  const edits = supply.facilities.length - base.facilities.length;
  return [
    timeLine(
      `a project of ${SCENARIOS} scenarios × ${EDITS} edits with its history: open`,
      took,
      OPEN_BAR_MS,
    ),
    agreementLine(
      "  steps to undo, sites of the scenario shown",
      `${opened.past.length.toLocaleString("en")}, ${edits}`,
      opened.past.length === SCENARIOS * (EDITS + 1) && edits === EDITS,
    ),
  ];
}
