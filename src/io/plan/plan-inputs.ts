import type { Inputs } from "../../core/analysis/inputs.ts";
import { compareCodePoints } from "../../core/base/exact.ts";
import type { IssueLog } from "../../core/base/issue.ts";
import type { Facility } from "../../core/facilities/facility.ts";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import type { Landmass, Link } from "../../core/land/landmass.ts";
import type { Outlines } from "../../core/units/outlines.ts";
import { type DemandRows, demandOf } from "../inputs/demand.ts";
import { facilitiesOf } from "../inputs/facilities.ts";
import { landOf } from "../inputs/land.ts";
import { linksOf } from "../inputs/links.ts";
import type { RowCounts } from "../inputs/source-rows.ts";
import { type UnitLayers, unitsOf } from "../inputs/units.ts";
import { type LoadedRegion, loadRegion } from "../region/region-inputs.ts";
import type { InputRecord } from "./input-record.ts";
import { keepUnits } from "./kept-units.ts";
import { placeDemand } from "./place-demand.ts";
import type { PlanHost } from "./plan-host.ts";
import { type Land, landOfPlan, landOfRegion, linksBeside } from "./plan-land.ts";
import { plannedOutlines } from "./plan-outlines.ts";
import { plannedProjection } from "./plan-projection.ts";
import type { PlanDemand, PlanFile, PlanSource } from "./plan-schema.ts";
import { readRegistered } from "./read-registered.ts";
import { SourceReader } from "./source-reader.ts";

export interface PlanInputs {
  readonly inputs: Inputs;
  /** Rule id → polygons of its scope, of the rules that name any. */
  readonly areas: ReadonlyMap<string, readonly PolygonCoordinates[]>;
  readonly records: readonly InputRecord[];
  readonly hashOfPath: ReadonlyMap<string, string>;
  /** What is modelled, sampled or estimated among what is used. */
  readonly marks: readonly string[];
  readonly landmasses: readonly Landmass[];
  /** Null unless the plan asks for gaps by land. */
  readonly outlines: Outlines | null;
}

/** Reads everything the plan names, and from the built-in region what it does not give itself. */
export async function readPlanInputs(
  plan: PlanFile,
  file: string,
  host: PlanHost,
  log: IssueLog,
): Promise<PlanInputs | null> {
  const given = plan.inputs ?? {};
  const region = plan.region === undefined ? null : await loadRegion(host.readRegion);
  const reader = new SourceReader(file, host, log);
  const records: InputRecord[] = [];
  const ownDemand = given.demand !== undefined && given.demand.kind !== "region";
  if (given.demand?.kind === "region" && region === null) {
    const place = { file, key: "inputs.demand.kind", value: "region" };
    log.error("missing-key", "demand of the region needs the key region in the plan", place);
  }
  if (!ownDemand && region === null && given.demand === undefined) {
    log.error("missing-key", "there is no demand; add inputs.demand or region", {
      file,
      key: "inputs.demand",
    });
  }
  if (given.keep !== undefined && region === null) {
    const message = "there is no region to keep anything of; add the key region, or remove keep";
    log.error("missing-key", message, { file, key: "inputs.keep" });
  }
  const layers = await readUnitLayers(plan, reader, records, log);
  const land = await readLand(plan, reader, region, records);
  const links = await readLinks(plan, reader, region, records, log);
  const facilities =
    given.facilities === undefined && region !== null
      ? region.inputs.facilities
      : await readFacilities(plan, file, reader, records, log);
  const demandRows = ownDemand ? await readDemand(plan, file, reader, records, log) : null;
  const areas = await readAreas(plan, reader, records);
  if (!log.hasErrors) await reader.hashOthers(plan);
  if (log.hasErrors) return null;
  const keep = region === null ? null : (given.keep?.units ?? (layers === null ? "all" : null));
  const isNew = layers !== null || demandRows !== null;
  const kept =
    keep !== null && isNew ? await keepUnits(region!, layers, keep, host.readRegion) : null;
  const base = placeDemand(demandRows, layers, kept, land, region);
  const registered = await readRegistered(plan, reader, base, records, log);
  if (log.hasErrors) return null;
  const hasRegionUnits = layers === null || kept !== null;
  if (region !== null) records.push(...regionRecords(region, plan));
  const projected = await plannedProjection(plan, base, reader, log);
  if (projected !== null) records.push(projected.record);
  if (log.hasErrors) return null;
  return {
    inputs: {
      ...base,
      ...registered,
      facilities,
      land: land?.index ?? null,
      links,
      groups: {
        given: (given.groups ?? []).map(({ id, units, from, until }) => ({
          id,
          units,
          from: from ?? null,
          until: until ?? null,
        })),
        counties:
          given.groups === undefined && hasRegionUnits
            ? (region?.inputs.groups.counties ?? [])
            : [],
      },
      mainUrban: hasRegionUnits ? (region?.inputs.mainUrban ?? new Set()) : new Set(),
      basis: ownDemand ? (given.demand?.basis ?? null) : (region?.index.basis ?? null),
      projection: projected?.projection ?? null,
      method: null,
    },
    areas,
    records,
    hashOfPath: reader.hashOfPath,
    marks: [
      ...marksOf(plan, region, ownDemand, facilities),
      ...(registered === null ? [] : ["modelled-registered"]),
    ],
    landmasses: land?.landmasses ?? [],
    outlines: await plannedOutlines(plan, layers, kept, land, region, host),
  };
}

