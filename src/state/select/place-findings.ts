import { isWithin } from "../../core/access/access.ts";
import { type NearestOfPlace, nearestOfPlace } from "../../core/access/nearest-of-place.ts";
import type { CoverageAnswer } from "../../core/analysis/question.ts";
import { cellAt } from "../../core/demand/cell-at.ts";
import type { Demand } from "../../core/demand/demand.ts";
import { eligibleFacilities } from "../../core/facilities/eligible.ts";
import type { Facility } from "../../core/facilities/facility.ts";
import type { PolygonIndex } from "../../core/geo/polygon-index.ts";
import { landAt } from "../../core/land/locate.ts";
import { type Cutoff, cutoffMmOf } from "../../core/rules/rule.ts";
import { type FacilityClass, type QuestionSettings, ruleOf } from "../question-settings.ts";

/** How one place stands under one standard. */
export interface ClassFinding {
  readonly facilityClass: FacilityClass;
  readonly cutoff: Cutoff;
  readonly cutoffMm: number;
  readonly nearest: NearestOfPlace | null;
  /** Who would serve the place if the nearest did not. */
  readonly second: NearestOfPlace | null;
  readonly isMet: boolean;
}

export interface PlaceFindings {
  /** Where distances start, degrees: the middle of the populated cell, else the place itself. */
  readonly lon: number;
  readonly lat: number;
  /** Demand index of the cell, −1 where nobody lives. */
  readonly cell: number;
  /** The standard of the question. */
  readonly asked: ClassFinding;
  /** The other classes under the standards named for them. */
  readonly others: readonly ClassFinding[];
}

interface PlaceInputs {
  readonly demand: Demand;
  readonly answer: CoverageAnswer;
  readonly settings: QuestionSettings;
  readonly facilities: readonly Facility[];
  readonly land: PolygonIndex | null;
}

const CLASSES: readonly FacilityClass[] = ["elder", "nursery", "clinic", "sport"];

/** Everything the why card says about a place: the same distances and groups as the full run. */
export function placeFindings(lon: number, lat: number, inputs: PlaceInputs): PlaceFindings {
  const { demand, answer, settings } = inputs;
  const cell = cellAt(demand, lon, lat);
  const from = cell < 0 ? { lon, lat } : { lon: demand.lon[cell]!, lat: demand.lat[cell]! };
  const group = cell < 0 ? groupAt(lon, lat, inputs) : answer.groupOfDemand[cell]!;
  const { candidates } = answer;
  const find = (facilityClass: FacilityClass, cutoff: Cutoff): ClassFinding => {
    const isAsked = facilityClass === settings.facilityClass;
    const filter = isAsked ? settings.filter : null;
    const rule = ruleOf({ ...settings, facilityClass, cutoff, filter });
    const all = [...inputs.facilities, ...candidates];
    const { facilities } = eligibleFacilities(all, rule.facility, settings.asOf);
    const isReachable = (one: Facility): boolean =>
      groupAt(one.lon, one.lat, inputs, one) === group;
    const { lon: x, lat: y } = from;
    const [nearest = null, second = null] = nearestOfPlace(x, y, facilities, 2, isReachable);
    const cutoffMm = cutoffMmOf(cutoff, settings.speedMps) ?? 0;
    const isMet = nearest !== null && isWithin(nearest.costMm, cutoffMm);
    return { facilityClass, cutoff, cutoffMm, nearest, second, isMet };
  };
  return {
    ...from,
    cell,
    asked: find(settings.facilityClass, settings.cutoff),
    others: CLASSES.filter((one) => one !== settings.facilityClass).map((one) =>
      find(one, one === "elder" ? { m: 1000 } : { min: 15 }),
    ),
  };
}

/** Landmass under each facility; looked up once per facility and land. */
const landmassOf = new WeakMap<PolygonIndex, WeakMap<Facility, number>>();

function groupAt(
  lon: number,
  lat: number,
  { land, answer }: PlaceInputs,
  facility: Facility | null = null,
): number | string {
  if (land === null) return 0;
  let known = landmassOf.get(land);
  if (known === undefined) {
    known = new WeakMap();
    landmassOf.set(land, known);
  }
  let at = facility === null ? undefined : known.get(facility);
  if (at === undefined) {
    at = landAt(land, lon, lat);
    if (facility !== null) known.set(facility, at);
  }
  if (at < 0) return `alone ${lon} ${lat}`;
  return answer.groupOfLandmass[land.ids[at]!] ?? `alone ${lon} ${lat}`;
}
