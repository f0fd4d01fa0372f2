import type { FeatureCollection } from "geojson";
import { areaGapsOf } from "../core/analysis/area-gaps-of-rule.ts";
import { compareScenarios } from "../core/analysis/compare-scenarios.ts";
import { countedInUnit } from "../core/analysis/counted-in-unit.ts";
import { type Coverage, coverageOf } from "../core/analysis/coverage.ts";
import { districtsOfUnit } from "../core/analysis/districts-of-unit.ts";
import { EvaluationContext } from "../core/analysis/evaluation-context.ts";
import type { Inputs } from "../core/analysis/inputs.ts";
import { placesOfUnit, previewOfPlaces } from "../core/analysis/places-of-unit.ts";
import type { NamedBytes, PlanRun } from "../core/analysis/plan-run.ts";
import type { HeldFile, OwnInput } from "../core/analysis/project.ts";
import type { FirstFigures, Question } from "../core/analysis/question.ts";
import { Reaches } from "../core/analysis/reaches.ts";
import { InputError } from "../core/base/issue.ts";
import { noTick } from "../core/base/tick.ts";
import { facilitiesIn, inLots } from "../core/facilities/facility-lots.ts";
import { layerCounts } from "../core/facilities/layer-counts.ts";
import { groundShape } from "../core/gaps/ground.ts";
import { neighbourLists } from "../core/gaps/neighbour-lists.ts";
import { traceGaps } from "../core/gaps/trace-gaps.ts";
import { tracedGaps } from "../core/gaps/traced-gaps.ts";
import { PolygonIndex } from "../core/geo/polygon-index.ts";
import type { Landmass } from "../core/land/landmass.ts";
import { RULE_OPTIONS } from "../core/rules/outcome.ts";
import { applyEdits } from "../core/scenario/apply-edits.ts";
import type { Edit } from "../core/scenario/edit.ts";
import { sweep } from "../core/sensitivity/sweep.ts";
import { unitsByNearestDemand } from "../core/units/nearest-unit.ts";
import type { Outlines } from "../core/units/outlines.ts";
import type { Units } from "../core/units/units.ts";
import type { Ground } from "../io/elevation/ground.ts";
import { readRegisteredFile } from "../io/inputs/read-registered-file.ts";
import { parseRule } from "../io/plan/parse-rule.ts";
import { readProject } from "../io/project/read-project.ts";
import { digestOf, writeProject } from "../io/project/write-project.ts";
import { readProjection } from "../io/read-projection.ts";
import {
  loadRegionDemand,
  loadRegionFacilities,
  loadRegionIndex,
  loadRegionLand,
  loadRegionOutlines,
  type ReadRegionFile,
  regionUnits,
} from "../io/region/load-region.ts";
import { readFeatures } from "../io/region/read-fgb.ts";
import type { RegionIndex } from "../io/region/region-index.ts";
import { countiesOf, regionLinks, UNIT_LIMIT_M } from "../io/region/region-inputs.ts";
import { readRules } from "../io/rules/read-rules.ts";
import { runPlan } from "../io/run-plan.ts";
import { drawCircles } from "./draw-circles.ts";
import { FacilityLayers, namedIn } from "./facility-layers.ts";
import { fetchCatalogue } from "./fetch-catalogue.ts";
import { fileByEnd } from "./file-by-end.ts";
import { heldFacilities, heldInput, inputOf, lotsOf, namedBytesOf } from "./held-input.ts";
import { inTurns } from "./in-turns.ts";
import { liveAnswer } from "./live-answer.ts";
import { type OwnSituation, ownSituation } from "./own-situation.ts";
import type { Api } from "./protocol.ts";
import { regionFiles } from "./region-files.ts";
import { RegisteredPeople } from "./registered-people.ts";
import { RuleAnswers } from "./rule-answers.ts";
import type { HandlersOf } from "./serve.ts";

/** Coverage results kept for the next question about them: circles, gaps. */
const KEPT_ANSWERS = 6;

interface Region {
  readonly read: ReadRegionFile;
  readonly index: RegionIndex;
  readonly units: Units;
}

type BesideBasis = Pick<Api["scenarios.sweep"][0], "rules" | "written" | "listDate">;

