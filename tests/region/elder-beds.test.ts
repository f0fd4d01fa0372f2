import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { districtsOfUnit } from "../../src/core/analysis/districts-of-unit.ts";
import { EvaluationContext } from "../../src/core/analysis/evaluation-context.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { placesOfUnit } from "../../src/core/analysis/places-of-unit.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import { finished } from "../../src/core/base/steps.ts";
import { noTick } from "../../src/core/base/tick.ts";
import type { DistrictSettings } from "../../src/core/districts/district.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { Outlines } from "../../src/core/units/outlines.ts";
import { loadRegionOutlines } from "../../src/io/region/load-region.ts";
import { loadRegion } from "../../src/io/region/region-inputs.ts";
import { isInside } from "../core/even-odd.ts";

const folder = fileURLToPath(new URL("../../public/region/zhejiang/", import.meta.url));
const read = async (name: string) => new Uint8Array(await readFile(join(folder, name)));
const CHUNAN = "330127";
const SHENGSI = "330922";
const AS_OF = "2025-06-01";
const SETTINGS: DistrictSettings = {
  unitId: CHUNAN,
  mainUrban: false,
  from: "cell",
  target: 10_000,
  tolerance: 0.2,
  bedsPerTenThousand: 300,
};

let inputs: Inputs;
let outlines: Outlines["levels"];
beforeAll(async () => {
  inputs = (await loadRegion(read)).inputs;
  outlines = await loadRegionOutlines(read);
});
const draw = (change: Partial<DistrictSettings>) =>
  districtsOfUnit(inputs, outlines, { ...SETTINGS, ...change }, AS_OF, noTick).districts;
const eldersOf = (unitId: string): number => {
  const index = inputs.units.all.findIndex(({ id }) => id === unitId);
  const elders = inputs.demand.weights.get("age60")!;
  const at = inputs.demand.unitAt.get(inputs.units.all[index]!.level)!;
  return elders.reduce((sum, n, i) => sum + (at[i] === index ? n : 0), 0);
};

describe("districts of 10,000 elders", () => {
  it("hold every elder of the county once, about 10,000 each, with 300 beds per 10,000", () => {
    const districts = draw({});
    const sum = districts.reduce((total, { elders }) => total + elders, 0);
    expect(sum).toBe(eldersOf(CHUNAN));
    expect(districts.length).toBe(Math.round(sum / 1e10));
    expect(districts.every(({ fit }) => fit === "within")).toBe(true);
    for (const { elders, bedsNeeded } of districts) {
      expect(bedsNeeded).toBe(Math.ceil((elders / 1e6) * 0.03 - 1e-9));
    }
    const members = districts.flatMap((district) => [...district.members]);
    expect(new Set(members).size).toBe(members.length);
  });

  it("have polygons that hold their people and not those of others", () => {
    const districts = draw({});
    let wrong = 0;
    let all = 0;
    districts.forEach((own, d) => {
      for (const i of own.members.filter((_, k) => k % 7 === 0)) {
        all++;
        districts.forEach((other, e) => {
          const is = isInside(other.polygons, inputs.demand.lon[i]!, inputs.demand.lat[i]!);
          if (is !== (d === e)) wrong++;
        });
      }
    });
    // Cells at the county's edge may lie a sketch's width outside it.
    expect(wrong / all).toBeLessThan(0.03);
  });

  it("keep towns whole when told to, and say which miss the target", () => {
    const districts = draw({ from: "town" });
    const towns = inputs.demand.unitAt.get("town")!;
    const homes = new Map<number, Set<string>>();
    for (const { id, members } of districts) {
      for (const i of members) homes.set(towns[i]!, (homes.get(towns[i]!) ?? new Set()).add(id));
    }
    // A town on two landmasses is in parts.
    const split = [...homes.values()].filter((ids) => ids.size > 1).length;
    expect(split).toBeLessThanOrEqual(1);
    expect(districts.reduce((total, { elders }) => total + elders, 0)).toBe(eldersOf(CHUNAN));
  });

  it("do not join islands over water, and say that those are small", () => {
    const districts = draw({ unitId: SHENGSI });
    expect(districts.some(({ fit }) => fit === "under")).toBe(true);
    for (const { members } of districts) {
      expect(new Set(members.map((i) => inputs.demand.landmass[i])).size).toBeLessThanOrEqual(3);
    }
  });
});

describe("beds for the elders of a county", () => {
  it("are never given twice, and those with one, without one and out of reach are all", () => {
    const context = new EvaluationContext(inputs, AS_OF, AS_OF, RULE_OPTIONS, new Reaches());
    for (const unitId of [CHUNAN, SHENGSI, "330106"]) {
      const answer = finished(placesOfUnit(context, { unitId, rate: 0.03, cutoffM: 5000 }), noTick);
      expect(answer.placed + answer.withoutPlace + answer.outOfReach).toBe(answer.demand);
      expect(answer.covered).toBe(answer.placed + answer.withoutPlace);
      const load = answer.institutions.reduce((sum, one) => sum + one.load, 0);
      expect(load).toBe(answer.placed);
      for (const { beds, load: own } of answer.institutions) {
        expect(own).toBeLessThanOrEqual(beds * 1e6);
      }
      // Rounding each cell to millionths moves the sum by less than a cell's millionth each.
      expect(Math.abs(answer.demand - eldersOf(unitId) * 0.03)).toBeLessThan(10_000);
      const wider = finished(placesOfUnit(context, { unitId, rate: 0.03, cutoffM: 8000 }), noTick);
      expect(wider.placed).toBeGreaterThanOrEqual(answer.placed);
    }
  });
});