/** Facilities of the planner's own with the column `mark` = `sample` are samples still. */
function marksOf(
  plan: PlanFile,
  region: LoadedRegion | null,
  ownDemand: boolean,
  facilities: readonly Facility[],
): string[] {
  const hasSamples =
    region !== null && plan.inputs?.facilities === undefined
      ? true
      : facilities.some(({ attributes }) => attributes.mark === "sample");
  if (region === null) return hasSamples ? ["sample-facilities"] : [];
  const marks: string[] = [];
  if (!ownDemand) marks.push("modelled-demand");
  if (hasSamples) marks.push("sample-facilities");
  const { units, keep } = plan.inputs ?? {};
  if (units === undefined || keep?.units !== undefined) marks.push("estimated-position");
  return marks;
}

/** Two sources of one layer or level keep a record each: `facilities/clinic`, `facilities/clinic#2`. */
function freeName(records: readonly InputRecord[], name: string): string {
  let serial = 1;
  const numbered = (): string => (serial === 1 ? name : `${name}#${serial}`);
  while (records.some((record) => record.name === numbered())) serial++;
  return numbered();
}

async function readUnitLayers(
  plan: PlanFile,
  reader: SourceReader,
  records: InputRecord[],
  log: IssueLog,
): Promise<UnitLayers | null> {
  const sources = plan.inputs?.units;
  if (sources === undefined || sources.length === 0) return null;
  const read = [];
  for (const [k, source] of sources.entries()) {
    const rows = await reader.rows(source, `inputs.units[${k}]`);
    const { level, datum = "wgs84" } = source;
    if (rows !== null) read.push({ level, rows, datum, key: `inputs.units[${k}]` });
  }
  const layers = unitsOf(read, log);
  for (const { level, rows, key } of read) {
    reader.demandSome(rows, key);
    const totals = { units: rows.counts.accepted };
    const name = freeName(records, `units/${level}`);
    records.push({ name, ...rows.counts, ...reader.sha(rows), totals });
  }
  return layers;
}

async function readLand(
  plan: PlanFile,
  reader: SourceReader,
  region: LoadedRegion | null,
  records: InputRecord[],
): Promise<Land | null> {
  const source = plan.inputs?.land;
  if (source === undefined) return landOfRegion(region);
  const rows = await reader.rows(source, "inputs.land");
  if (rows === null) return null;
  const landmasses = landOf(rows, source.datum ?? "wgs84");
  reader.demandSome(rows, "inputs.land");
  const totals = { landmasses: landmasses.length };
  records.push({ name: "land", ...rows.counts, ...reader.sha(rows), totals });
  return landOfPlan(landmasses, plan.inputs?.keep?.land === true ? region : null);
}

async function readAreas(
  plan: PlanFile,
  reader: SourceReader,
  records: InputRecord[],
): Promise<Map<string, readonly PolygonCoordinates[]>> {
  const areas = new Map<string, readonly PolygonCoordinates[]>();
  for (const [k, { id, scope }] of (plan.rules ?? []).entries()) {
    if (typeof scope?.area !== "object") continue;
    const key = `rules[${k}].scope.area`;
    const rows = await reader.rows(scope.area, key);
    if (rows === null) continue;
    const polygons = landOf(rows, scope.area.datum ?? "wgs84").flatMap((part) => part.polygons);
    reader.demandSome(rows, key);
    const totals = { polygons: polygons.length };
    records.push({
      name: freeName(records, `scope/${id}`),
      ...rows.counts,
      ...reader.sha(rows),
      totals,
    });
    areas.set(id, polygons);
  }
  return areas;
}

async function readLinks(
  plan: PlanFile,
  reader: SourceReader,
  region: LoadedRegion | null,
  records: InputRecord[],
  log: IssueLog,
): Promise<readonly Link[]> {
  const given = plan.inputs?.links;
  const ofRegion = region?.inputs.links ?? [];
  if (given === undefined) {
    const { land, keep } = plan.inputs ?? {};
    return land === undefined || keep?.land === true ? ofRegion : [];
  }
  const beside = plan.inputs?.keep?.links === true ? ofRegion : [];
  if (Array.isArray(given)) return linksBeside(given.map(inlineLink), beside);
  const rows = await reader.rows(given as PlanSource, "inputs.links");
  if (rows === null) return [];
  const links = linksOf(rows, log);
  reader.demandSome(rows, "inputs.links");
  const totals = { links: links.length };
  records.push({ name: "links", ...rows.counts, ...reader.sha(rows), totals });
  return linksBeside(links, beside);
}

