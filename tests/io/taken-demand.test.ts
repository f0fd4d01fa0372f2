import { describe, expect, it } from "vitest";
import { noTick } from "../../src/core/base/tick.ts";
import { NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { OpenImport } from "../../src/io/import/open-import.ts";
import { bytesOf, changedPlan, outputsOf, SMALL_FILES } from "./run-in-memory.ts";

const TABLE = [
  "编号,经度,纬度,人口,60岁以上",
  "a,120,30,100,20",
  "b,120.01,30,80,",
  "c,120.02,30,60,—",
  "d,120.03,30,50,-5",
  "e,120.04,30,90000000001,7",
  "f,120.05,30,0,0",
  "g,120.06,30,,3",
  "h,120.07,30,40,约10",
  "",
].join("\n");

/** What the dialog reads of a table of people and hands to the plan. */
async function taken(columns?: Readonly<Record<string, string>>) {
  const open = await OpenImport.open(
    { name: "people.csv", bytes: bytesOf(TABLE) },
    undefined,
    NO_CONTEXT,
  );
  const view = {
    ...{ sheets: [0], header: null, decision: null, trusted: [] },
    ...({ target: "demand", class: null } as const),
  };
  const { decision } = await open.look(view);
  const decided = { ...decision, ...(columns === undefined ? {} : { columns }) };
  await open.read({ ...view, decision: decided }, noTick);
  return {
    ...open.take({ level: null, basis: "resident-2024" }),
    rejected: open.rejected({ from: 0, to: 99 }),
  };
}

/** How a plan reads the same: totals of its demand. */
async function planTotals({ data, source }: Awaited<ReturnType<typeof taken>>) {
  const plan = changedPlan((one) => {
    one.inputs.demand = { ...source, path: "own.geojson" };
  });
  const { summary } = await outputsOf(plan, { ...SMALL_FILES, "own.geojson": data.file!.bytes });
  return summary.inputs.demand;
}

describe("people taken from a table", () => {
  it("are those that the plan reads: a row that lacks a figure is set aside with its reason", async () => {
    const own = await taken();
    const { totals } = own.data.report!;
    expect(totals).toEqual({ read: 8, accepted: 3, rejected: 5 });
    expect(
      own.rejected.map(({ reasons }) => reasons.map(({ code, column }) => `${code} ${column}`)),
    ).toEqual([
      ["weight-not-a-number 60岁以上"],
      ["weight-not-a-number 60岁以上"],
      ["weight-not-a-number 60岁以上"],
      ["weight-not-a-number 人口"],
      ["weight-not-a-number 人口"],
    ]);
    expect(await planTotals(own)).toMatchObject({ read: 3, accepted: 3, rejected: 0 });
  });

  it("keep their row where the figure that is missing was not asked for", async () => {
    const own = await taken({ id: "编号", lon: "经度", lat: "纬度", people: "人口" });
    expect(own.data.report!.totals).toEqual({ read: 8, accepted: 6, rejected: 2 });
    expect(await planTotals(own)).toMatchObject({ read: 6, accepted: 6, rejected: 0 });
  });
});
