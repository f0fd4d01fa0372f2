import { describe, expect, it } from "vitest";
import { readProjection } from "../../src/io/read-projection.ts";
import { inputsOf } from "../towns/toy-town.ts";

const units = {
  levels: ["county"],
  all: ["A", "B"].map((id) => ({ id, name: id, level: "county", parent: null, areaKm2: null })),
};
const inputs = inputsOf({ homes: [], sites: [], units });
const read = async (text: string) => {
  const { projection, issues } = await readProjection(
    "ages.csv",
    new TextEncoder().encode(text),
    2020,
    inputs,
  );
  return { cohorts: projection.cohorts, issues: issues.map(({ code, count }) => [code, count]) };
};

describe("a table of five-year ages", () => {
  it("is read with ages as tables write them; nobody moves where it does not say so", async () => {
    const { cohorts, issues } = await read(
      "unit,age,people,survival,births\nA,0-4,100,0.99,0\nA,5–9岁,90,1,0.1\nA,10+,80,0.5,0.2\nB,0岁及以上,7,0.9,0\n",
    );
    expect(issues).toEqual([]);
    expect(cohorts).toEqual([
      { unitId: "A", age: 0, people: 100, survival: 0.99, births: 0, migration: 0 },
      { unitId: "A", age: 5, people: 90, survival: 1, births: 0.1, migration: 0 },
      { unitId: "A", age: 10, people: 80, survival: 0.5, births: 0.2, migration: 0 },
      { unitId: "B", age: 0, people: 7, survival: 0.9, births: 0, migration: 0 },
    ]);
  });

  it.each([
    ["a rate that cannot be", "B,5,10,1.2,0,0", "bad-value"],
    ["an age within five years", "B,7,10,1,0,0", "bad-value"],
    ["an age twice", "B,0,10,1,0,0", "duplicate-id"],
    ["no figure", "B,5,,1,0,0", "bad-value"],
    ["more leaving than there are", "B,5,10,0.5,0,-0.6", "bad-value"],
  ])("leaves a unit out whole for %s, and keeps the others", async (_, row, code) => {
    const { cohorts, issues } = await read(
      `unit,age,people,survival,births,migration\nA,0,5,1,0,0\nB,0,9,1,0,0\n${row}\n`,
    );
    expect(cohorts?.map(({ unitId }) => unitId)).toEqual(["A"]);
    expect(issues).toEqual([
      [code, 1],
      ["broken-ages", 1],
    ]);
  });

  it("leaves a unit out whole for a gap in its ages", async () => {
    const { cohorts, issues } = await read(
      "unit,age,people,survival,births\nA,0,5,1,0\nB,0,9,1,0\nB,10,9,1,0\n",
    );
    expect(cohorts?.map(({ unitId }) => unitId)).toEqual(["A"]);
    expect(issues).toEqual([["broken-ages", 2]]);
  });

  it("is refused without a column that it needs, or with nothing that can be used", async () => {
    await expect(read("unit,age,people,survival\nA,0,5,1\n")).rejects.toThrow("no-such-column");
    await expect(read("unit,age,people,survival,births\nC,0,5,1,0\n")).rejects.toThrow(
      "nothing-accepted",
    );
  });
});
