import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { growthFile, growthSource } from "../../src/app/growth-file.ts";
import { planOfWork } from "../../src/app/plan-of-work.ts";
import { workOfPlan } from "../../src/app/work-of-plan.ts";
import { cohortSurvival, type Projection, projectionOf } from "../../src/core/demand/projection.ts";
import { parsePlan } from "../../src/io/plan/parse-plan.ts";
import { readProjection } from "../../src/io/read-projection.ts";
import { sessionStore } from "../../src/state/session.ts";
import { runs } from "../properties/arbitrary-town.ts";
import { inputsOf } from "../towns/toy-town.ts";

const IDS = ["330106", "a,b", 'the "new" one', "岛"];
const units = {
  levels: ["county"],
  all: IDS.map((id) => ({ id, name: id, level: "county", parent: null, areaKm2: null })),
};
const inputs = inputsOf({ homes: [], sites: [], units });

const place = fc.record({
  unitId: fc.constantFrom(...IDS),
  field: fc.constantFrom("people", "elders"),
  year: fc.integer({ min: 2021, max: 2050 }),
});
const amount = fc.oneof(
  fc.nat({ max: 2_000_000 }),
  fc.double({ min: 0, max: 3, noNaN: true, noDefaultInfinity: true }),
);
const table: fc.Arbitrary<Projection> = fc
  .record({
    rows: fc.uniqueArray(fc.tuple(place, amount), {
      minLength: 1,
      selector: ([{ unitId, field, year }]) => JSON.stringify([unitId, field, year]),
    }),
    isFactor: fc.boolean(),
    baseYear: fc.integer({ min: 2010, max: 2020 }),
  })
  .map(({ rows, isFactor, baseYear }) => ({
    ...{ level: "county", baseYear, source: "growth.csv" },
    growth: rows.map(([at, n]) => ({ ...at, amount: isFactor ? { factor: n } : { people: n } })),
  }));

const ages = fc
  .array(
    fc.record({
      people: fc.nat({ max: 900_000 }),
      survival: fc.double({ min: 0, max: 1, noNaN: true }),
      births: fc.double({ min: 0, max: 3, noNaN: true }),
      migration: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 18 },
  )
  .map((rows) =>
    cohortSurvival(
      ...(["county", 2020, "growth.csv"] as const),
      rows.map((row, k) => ({ unitId: "a,b", age: 5 * k, ...row })),
    ),
  );

afterEach(() => sessionStore.setState({ projection: null }));

describe("a table of growth in a saved plan", () => {
  it("is read again as it was, from the file beside the plan", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(table, ages), async (given) => {
        const { name, bytes } = growthFile(given);
        const { projection, issues } = await readProjection(name, bytes, given.baseYear, inputs);
        expect(issues).toEqual([]);
        expect(projection).toEqual(given);
      }),
      runs(60),
    );
  });

  it.each([
    ["growth", table],
    ["ages", ages],
  ] as const)("is named by the plan, which the map takes again: %s", (_, kind) => {
    const [given] = fc.sample<Projection>(kind, { numRuns: 1, seed: 1 });
    const { text, files } = planOfWork("plan", new Map(), given);
    const parsed = parsePlan("plan.json", new TextEncoder().encode(text));
    expect(parsed.ok && parsed.plan.inputs?.projection).toEqual(growthSource(given!));
    expect(files.map(({ name }) => name)).toEqual(["growth.csv"]);
    const growth = { path: "growth.csv", baseYear: given!.baseYear };
    expect(workOfPlan(text, null)?.growth).toEqual(growth);
  });

  it("is in no plan that stands for the screen, whose people are those counted", () => {
    const [given] = fc.sample(table, { numRuns: 1, seed: 1 });
    sessionStore.setState({ projection: given! });
    expect(planOfWork("plan", new Map())).toMatchObject({ files: [] });
    expect(workOfPlan(planOfWork("plan", new Map()).text, null)?.growth).toBeNull();
  });

  it("leaves the map alone where the screen cannot read it as the plan does", () => {
    const [given] = fc.sample(table, { numRuns: 1, seed: 1 });
    const plan = JSON.parse(planOfWork("plan", new Map(), given).text);
    for (const change of [{ level: "town" }, { sheet: "2" }, { columns: { unit: "code" } }]) {
      const projection = { ...plan.inputs.projection, ...change };
      expect(workOfPlan(JSON.stringify({ ...plan, inputs: { projection } }), null)).toBeNull();
    }
  });

  it("has factors or people, never both", () => {
    const at = { unitId: "330106", field: "people", year: 2030 };
    const growth = [
      { ...at, amount: { factor: 1.1 } },
      { ...at, year: 2035, amount: { people: 5 } },
    ];
    const head = { level: "county", baseYear: 2020, source: "x.csv" };
    expect(projectionOf({ ...head, growth })).toBeNull();
    expect(projectionOf({ ...head, growth: growth.slice(1) })).not.toBeNull();
  });
});