type InlineLink = Exclude<
  NonNullable<NonNullable<PlanFile["inputs"]>["links"]>,
  PlanSource
>[number];

function inlineLink(link: InlineLink): Link {
  return {
    id: link.id,
    a: link.a,
    b: link.b,
    kind: link.kind,
    openYear: link.openYear ?? null,
    closeYear: link.closeYear ?? null,
    minutes: link.minutes ?? null,
    perDay: link.perDay ?? null,
  };
}

async function readFacilities(
  plan: PlanFile,
  file: string,
  reader: SourceReader,
  records: InputRecord[],
  log: IssueLog,
): Promise<readonly Facility[]> {
  const all: Facility[] = [];
  const seenByLayer = new Map<string, Set<string>>();
  for (const [k, source] of (plan.inputs?.facilities ?? []).entries()) {
    const key = `inputs.facilities[${k}]`;
    if (source.class === undefined && source.columns?.class === undefined) {
      log.error("missing-key", "the layer needs a class, or columns.class with classes", {
        file,
        key: `${key}.class`,
      });
    }
    const rows = await reader.rows(source, key);
    if (rows === null) continue;
    reader.demandPlaces(rows, key);
    const seen = seenByLayer.get(source.layer) ?? new Set<string>();
    seenByLayer.set(source.layer, seen);
    const { layer, class: facilityClass, classes } = source;
    const spec = { layer, class: facilityClass, classes, datum: source.datum ?? "wgs84" };
    const read = facilitiesOf(rows, spec, seen, log);
    all.push(...read);
    reader.demandSome(rows, key);
    const totals = { facilities: read.length };
    const name = freeName(records, `facilities/${layer}`);
    records.push({ name, ...rows.counts, ...reader.sha(rows), totals });
  }
  return all.sort((a, b) => compareCodePoints(a.key, b.key));
}

async function readDemand(
  plan: PlanFile,
  file: string,
  reader: SourceReader,
  records: InputRecord[],
  log: IssueLog,
): Promise<DemandRows | null> {
  const spec = plan.inputs?.demand;
  if (spec === undefined) return null;
  if (spec.path === undefined) {
    log.error("missing-key", "demand needs a file", { file, key: "inputs.demand.path" });
    return null;
  }
  if (spec.weights?.people === undefined) {
    log.error("missing-key", "demand needs the weights field people", {
      file,
      key: "inputs.demand.weights.people",
    });
    return null;
  }
  const rows = await reader.rows({ ...spec, path: spec.path }, "inputs.demand");
  if (rows === null) return null;
  if (spec.kind === "points") reader.demandPlaces(rows, "inputs.demand");
  if (spec.kind === "raster" && rows.table.format !== "tif") {
    const place = { file, key: "inputs.demand.path", value: spec.path.slice(0, 120) };
    log.error("not-a-raster", "demand of the kind raster needs a GeoTIFF", place);
    return null;
  }
  const demand = demandOf(rows, spec.kind === "raster" ? ofBands(spec) : spec, log);
  reader.demandSome(rows, "inputs.demand");
  const totals = Object.fromEntries(
    [...demand.weights].map(([field, weights]) => [field, weights.reduce((a, b) => a + b, 0)]),
  );
  records.push({ name: "demand", ...rows.counts, ...reader.sha(rows), totals });
  return demand;
}

/** The columns of a raster are its bands; a number in the weights names one, from 1. */
function ofBands(spec: PlanDemand): PlanDemand {
  const weights = Object.entries(spec.weights ?? {}).map(
    ([field, band]) => [field, typeof band === "number" ? `band${band}` : band] as const,
  );
  return { ...spec, weights: Object.fromEntries(weights) };
}

function regionRecords(region: LoadedRegion, plan: PlanFile): InputRecord[] {
  const records: InputRecord[] = [];
  const whole = (read: number): RowCounts => ({ read, accepted: read, rejected: 0, filtered: 0 });
  const { demand, facilities } = region.inputs;
  if (plan.inputs?.demand === undefined || plan.inputs.demand.kind === "region") {
    const totals = Object.fromEntries(
      [...demand.weights].map(([field, weights]) => [field, weights.reduce((a, b) => a + b, 0)]),
    );
    const { sha256 } = region.index.grid;
    records.push({ name: "demand", ...whole(demand.count), sha256, totals });
  }
  if (plan.inputs?.facilities === undefined) {
    const counts = new Map<string, number>();
    for (const { layer } of facilities) counts.set(layer, (counts.get(layer) ?? 0) + 1);
    for (const [layer, count] of counts) {
      const totals = { facilities: count };
      records.push({ name: `facilities/${layer}`, ...whole(count), sha256: "", totals });
    }
  }
  return records;
}
