import { describe, expect, it } from "vitest";
import { runPlan } from "../../src/io/run-plan.ts";
import { bytesOf, changedPlan, faultsOf, hostOf, SMALL_FILES } from "./run-in-memory.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests put anything anywhere
type Change = (plan: any) => void;

const FILES = { ...SMALL_FILES, "other.bin": "PK\u0003\u0004" };
describe("a travel model that this release does not have", () => {
  const inputs: Readonly<Record<string, unknown>> = {
    network: { network: { osm: { path: "other.bin" } } },
    terrain: { terrain: { elevation: { path: "other.bin" } } },
    matrix: {
      matrix: {
        path: "other.bin",
        columns: { demand: "d", facility: "f", cost: "c" },
        costUnit: "m",
      },
    },
  };

  it.each(Object.keys(inputs))("is not-supported: %s", async (model) => {
    const forAll: Change = (p) => {
      Object.assign(p.inputs, inputs[model]);
      p.travel = { model, direction: "worst", snapMaxM: 100 };
    };
    const places = await faultsOf(changedPlan(forAll), FILES);
    expect(places).toEqual(["not-supported travel.model"]);
    const withoutRules = changedPlan((p) => {
      forAll(p);
      delete p.rules;
    });
    expect(await faultsOf(withoutRules, FILES)).toEqual(["not-supported travel.model"]);
    const ofOneRule = changedPlan((p) => {
      p.rules[0].travel = { model };
    });
    expect(await faultsOf(ofOneRule, FILES)).toEqual(["not-supported rules[0].travel.model"]);
  });

  it("is not-supported: driving without a network", async () => {
    const plan = changedPlan((p) => {
      p.travel = { model: "circle", profile: "car" };
    });
    expect(await faultsOf(plan, FILES)).toEqual(["not-supported travel.profile"]);
  });
});

describe("an input that this release does not read", () => {
  const FORMATS = ["hgt", "osm.pbf"];

  it.each(FORMATS)(
    "is not-supported: format %s, stated or guessed from the name",
    async (format) => {
      const stated = changedPlan((p) => {
        p.inputs.demand.format = format;
      });
      expect(await faultsOf(stated, FILES)).toEqual(["not-supported inputs.demand.format"]);
      const guessed = changedPlan((p) => {
        p.inputs.facilities[0].path = `file.${format}`;
      });
      const files = { ...FILES, [`file.${format}`]: "PK" };
      expect(await faultsOf(guessed, files)).toEqual(["not-supported inputs.facilities[0].path"]);
    },
  );

  it.each([
    ["inputs.demand.crs", (p) => Object.assign(p.inputs.demand, { crs: "the old grid" })],
    ["inputs.demand.crs", (p) => Object.assign(p.inputs.demand, { crs: "EPSG:99999" })],
    [
      "inputs.demand.columns.node",
      (p) => Object.assign(p.inputs.demand, { columns: { node: "id" } }),
    ],
    ["rules[0].scope.area", (p) => Object.assign(p.rules[0], { scope: { area: "main-urban" } })],
    [
      "options.gaps[0].kind",
      (p) => {
        Object.assign(p.rules[0], { k: 2 });
        Object.assign(p, { options: { gaps: [{ rule: "near", kind: "area" }] } });
      },
    ],
    ["fuwuquan", (p) => Object.assign(p, { fuwuquan: 2 })],
  ] as readonly (readonly [string, Change])[])("is not-supported: %s", async (key, change) => {
    expect(await faultsOf(changedPlan(change), FILES)).toEqual([`not-supported ${key}`]);
  });
});

describe("parts of a plan that other commands use", () => {
  const site = {
    model: "mclp",
    p: 4,
    cutoff: { m: 5000 },
    candidates: { path: "stores.csv", columns: { id: "NAME" } },
    existing: "ignore",
    floors: [{ unit: "all", share: 0.5 }],
    limits: [{ column: "zone", value: "a", max: 1 }],
  };

  it("do not stop analyse, and the files they name count for the hash", async () => {
    const plan = changedPlan((p) => {
      p.site = site;
    });
    const hash = async (stores: string) => {
      const host = hostOf({ ...FILES, "stores.csv": stores });
      const run = await runPlan("p.json", bytesOf(JSON.stringify(plan)), host);
      if (!run.ok) throw new Error(JSON.stringify(run.issues));
      const summary = run.files.find(({ name }) => name === "summary.json")!;
      return JSON.parse(new TextDecoder().decode(summary.bytes)).planHash;
    };
    expect(await hash("NAME\na\n")).not.toBe(await hash("NAME\nb\n"));
    expect(await faultsOf(plan, FILES)).toEqual(["file-not-found site.candidates.path"]);
  });
});
