import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { mappingSchemaJson } from "../../scripts/plan-schema.ts";
import { IssueLog } from "../../src/core/base/issue.ts";
import { parseMapping } from "../../src/io/import/mapping-file.ts";

const PATH = join(import.meta.dirname, "../../public/schemas/mapping-1.schema.json");
const committed = readFileSync(PATH, "utf8");
const bySchema = z.fromJSONSchema(JSON.parse(committed));

const POINT = { x: 1, y: 2, u: 120, v: 30 };
const WHOLE = {
  ...{ $schema: "mapping-1.schema.json", mapping: 1, target: "demand", class: null },
  ...{ encoding: "gb18030", sheet: "一", columns: { people: "人口" }, datum: "gcj02", crs: null },
  ...{ control: [POINT, POINT], swap: false, swapBeyond90: false, locate: true, drop: ["电话"] },
  ...{ mends: { "3": { 人口: "5" } }, admitted: ["4"], merged: [] },
};

describe("the JSON Schema of the mapping file", () => {
  it("is what the reader's schema generates: node scripts/plan-schema.mjs", () => {
    expect(committed).toBe(mappingSchemaJson());
  });

  it.each([
    ["the least", { mapping: 1 }, true],
    ["every key", WHOLE, true],
    ["no version", { columns: {} }, false],
    ["a later version", { mapping: 2 }, false],
    ["an unknown key", { mapping: 1, colums: {} }, false],
    ["an unknown datum", { mapping: 1, datum: "nad27" }, false],
    ["five control points", { mapping: 1, control: Array(5).fill(POINT) }, false],
    ["half a control point", { mapping: 1, control: [{ x: 1, y: 2 }] }, false],
  ])("%s: the reader and the schema say the same", (_, mapping, isRight) => {
    const log = new IssueLog();
    const bytes = new TextEncoder().encode(JSON.stringify(mapping));
    expect(parseMapping("m.json", bytes, log) !== null).toBe(isRight);
    expect(bySchema.safeParse(mapping).success).toBe(isRight);
    expect(log.hasErrors).toBe(!isRight);
  });
});
