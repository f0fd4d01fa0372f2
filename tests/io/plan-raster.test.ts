import { describe, expect, it } from "vitest";
import { type TiffLayout, tiff } from "../zoo/tiff.ts";
import { changedPlan, faultsOf, outputsOf, SMALL_FILES } from "./run-in-memory.ts";

/** Homes a and b of the small plan as two cells of a raster, with a cell without people between them. */
const LAYOUT: TiffLayout = {
  width: 1,
  height: 3,
  bands: [
    [8, -1, 4],
    [2.5, -1, 1],
  ],
  type: "float32",
  press: "deflate",
  noData: "-1",
  keys: { 1024: 2, 1025: 1, 2048: 4490 },
  tie: [0, 0, 119.995, 30.025],
  cell: [0.01, 0.01],
};
const FILES = { ...SMALL_FILES, "people.tif": tiff(LAYOUT) };
const raster = (weights: unknown, path = "people.tif") =>
  changedPlan((plan) => {
    plan.inputs.demand = { kind: "raster", path, weights, cellM: 1000 };
  });

describe("demand from a raster", () => {
  it("gives the figures that its cells give as points", async () => {
    const points = changedPlan((plan) => {
      plan.inputs.demand.cellM = 1000;
    });
    const byBand = await outputsOf(raster({ people: 1, age60: 2 }), FILES);
    const byPoint = await outputsOf(points, FILES);
    const units = (outputs: typeof byBand) => outputs.text.get("units.csv")!;
    expect(units(byBand)).toBe(units(byPoint));
    const cells = byBand.text.get("cells.csv")!.split("\r\n");
    expect(cells.filter((line) => line !== "")).toHaveLength(3);
  });

  it.each([
    [
      "a band that is not there",
      raster({ people: 3 }),
      ["no-such-column inputs.demand.weights.people"],
    ],
    ["no people", raster({ age60: 2 }), ["missing-key inputs.demand.weights.people"]],
    ["a table", raster({ people: 1 }, "demand.csv"), ["not-a-raster inputs.demand.path"]],
  ])("names what is wrong with %s", async (_, plan, faults) => {
    expect(await faultsOf(plan, FILES)).toEqual(faults);
  });
});
