import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { Projection } from "../core/demand/projection.ts";
import type { DistrictSettings } from "../core/districts/district.ts";
import type { Facility } from "../core/facilities/facility.ts";
import type { WrittenRule } from "../core/rules/written-rule.ts";
import { planEditsOf, scenariosOf, type WorkDocument } from "../core/scenario/document.ts";
import { planInputsOf } from "../core/scenario/own-input.ts";
import { documentStore } from "../state/document.ts";
import { ruleOf } from "../state/question-settings.ts";
import { regionStore } from "../state/region.ts";
import { rulesInForce } from "../state/rules-in-force.ts";
import { sessionStore } from "../state/session.ts";
import { growthFile, growthSource } from "./growth-file.ts";
import { registeredFile, registeredSource } from "./registered-file.ts";
import { SAMPLE_MARK } from "./sample-mark.ts";

/** The present work as a plan file with the data files it names. */
export interface WorkPlan {
  readonly text: string;
  readonly files: readonly NamedBytes[];
}

/**
 * The present question, the rules that are on, scenarios and own facilities as a plan. Without own
 * layers the plan needs no file beside it; with them, every layer of a class that a rule counts is
 * written out as GeoJSON. With `projection` scenarios of a later year have the people it gives,
 * which the map does not show: for a plan that is kept, not for what stands on the screen.
 */
export function planOfWork(
  title: string,
  inputs: ReadonlyMap<string, NamedBytes>,
  projection: Projection | null = null,
): WorkPlan {
  const { question, floorPeople, districts, registered } = sessionStore.getState();
  const { facilities, ownLayers, ownInputs, ownFields, basis: ownBasis } = regionStore.getState();
  const { id, facility, demand, basis, travel, scope, cutoff, target, edition, source } =
    ruleOf(question);
  const scenarios = planScenarios(documentStore.getState().document);
  const rules = rulesInForce().filter((rule) => rule.id !== id);
  const classes = new Set([facility.class, ...rules.flatMap(classesOf)]);
  const layers = ownLayers.length === 0 ? new Map<string, string>() : layersOf(facilities, classes);
  const isOwn = (layer: string): boolean => ownLayers.some((own) => own.layer === layer);
  const files = [...layers.keys()].map((layer) => layerFile(layer, facilities, isOwn(layer)));
  const placed = ownInputs.flatMap((entry) => {
    const file = inputs.get(entry.id);
    return file === undefined ? [] : [{ entry, path: file.name, file }];
  });
  const given = {
    ...planInputsOf(placed),
    ...(registered === null ? {} : { registered: registeredSource(registered.table) }),
    ...(projection === null ? {} : { projection: growthSource(projection) }),
    ...(layers.size === 0
      ? {}
      : { facilities: [...layers].map(([layer, name]) => layerSource(layer, name)) }),
  };
  const people = registered === null ? null : registeredFile(registered.table);
  const plan = {
    fuwuquan: 1,
    asOf: question.asOf,
    title,
    region: "zhejiang",
    ...(Object.keys(given).length === 0 ? {} : { inputs: given }),
    travel,
    rules: [
      dropNulls({
        id,
        kind: "within",
        facility,
        demand,
        basis: ownFields === null ? basis : ownBasis || null,
        scope,
        cutoff,
        target,
        edition,
        source,
      }),
      ...rules,
    ],
    ...(scenarios.length === 0 ? {} : { scenarios }),
    options: {
      gaps: [{ rule: id, floorPeople }],
      ...(districts === null ? {} : { districts: [planDistrict(districts)] }),
      cells: false,
    },
  };
  const beside = [
    ...files,
    ...placed.map(({ file }) => file),
    ...(people === null ? [] : [people]),
    ...(projection === null ? [] : [growthFile(projection)]),
  ];
  return { text: `${JSON.stringify(plan, null, 2)}\n`, files: beside };
}

function planDistrict(settings: DistrictSettings): Record<string, unknown> {
  const { unitId, mainUrban, from, target, tolerance, bedsPerTenThousand } = settings;
  return {
    ...(unitId === null ? {} : { unit: unitId }),
    ...(mainUrban ? { area: "main-urban" } : {}),
    ...{ from, target, tolerance, bedsPer10000: bedsPerTenThousand },
  };
}

/** The document as the scenarios of a plan. */
function planScenarios(document: WorkDocument): Record<string, unknown>[] {
  return scenariosOf(document).map(({ id, title, note, year }) => ({
    id,
    title,
    ...(note === "" ? {} : { note }),
    ...(year === null ? {} : { year }),
    edits: planEditsOf(document, id),
  }));
}

function classesOf(rule: WrittenRule): readonly string[] {
  if (rule.kind === "all-classes") return rule.classes;
  if (rule.kind === "exists" && rule.allOf !== undefined) return rule.allOf.map((one) => one.class);
  return rule.facility === undefined ? [] : [rule.facility.class];
}

/** Layers of the classes, with the class of each. */
function layersOf(
  facilities: readonly Facility[],
  classes: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const layers = new Map<string, string>();
  for (const { layer, class: name } of facilities) if (classes.has(name)) layers.set(layer, name);
  return layers;
}

const COLUMNS = ["id", "name", "level", "capacity", "areaM2", "status", "openYear", "closeYear"];

function layerSource(layer: string, facilityClass: string): Record<string, unknown> {
  return {
    layer,
    class: facilityClass,
    path: `facilities-${layer}.geojson`,
    columns: Object.fromEntries(COLUMNS.map((column) => [column, column])),
  };
}

function layerFile(layer: string, facilities: readonly Facility[], isOwn: boolean): NamedBytes {
  const features = facilities
    .filter((facility) => facility.layer === layer)
    .map((facility) => ({
      type: "Feature",
      properties: {
        ...facility.attributes,
        id: facility.id,
        name: facility.name,
        level: facility.level,
        capacity: facility.capacity,
        areaM2: facility.areaM2,
        status: facility.status,
        openYear: facility.openYear,
        closeYear: facility.closeYear,
        ...(isOwn ? {} : { mark: SAMPLE_MARK }),
      },
      geometry: { type: "Point", coordinates: [facility.lon, facility.lat] },
    }));
  const text = JSON.stringify({ type: "FeatureCollection", features });
  return { name: `facilities-${layer}.geojson`, bytes: new TextEncoder().encode(`${text}\n`) };
}

function dropNulls(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
