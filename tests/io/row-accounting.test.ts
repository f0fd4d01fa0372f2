import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IssueLog } from "../../src/core/base/issue.ts";
import { readPlanInputs } from "../../src/io/plan/plan-inputs.ts";
import { planSchema } from "../../src/io/plan/plan-schema.ts";
import { importBytes } from "./import-in-memory.ts";
import { bytesOf, hostOf, smallPlan } from "./run-in-memory.ts";

const HEADER = ["id", "lon", "lat", "people", "beds", "status", "kind"];

const cell = fc.oneof(
  fc.constantFrom("", " ", "0", "120", "30", "-1", "181", "abc", "1e999", "NaN", "open", "closed"),
  fc.constantFrom("在建", "=1+1", '"', "a\nb", "a,b", "\t", "constructor", "\u0000", "9e15"),
  fc.string({ maxLength: 6 }),
);
const goodRow = fc
  .tuple(fc.nat(20), fc.nat(60), fc.nat(50))
  .map(([id, lon, people]) => [`${id}`, `${120 + lon / 100}`, "30", `${people}`, "5", "open", "a"]);
const dirtyRow = fc.array(cell, { maxLength: HEADER.length + 2 });
const rows = fc.array(fc.oneof(goodRow, dirtyRow), { maxLength: 30 });

function csvOf(table: readonly (readonly string[])[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return [HEADER, ...table].map((row) => row.map(quoted).join(",")).join("\n");
}

/** Rows that a reader counts: those with anything in them. */
function written(table: readonly (readonly string[])[]): number {
  return table.filter((row) => row.some((text) => text.trim() !== "")).length;
}

describe("read = accepted + rejected + filtered", () => {
  it("for imports of any dirty table", async () => {
    const columns = { id: "id", lon: "lon", lat: "lat", capacity: "beds", status: "status" };
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const result = await importBytes("a.csv", bytesOf(csvOf(table)), {
          columns,
          datum: "gcj02",
        });
        expect(result.read).toBe(written(table));
        expect(result.read).toBe(result.accepted + result.rejected);
        expect(result.accepted).toBe(result.facilities.length);
        expect(new Set(result.facilities.map(({ key }) => key)).size).toBe(result.accepted);
        const told = result.issues
          .filter(({ message }) => message.endsWith("the row is not used"))
          .reduce((sum, { count }) => sum + count, 0);
        expect(told).toBe(result.rejected);
      }),
      { numRuns: 300 },
    );
  });

  it("for demand and facilities of a plan over any dirty table, with a condition", async () => {
    const plan = smallPlan();
    const where = [{ column: "kind", op: "=", value: "a" }];
    plan.inputs.demand = { ...plan.inputs.demand, where, weights: { people: "people" } };
    plan.inputs.facilities[0] = {
      ...plan.inputs.facilities[0],
      where: [{ column: "people", op: ">=", value: 10 }],
      columns: { id: "id", lon: "lon", lat: "lat", capacity: "beds", status: "status" },
    };
    const parsed = planSchema.parse(plan);
    const good = ["first", "120", "30", "99", "5", "open", "a"];
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const csv = csvOf([good, ...table]);
        const host = hostOf({ "demand.csv": csv, "clinics.csv": csv });
        const log = new IssueLog();
        const read = await readPlanInputs(parsed, "plan.json", host, log);
        expect(read).not.toBeNull();
        for (const record of read!.records) {
          expect(record.read).toBe(1 + written(table));
          expect(record.read).toBe(record.accepted + record.rejected + record.filtered);
        }
        const [facilities, demand] = read!.records;
        expect(demand!.accepted).toBe(read!.inputs.demand.count);
        expect(facilities!.accepted).toBe(read!.inputs.facilities.length);
      }),
      { numRuns: 300 },
    );
  });
});
