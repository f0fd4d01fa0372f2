import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { MICRO } from "../../src/core/base/exact.ts";
import { noTick } from "../../src/core/base/tick.ts";
import { demandId } from "../../src/core/demand/demand.ts";
import { type LoadedRegion, loadRegion } from "../../src/io/region/region-inputs.ts";
import { runPlan } from "../../src/io/run-plan.ts";
import { bytesOf, recordsOf, textOf } from "./run-in-memory.ts";

const REGION = join(import.meta.dirname, "../../public/region/zhejiang");
const readRegion = async (name: string) => new Uint8Array(readFileSync(join(REGION, name)));

const RULE = {
  id: "r",
  kind: "within",
  facility: { class: "elder" },
  demand: "age60",
  cutoff: { m: 1000 },
};
const BASE = { fuwuquan: 1, asOf: "2025-06-01", region: "zhejiang", rules: [RULE] };
const OPTIONS = { options: { gaps: [], cells: false } };
const COUNTY = "331127";
const isTaken = (id: string): boolean => id.startsWith("3311") || id.startsWith("3309");

async function run(inputs: object, files: Record<string, string>) {
  const plan = { ...BASE, ...OPTIONS, travel: { model: "circle", speedMps: 1.2 }, inputs };
  const host = {
    readFile: async (path: string) => (files[path] === undefined ? null : bytesOf(files[path])),
    readRegion,
    app: "test",
    tick: noTick,
  };
  const found = await runPlan("plan.json", bytesOf(JSON.stringify(plan)), host);
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  const file = (name: string) => textOf(found.files.find((one) => one.name === name)!.bytes);
  return { units: recordsOf(file("units.csv")), summary: JSON.parse(file("summary.json")) };
}

type Row = Record<string, string>;
const figures = ({ level, unit_id, total, covered, unreachable, cells }: Row) =>
  `${level} ${unit_id} ${total} ${covered} ${unreachable} ${cells}`;
const ofField = (rows: readonly Row[], level: string) =>
  rows.filter((row) => row.demand === "age60" && row.level === level);