/** The answers of the analysis worker, over one region at a time. */
export function createAnalysis(): HandlersOf<Api> {
  let region: Region | null = null;
  let land: Promise<readonly Landmass[]> | null = null;
  let layers: Promise<FacilityLayers> | null = null;
  let inputs: Promise<Inputs> | null = null;
  let outlines: Promise<Outlines["levels"]> | null = null;
  let edited: { readonly key: string; readonly inputs: Inputs } | null = null;
  let own: OwnSituation | null = null;
  let ground: Promise<Ground | null> | null = null;
  const registered = new RegisteredPeople();
  const answers = new Map<string, Coverage>();
  let reaches = new Reaches();
  let ruleAnswers = new RuleAnswers(reaches);

  const opened = (): Region => {
    if (region === null) throw new Error("no region is open");
    return region;
  };
  const landOnce = (): Promise<readonly Landmass[]> => {
    const { read, index } = opened();
    if (own !== null) return Promise.resolve(own.landmasses);
    land ??= loadRegionLand(read, index);
    return land;
  };
  const layersOnce = (): Promise<FacilityLayers> => {
    layers ??= loadRegionFacilities(opened().read).then((samples) => new FacilityLayers(samples));
    return layers;
  };
  const inputsOnce = (): Promise<Inputs> => {
    if (own !== null) return Promise.resolve(own.inputs);
    inputs ??= assemble(opened(), landOnce());
    return inputs;
  };

  const outlinesOnce = (): Promise<Outlines["levels"]> => {
    if (own !== null) return Promise.resolve(own.outlines);
    outlines ??= loadRegionOutlines(opened().read);
    return outlines;
  };

  /** The inputs with edits carried out by a year; the same object for the same facilities and edits. */
  const editedInputs = async (edits: readonly Edit[], asOf: string): Promise<Inputs> => {
    const [base, current] = await Promise.all([inputsOnce(), layersOnce()]);
    const year = Number(asOf.slice(0, 4));
    const key = JSON.stringify([current.version, edits, edits.length === 0 ? null : year]);
    if (edited?.key === key) return edited.inputs;
    const facilities = current.all();
    const { supply, faults } = applyEdits({ facilities, links: base.links }, edits, year);
    if (faults.length > 0) {
      throw new InputError(
        faults.map(({ code, index, value }) => ({
          severity: "error",
          code,
          count: 1,
          message: "the edit cannot be carried out",
          params: {},
          examples: [{ key: `edits[${index}]`, value }],
        })),
      );
    }
    edited = { key, inputs: { ...base, ...supply } };
    return edited.inputs;
  };
  const coverageFor = async ({ rule, asOf, listDate, edits }: Question): Promise<Coverage> => {
    const { version } = await layersOnce();
    const key = JSON.stringify([version, rule, asOf, listDate, edits]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const changed = await editedInputs(edits, asOf);
    const coverage = coverageOf(changed, rule, asOf, listDate, reaches);
    answers.set(key, coverage);
    const oldest = answers.keys().next().value;
    if (answers.size > KEPT_ANSWERS && oldest !== undefined) answers.delete(oldest);
    return coverage;
  };

  const besideBasis = async (question: BesideBasis) => {
    const { rules: own, written, listDate } = question;
    const inputs = await editedInputs([], listDate);
    const parsed = written.map((rule) => parseRule(rule, null, listDate, {}));
    const read = parsed.flatMap((one) => (one.ok && !one.isOff ? [one.rule] : []));
    return { inputs, listDate, rules: [...own, ...read], options: RULE_OPTIONS, reaches };
  };

  const runOf = (
    planText: string,
    files: readonly NamedBytes[],
    app: string,
    scenario: string,
    only?: Parameters<typeof runPlan>[4],
  ): Promise<PlanRun> => {
    const host = {
      readFile: async (path: string) => fileByEnd(files, path),
      readRegion: opened().read,
      app,
      tick: noTick,
    };
    return runPlan("plan.json", new TextEncoder().encode(planText), host, scenario, only);
  };

  return {
    "region.open": async ({ baseUrl }) => {
      const read = regionFiles(baseUrl);
      const index = await loadRegionIndex(read);
      region = { read, index, units: regionUnits(index) };
      const [counties, first] = await Promise.all([
        featuresIn(read, "counties.fgb"),
        firstOf(read),
      ]);
      return { index, counties, first };
    },
    "region.scenery": async () => {
      const { read, index } = opened();
      land ??= loadRegionLand(read, index);
      const [landFeatures, water, towns, landmasses] = await Promise.all([
        featuresIn(read, "land.fgb"),
        featuresIn(read, "water.fgb"),
        featuresIn(read, "towns.fgb"),
        land,
      ]);
      return { land: landFeatures, water, towns, landmasses, links: regionLinks(index) };
    },
    "region.landmasses": landOnce,
    "facilities.list": async () => {
      const all = (await layersOnce()).all();
      return { ...heldFacilities(inLots(all)), counts: layerCounts(all) };
    },
    "facilities.name": async ({ layer, facilities }) =>
      heldFacilities(inLots(namedIn(layer, facilitiesIn(await lotsOf(facilities))))),
    "facilities.put": async ({ layer, facilities }) => {
      (await layersOnce()).put(layer, facilitiesIn(await lotsOf(facilities)));
      return null;
    },
    "facilities.restore": async ({ layer }) => {
      (await layersOnce()).restore(layer);
      return null;
    },
    "inputs.set": async ({ inputs: given }) => {
      const { read, index } = opened();
      const inputs = await Promise.all(
        given.map(async ({ entry, file }) => ({ entry, file: await namedBytesOf(file) })),
      );
      own = inputs.length === 0 ? null : await ownSituation(inputs, index, read);
      // Nothing that was computed holds over other people, units or land.
      edited = null;
      answers.clear();
      reaches = new Reaches();
      ruleAnswers = new RuleAnswers(reaches);
      return own?.view ?? null;
    },
    "ground.set": async ({ input }) => {
      ground = input === null ? null : groundOf(input);
      return null;
    },
    "ground.at": async ({ lon, lat }) => (await ground)?.at(lon, lat) ?? null,
    "demand.get": async () => (await inputsOnce()).demand,
    "demand.neighbours": async () => {
      const { demand } = await inputsOnce();
      const shape = groundShape(demand);
      return shape === null ? null : neighbourLists(shape, demand.count);
    },
    "coverage.answer": async (question) => {
      const coverage = await coverageFor(question);
      const { access, cutoffMm, inScope, groupOfDemand, groupOfLandmass, sites, excluded } =
        coverage;
      return {
        access,
        cutoffMm,
        inScope,
        groupOfDemand,
        groupOfLandmass,
        candidates: sites.filter(({ layer }) => layer === "candidate"),
        excluded,
        summaries: [...coverage.summaries, coverage.all],
      };
    },
    "rules.evaluate": async (question, tick) =>
      ruleAnswers.answer(
        registered.over(await editedInputs(question.edits, question.asOf), question.registered),
        question,
        tick,
      ),
    "rules.live": async ({ edits, registered: table, ...question }) => {
      const changed = registered.over(await editedInputs(edits, question.asOf), table);
      return liveAnswer(changed, question, reaches, own === null);
    },
    "registered.read": async ({ name, bytes, source }) => {
      const { demand, units } = await inputsOnce();
      return readRegisteredFile(name, bytes, [...demand.weights.keys()], units, source);
    },
    "facilities.counted": async ({ filters, unitId, asOf, edits }) =>
      countedInUnit(await editedInputs(edits, asOf), filters, unitId, asOf),
    "rules.catalogue": ({ url }) => fetchCatalogue(url),
    "rules.read": ({ name, bytes }) => readRules(name, bytes),
    "gaps.land": async ({ rule, asOf, listDate, edits }, tick) => {
      const changed = await editedInputs(edits, asOf);
      const context = new EvaluationContext(changed, asOf, listDate, RULE_OPTIONS, reaches);
      const [levels, landmasses] = await Promise.all([outlinesOnce(), landOnce()]);
      const floors = { floorPeople: 0, floorAreaM2: 0 };
      return areaGapsOf(context, { levels, landmasses, level: "county" }, rule, floors, tick);
    },
    "districts.draw": async ({ settings, asOf, edits }, tick) =>
      districtsOfUnit(await editedInputs(edits, asOf), await outlinesOnce(), settings, asOf, tick),
    "places.solve": async ({ asOf, listDate, edits, ...question }, tick) => {
      const changed = await editedInputs(edits, asOf);
      const context = new EvaluationContext(changed, asOf, listDate, RULE_OPTIONS, reaches);
      return inTurns(placesOfUnit(context, question), tick);
    },
    "places.preview": async ({ asOf, listDate, edits, ...question }) => {
      const changed = await editedInputs(edits, asOf);
      const context = new EvaluationContext(changed, asOf, listDate, RULE_OPTIONS, reaches);
      return previewOfPlaces(context, question);
    },
    "gaps.trace": async ({ floorPeople, ...question }, tick) => {
      const { rule } = question;
      const { demand } = await inputsOnce();
      const { access, inScope, sites } = await coverageFor(question);
      const uncovered = Uint8Array.from(access.count, (count, i) =>
        count < rule.k && (inScope === null || inScope[i] === 1) ? 1 : 0,
      );
      const gaps = traceGaps(
        {
          demand,
          uncovered,
          nearest: access.nearest,
          costMm: access.costMm,
          field: rule.demand,
          peopleField: "people",
          floorPeople,
          floorAreaM2: 0,
        },
        tick,
      );
      return tracedGaps(gaps, demand, sites);
    },
    "circles.draw": async ({ radiiM, window, without, ...question }) => {
      const base = await inputsOnce();
      const { sites, groupOfLandmass } = await coverageFor(question);
      const masses = await landOnce();
      const shown = sites.filter(({ key }) => !without.includes(key));
      return drawCircles(shown, base.land, masses, groupOfLandmass, radiiM, window);
    },
    "plan.run": ({ planText, files, app, scenario, only }) =>
      runOf(planText, files, app, scenario, only),
    "scenarios.compare": async ({ scenarios, projection, ...question }, tick) => {
      const basis = await besideBasis(question);
      const inputs = { ...basis.inputs, projection };
      return inTurns(compareScenarios({ ...basis, inputs }, scenarios), tick);
    },
    "scenarios.sweep": async ({ scenarios, ranges, steps, ...question }, tick) => {
      const basis = await besideBasis(question);
      return inTurns(sweep({ ...basis, scenarios, ranges, steps }), tick);
    },
    "projection.read": async ({ name, bytes, baseYear }) =>
      readProjection(name, bytes, baseYear, await inputsOnce()),
    "project.read": ({ files, title }) => {
      const reading = readProject(files, title);
      if (reading.kind !== "project") return reading;
      const data = Object.entries(reading.project.data);
      const held = Object.fromEntries(data.map(([name, one]) => [name, heldInput(one)]));
      return { ...reading, project: { ...reading.project, data: held } };
    },
    "project.write": async ({ project, leaveOutLayers }) => {
      const held = Object.entries(project.data);
      const data = await Promise.all(held.map(async ([name, one]) => [name, await inputOf(one)]));
      return writeProject({ ...project, data: Object.fromEntries(data) }, leaveOutLayers);
    },
    "project.digest": async ({ planText, files, app }) =>
      digestOf(await runOf(planText, files, app, "all")),
  };
}

async function assemble(region: Region, land: Promise<readonly Landmass[]>): Promise<Inputs> {
  const { read, index, units } = region;
  const demand = await loadRegionDemand(read, index, units);
  const landmasses = await land;
  return {
    demand,
    units,
    findUnits: unitsByNearestDemand(demand, UNIT_LIMIT_M),
    facilities: [],
    land: new PolygonIndex(landmasses),
    landmassCount: landmasses.length,
    links: regionLinks(index),
    groups: { given: [], counties: countiesOf(index) },
    mainUrban: new Set(index.units.filter(({ mainUrban }) => mainUrban).map(({ id }) => id)),
    basis: index.basis,
    projection: null,
    method: null,
  };
}

async function featuresIn(read: ReadRegionFile, name: string): Promise<FeatureCollection> {
  return { type: "FeatureCollection", features: await readFeatures(await read(name)) };
}

/** Absent where the region was built without it: the app then waits for the first answer. */
async function firstOf(read: ReadRegionFile): Promise<FirstFigures | null> {
  try {
    return JSON.parse(new TextDecoder().decode(await read("first.json"))) as FirstFigures;
  } catch {
    return null;
  }
}

/** The reader of rasters comes with the first heights. */
async function groundOf({ entry, file }: OwnInput<HeldFile>): Promise<Ground | null> {
  const { Ground } = await import("../io/elevation/ground.ts");
  const { name, bytes } = await namedBytesOf(file);
  return Ground.of(name, bytes, entry.source);
}
