import type { Feature, FeatureCollection } from "geojson";
import type { Inputs } from "../core/analysis/inputs.ts";
import type { OwnInput } from "../core/analysis/project.ts";
import { MICRO } from "../core/base/exact.ts";
import { InputError, IssueLog } from "../core/base/issue.ts";
import { noTick } from "../core/base/tick.ts";
import { type Box, boxOfPlaces } from "../core/geo/box.ts";
import type { NamedArea } from "../core/geo/polygon-index.ts";
import type { Landmass } from "../core/land/landmass.ts";
import { planInputsOf } from "../core/scenario/own-input.ts";
import type { Outlines } from "../core/units/outlines.ts";
import type { Unit } from "../core/units/units.ts";
import { interiorPoint } from "../io/inputs/interior-point.ts";
import { readPlanInputs } from "../io/plan/plan-inputs.ts";
import { planSchema } from "../io/plan/plan-schema.ts";
import { reportFaults } from "../io/plan/schema-faults.ts";
import type { ReadRegionFile } from "../io/region/load-region.ts";
import type { RegionIndex, RegionUnit } from "../io/region/region-index.ts";
import { type LinkView, linkViews } from "./link-views.ts";

/** What the planner's inputs make of the region. */
export interface OwnSituation {
  readonly inputs: Inputs;
  readonly landmasses: readonly Landmass[];
  readonly outlines: Outlines["levels"];
  readonly view: SituationView;
}

/** The same for the screens. */
export interface SituationView {
  readonly units: readonly UnitOnScreen[];
  /** Polygons by level with the property `id`; only levels that the planner's units changed. */
  readonly outlines: Readonly<Record<string, FeatureCollection>>;
  /** Null where the land is the region's. */
  readonly land: FeatureCollection | null;
  readonly links: readonly LinkView[];
  readonly marks: readonly string[];
  /** Null where nobody said what the people are. */
  readonly basis: string | null;
  /** Weights that there are. */
  readonly fields: readonly string[];
}

type UnitOnScreen = Omit<RegionUnit, "level" | "totals"> & {
  readonly level: string;
  readonly totals: Readonly<Record<string, number>>;
};

const AS_OF = "2020-01-01";

/** Reads the planner's inputs as a plan with the same files would. Throws `InputError` where they are at fault. */
export async function ownSituation(
  own: readonly OwnInput[],
  index: RegionIndex,
  read: ReadRegionFile,
): Promise<OwnSituation> {
  const placed = own.map(({ entry, file }) => ({ entry, path: file.name }));
  const given = {
    fuwuquan: 1,
    asOf: AS_OF,
    region: "zhejiang",
    inputs: planInputsOf(placed),
    options: { gaps: [{ rule: "none", kind: "area" }] },
  };
  const log = new IssueLog();
  const plan = planSchema.safeParse(given);
  if (!plan.success) {
    reportFaults("project", given, plan.error, log);
    throw new InputError(log.list());
  }
  const host = {
    readFile: async (path: string) =>
      own.find(({ file }) => file.name === path)?.file.bytes ?? null,
    readRegion: read,
    app: "",
    tick: noTick,
  };
  const found = await readPlanInputs(plan.data, "project", host, log);
  if (found === null) throw new InputError(log.list());
  const { inputs, landmasses, marks } = found;
  const outlines = found.outlines?.levels ?? new Map();
  const targets = new Set(own.map(({ entry }) => entry.target));
  return {
    inputs,
    landmasses,
    outlines,
    view: {
      units: unitsOnScreen(inputs, index, outlines),
      outlines: targets.has("units")
        ? Object.fromEntries([...outlines].map(([level, areas]) => [level, areasOnMap(areas)]))
        : {},
      land: targets.has("land") ? areasOnMap(landmasses) : null,
      links: linkViews(inputs.links, index.links, landmasses),
      marks,
      basis: inputs.basis,
      fields: [...inputs.demand.weights.keys()],
    },
  };
}

/** Areas of the region first, the planner's above them. */
function areasOnMap(areas: readonly NamedArea[]): FeatureCollection {
  const features = areas.map(
    ({ id, polygons }): Feature => ({
      type: "Feature",
      properties: { id },
      geometry: {
        type: "MultiPolygon",
        coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
      },
    }),
  );
  return { type: "FeatureCollection", features: features.reverse() };
}

/** Units with their totals of the demand in play; those of the region keep what only it knows. */
function unitsOnScreen(
  inputs: Inputs,
  index: RegionIndex,
  outlines: ReadonlyMap<string, readonly NamedArea[]>,
): UnitOnScreen[] {
  const known = new Map(index.units.map((unit) => [unit.id, unit]));
  const shapeOf = new Map([...outlines.values()].flat().map((area) => [area.id, area.polygons]));
  const totals = totalsByUnit(inputs);
  return inputs.units.all.map((unit, k) => {
    const own = { ...unitText(unit), parent: unit.parent, totals: totals[k]! };
    const region = known.get(unit.id);
    if (region !== undefined) {
      return { ...region, ...own, nameEn: region.nameEn, areaKm2: unit.areaKm2 ?? region.areaKm2 };
    }
    const shape = shapeOf.get(unit.id) ?? [];
    const bbox = boxAround(shape.flat(2)) ?? boxAround(placesIn(inputs, unit, k)) ?? wholeOf(index);
    const [lon, lat] =
      shape.length > 0 ? interiorPoint(shape) : [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2];
    return {
      ...own,
      ...{ short: unit.name, pinyin: "", initials: "" },
      ...{ lon, lat, bbox, areaKm2: unit.areaKm2 ?? 0 },
      ...{ island: false, supportFrom: null, supportUntil: null, estimated: false },
      ...{ mainUrban: false, heightM: null, villages: null },
    };
  });
}

function unitText({ id, level, name }: Unit) {
  const shown = name === "" ? id : name;
  return { id, level, name: shown, nameEn: shown };
}

function totalsByUnit({ demand, units }: Inputs): Record<string, number>[] {
  const sums = units.all.map((): Record<string, number> => ({}));
  for (const [field, weights] of demand.weights) {
    for (const unitAt of demand.unitAt.values()) {
      const ofField = new Float64Array(units.all.length);
      for (let i = 0; i < demand.count; i++) {
        if (unitAt[i]! >= 0) ofField[unitAt[i]!]! += weights[i]!;
      }
      for (const unit of new Set(unitAt)) {
        if (unit >= 0) sums[unit]![field] = ofField[unit]! / MICRO;
      }
    }
    for (const sum of sums) sum[field] ??= 0;
  }
  return sums;
}

function placesIn({ demand }: Inputs, { level }: Unit, k: number): (readonly [number, number])[] {
  const unitAt = demand.unitAt.get(level);
  const places: [number, number][] = [];
  unitAt?.forEach((unit, i) => {
    if (unit === k) places.push([demand.lon[i]!, demand.lat[i]!]);
  });
  return places;
}

function boxAround(places: readonly (readonly [number, number])[]): Box | null {
  return places.length === 0 ? null : boxOfPlaces(places);
}

function wholeOf({ units }: RegionIndex): Box {
  return units.find(({ level }) => level === "province")!.bbox;
}
