import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { planSchemaJson } from "../../scripts/plan-schema.ts";
import { planSchema } from "../../src/io/plan/plan-schema.ts";

const ROOT = join(import.meta.dirname, "../..");
const committed = readFileSync(join(ROOT, "public/schemas/plan-1.schema.json"), "utf8");

/** Reads the committed file back into a check of its own, so that it is judged by what it says. */
const bySchema = z.fromJSONSchema(JSON.parse(committed));

const PLAN = { fuwuquan: 1, asOf: "2025-06-01" };
const WITHIN = { id: "r", kind: "within", facility: { class: "clinic" }, cutoff: { m: 1000 } };
const DEMAND = { kind: "points", path: "cells.csv", weights: { people: "population" } };
const ADD = { op: "add", layer: "elder", id: "n", class: "elder", lon: 119.5, lat: 27.9 };

const VALID: Readonly<Record<string, unknown>> = {
  "the least there is": PLAN,
  "a rule in metres": { ...PLAN, region: "zhejiang", rules: [WITHIN] },
  "a rule in minutes": { ...PLAN, rules: [{ ...WITHIN, cutoff: { min: 15 }, k: 2 }] },
  "a folder above": { ...PLAN, inputs: { demand: { ...DEMAND, path: "../cells.csv" } } },
  "a scenario": { ...PLAN, scenarios: [{ id: "a", year: 2027, edits: [ADD] }] },
  "links in the plan": {
    ...PLAN,
    inputs: { links: [{ id: "l", a: "mainland", b: "island-001", kind: "ferry", perDay: 4 }] },
  },
  "a tier that does not apply": {
    ...PLAN,
    rules: [
      {
        ...WITHIN,
        cutoff: undefined,
        kind: "within-tiered",
        density: { field: "people", by: "town" },
        tiers: [{ over: 5000, cutoff: { m: 500 } }, { cutoff: null }],
      },
    ],
  },
};

const INVALID: Readonly<Record<string, unknown>> = {
  "no date": { fuwuquan: 1 },
  "a later version": { ...PLAN, fuwuquan: 2 },
  "a date in words": { ...PLAN, asOf: "June 2025" },
  "an unknown key": { ...PLAN, titel: "x" },
  "an unknown key far inside": { ...PLAN, rules: [{ ...WITHIN, cutoff: { m: 1, km: 1 } }] },
  "metres and minutes at once": { ...PLAN, rules: [{ ...WITHIN, cutoff: { m: 1000, min: 15 } }] },
  "an unknown kind": { ...PLAN, rules: [{ ...WITHIN, kind: "nearby" }] },
  "a rule without its class": { ...PLAN, rules: [{ ...WITHIN, facility: {} }] },
  "half a facility": { ...PLAN, rules: [{ ...WITHIN, k: 0.5 }] },
  "an absolute path": { ...PLAN, inputs: { demand: { ...DEMAND, path: "/data/cells.csv" } } },
  "a drive letter": { ...PLAN, inputs: { demand: { ...DEMAND, path: "C:\\cells.csv" } } },
  "an address": { ...PLAN, inputs: { land: { path: "https://example.org/land.geojson" } } },
  "a latitude beyond the pole": { ...PLAN, scenarios: [{ id: "a", edits: [{ ...ADD, lat: 91 }] }] },
};

describe("the JSON Schema of the plan file", () => {
  it("is what the reader's schema generates: node scripts/plan-schema.mjs", () => {
    expect(committed).toBe(planSchemaJson());
  });

  it.each(Object.entries(VALID))("takes, as the reader does: %s", (_, plan) => {
    const written = JSON.parse(JSON.stringify(plan));
    expect(planSchema.safeParse(written).error?.issues).toBeUndefined();
    expect(bySchema.safeParse(written).error?.issues).toBeUndefined();
  });

  it.each(Object.entries(INVALID))("refuses, as the reader does: %s", (_, plan) => {
    expect(planSchema.safeParse(plan).success).toBe(false);
    expect(bySchema.safeParse(plan).success).toBe(false);
  });

  it("takes the plans that are kept in the repository", () => {
    const folder = join(ROOT, "data/plans");
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
      const plan = JSON.parse(readFileSync(join(folder, name), "utf8"));
      expect(bySchema.safeParse(plan).error?.issues, name).toBeUndefined();
    }
  });
});