/** Inputs of the planner's own over the region: what is not hers stays as it was. */
describe.skipIf(!existsSync(join(REGION, "region.json")))("own inputs over the region", () => {
  let region: LoadedRegion;
  let built: Row[];
  /** The region's own cells of a mountain and an island city as a table, each with its town. */
  let cells: string;
  beforeAll(async () => {
    region = await loadRegion(readRegion);
    built = (await run({}, {})).units;
    const { demand, units } = region.inputs;
    const people = demand.weights.get("people")!;
    const age60 = demand.weights.get("age60")!;
    const town = demand.unitAt.get("town")!;
    const lines = ["id,lon,lat,people,age60,town"];
    for (let i = 0; i < demand.count; i++) {
      if (!isTaken(units.all[town[i]!]!.id)) continue;
      const place = `${demand.lon[i]},${demand.lat[i]}`;
      const weights = `${people[i]! / MICRO},${age60[i]! / MICRO}`;
      lines.push(`${demandId(demand, i)},${place},${weights},${units.all[town[i]!]!.id}`);
    }
    cells = `${lines.join("\n")}\n`;
  }, 60_000);

  const demandOf = (more: object) => ({
    kind: "points",
    path: "cells.csv",
    columns: { id: "id", lon: "lon", lat: "lat", ...more },
    weights: { people: "people", age60: "age60" },
    cellM: 190,
    basis: "registered-2024",
  });

  it("the region's cells brought in with their towns give the region's figures for every unit", async () => {
    const own = await run({ demand: demandOf({ unit: "town" }) }, { "cells.csv": cells });
    for (const level of ["city", "county", "town"]) {
      const taken = (rows: readonly Row[]) =>
        ofField(rows, level).filter(({ unit_id }) => isTaken(unit_id!));
      const now = taken(own.units).map(figures);
      expect(now.length, level).toBeGreaterThan(1);
      expect(now, level).toEqual(taken(built).map(figures));
    }
    expect(own.summary.marks).not.toContain("modelled-demand");
  }, 120_000);

  it("without their towns they join by polygon: levels sum to the same whole, nothing is lost", async () => {
    const own = await run({ demand: demandOf({}) }, { "cells.csv": cells });
    const sum = (rows: readonly Row[]) => rows.reduce((all, row) => all + Number(row.total), 0);
    const cities = ofField(built, "city").filter(({ unit_id }) => isTaken(unit_id!));
    const whole = sum(cities);
    for (const level of ["province", "city", "county", "town"]) {
      expect(sum(ofField(own.units, level)), level).toBe(whole);
    }
    const known = new Map(ofField(built, "county").map((row) => [row.unit_id, row]));
    const county = ofField(own.units, "county").find((row) => row.unit_id === COUNTY)!;
    expect(Number(county.total)).toBeGreaterThan(Number(known.get(COUNTY)!.total) * 0.97);
  }, 120_000);

  const square = (w: number, s: number, side: number) => [
    [w, s],
    [w + side, s],
    [w + side, s + side],
    [w, s + side],
    [w, s],
  ];
  const villages = () => {
    const { lon, lat } = region.index.units.find(({ id }) => id === COUNTY)!;
    const features = ["v1", "v2"].map((id, k) => ({
      type: "Feature",
      properties: { id, name: id },
      geometry: { type: "Polygon", coordinates: [square(lon + k * 0.02, lat, 0.02)] },
    }));
    return JSON.stringify({ type: "FeatureCollection", features });
  };
  const units = [{ level: "village", path: "v.geojson", columns: { id: "id", name: "name" } }];

  it("people without the elders that a rule is about leave it undecided, and say so", async () => {
    const table = "id,lon,lat,people\na,119.64,27.98,10\nb,119.7,28,20";
    const demand = {
      ...{ kind: "points", path: "people.csv", weights: { people: "people" } },
      columns: { id: "id", lon: "lon", lat: "lat" },
    };
    const { summary } = await run({ demand }, { "people.csv": table });
    const [rule] = summary.scenarios[0].rules;
    expect(rule).toMatchObject({ id: "r", status: "undecided", missing: ["no-field:age60"] });
  });

  it("villages come under the towns they lie in; every other figure stays", async () => {
    const own = await run({ units, keep: { units: "all" } }, { "v.geojson": villages() });
    for (const level of ["county", "town", "group"]) {
      expect(ofField(own.units, level).map(figures)).toEqual(ofField(built, level).map(figures));
    }
    const rows = ofField(own.units, "village");
    expect(rows.map(({ unit_id }) => unit_id)).toEqual(["(outside)", "v1", "v2"]);
    const towns = new Set(ofField(built, "town").map(({ unit_id }) => unit_id));
    expect(towns.has(rows[1]!.parent_id!)).toBe(true);
    const sum = rows.reduce((all, row) => all + Number(row.total), 0);
    expect(sum).toBe(Number(ofField(built, "province")[0]!.total));
  }, 120_000);

  it("towns in place of the region's: only they are left of their level, the counties stay", async () => {
    const townLevel = units.map((one) => ({ ...one, level: "town" }));
    const files = { "v.geojson": villages() };
    const alone = await run({ units: townLevel, keep: { units: "other-levels" } }, files);
    const names = ofField(alone.units, "town").map(({ unit_id }) => unit_id);
    expect(names).toEqual(["(outside)", "v1", "v2"]);
    expect(ofField(alone.units, "county").map(figures)).toEqual(
      ofField(built, "county").map(figures),
    );
    const beside = await run({ units: townLevel, keep: { units: "all" } }, files);
    const kept = ofField(beside.units, "town");
    expect(kept.length).toBe(ofField(built, "town").length + 2);
    const whole = kept.reduce((all, row) => all + Number(row.total), 0);
    expect(whole).toBe(Number(ofField(built, "province")[0]!.total));
  }, 180_000);

  it("land of its own takes the region's place, or joins it without moving anybody else", async () => {
    const { lon, lat } = region.index.units.find(({ id }) => id === COUNTY)!;
    const feature = {
      type: "Feature",
      properties: { id: "new" },
      geometry: { type: "Polygon", coordinates: [square(lon, lat, 0.02)] },
    };
    const text = JSON.stringify({ type: "FeatureCollection", features: [feature] });
    const land = { path: "l.geojson", columns: { id: "id" } };
    const beside = await run({ land, keep: { land: true } }, { "l.geojson": text });
    const others = (rows: readonly Row[]) =>
      ofField(rows, "county").filter(({ unit_id }) => unit_id !== COUNTY);
    expect(others(beside.units).map(figures)).toEqual(others(built).map(figures));
    const alone = await run({ land }, { "l.geojson": text });
    // Everybody else stands on no land but a point of their own: nobody reaches a facility.
    expect(Number(ofField(alone.units, "province")[0]!.covered)).toBeLessThan(
      Number(ofField(beside.units, "province")[0]!.covered) / 10,
    );
  }, 180_000);

  it("a link beside the region's joins two islands, and one of the same id takes its place", async () => {
    const [first] = region.inputs.links;
    const csv = `id,a,b,kind\n${first!.id},${first!.a},${first!.b},ferry\n`;
    const links = { path: "k.csv", columns: { id: "id", a: "a", b: "b", kind: "kind" } };
    const own = await run({ links, keep: { links: true } }, { "k.csv": csv });
    expect(own.summary.inputs.links.totals).toEqual({ links: 1 });
    const alone = await run({ links }, { "k.csv": csv });
    const covered = (rows: readonly Row[]) => Number(ofField(rows, "province")[0]!.covered);
    expect(covered(alone.units)).toBeLessThanOrEqual(covered(own.units));
    expect(covered(own.units)).toBeLessThanOrEqual(covered(built));
  }, 180_000);
});
