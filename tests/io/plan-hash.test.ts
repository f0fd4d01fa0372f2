import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/core/base/canonical-json.ts";
import { jsonFaultAt } from "../../src/io/plan/json-fault.ts";
import { sha256Hex } from "../../src/io/plan/plan-hash.ts";
import { runPlan } from "../../src/io/run-plan.ts";
import {
  bytesOf,
  CLINIC_CSV,
  DEMAND_CSV,
  type Files,
  hostOf,
  outputsOf,
  SMALL_FILES,
  smallPlan,
  textOf,
} from "./run-in-memory.ts";

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** All files of a run of this very text. */
async function filesOf(text: string, files: Files = SMALL_FILES): Promise<Record<string, string>> {
  const run = await runPlan("plan.json", bytesOf(text), hostOf(files));
  if (!run.ok) throw new Error(JSON.stringify(run.issues));
  return Object.fromEntries(run.files.map(({ name, bytes }) => [name, textOf(bytes)]));
}

/** The same value with the keys of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, item]) => [key, reversed(item)]));
}

describe("the canonical form", () => {
  it("is that of RFC 8785: its example", () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/",
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it("sorts keys by UTF-16 unit: the other example of RFC 8785", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const order = Object.values(JSON.parse(canonicalJson(value)));
    expect(canonicalJson(value).indexOf("Emoji")).toBeLessThan(
      canonicalJson(value).indexOf("Hebrew"),
    );
    expect(order).toContain("One");
  });

  it("writes minus zero as 0", () => {
    expect(canonicalJson([-0])).toBe("[0]");
  });

  it("is the same whatever the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe("SHA-256", () => {
  it("is that of the platform", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256Hex(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
      }),
    );
  });
});

describe("planHash", () => {
  it("is SHA-256 of the canonical plan with every path replaced by its file's SHA-256", async () => {
    const { summary } = await outputsOf(smallPlan(), SMALL_FILES);
    const clinics = sha256(CLINIC_CSV);
    const demand = sha256(DEMAND_CSV);
    const canonical =
      '{"asOf":"2025-06-01","fuwuquan":1,"inputs":{"demand":{"columns":{"id":"id","lat":"lat","lon":"lon"},"kind":"points",' +
      `"path":"${demand}","weights":{"age60":"age60","people":"people"}},` +
      '"facilities":[{"class":"clinic","columns":{"capacity":"beds","id":"id","lat":"lat","lon":"lon"},"layer":"health",' +
      `"path":"${clinics}"}]},"rules":[{"cutoff":{"m":1000},"facility":{"class":"clinic"},"id":"near","kind":"within","target":0.5}],` +
      '"travel":{"model":"circle","speedMps":1.2}}';
    expect(summary.planHash).toBe(sha256(canonical));
    expect(summary.inputs.demand.sha256).toBe(demand);
    expect(summary.inputs["facilities/health"].sha256).toBe(clinics);
  });

  it("does not depend on where the files lie, but on their bytes", async () => {
    const moved = smallPlan();
    moved.inputs.demand.path = "../a/b.csv";
    const { summary } = await outputsOf(smallPlan(), SMALL_FILES);
    const there = await outputsOf(moved, { ...SMALL_FILES, "../a/b.csv": DEMAND_CSV });
    expect(there.summary.planHash).toBe(summary.planHash);
    const touched = await outputsOf(smallPlan(), {
      ...SMALL_FILES,
      "demand.csv": `${DEMAND_CSV}\n`,
    });
    expect(touched.summary.planHash).not.toBe(summary.planHash);
  });

  it("leaves a column that is called path as it is", async () => {
    const plan = smallPlan();
    plan.inputs.facilities[0].columns.path = "beds";
    const { summary } = await outputsOf(plan, SMALL_FILES);
    expect(summary.planHash).toMatch(/^[0-9a-f]{64}$/);
    expect(summary.planHash).not.toBe((await outputsOf(smallPlan(), SMALL_FILES)).summary.planHash);
  });
});

describe("the text of a plan", () => {
  it("may be set in any way: order of keys, blanks, a mark, escapes change no byte", async () => {
    const plan = { ...smallPlan(), title: "圈", scenarios: [{ id: "s", edits: [] }] };
    const compact = await filesOf(JSON.stringify(plan));
    const texts = [
      JSON.stringify(plan, null, 4),
      JSON.stringify(plan, null, "\t").replaceAll("\n", "\r\n"),
      JSON.stringify(reversed(plan), null, 1),
      `\uFEFF\n${JSON.stringify(plan)}\n`,
      JSON.stringify(plan).replace("圈", "\\u5708").replace("1000", "1.0e3"),
    ];
    for (const text of texts) expect(await filesOf(text)).toEqual(compact);
  });

  it("gives the same bytes twice", async () => {
    const text = JSON.stringify(smallPlan());
    expect(await filesOf(text)).toEqual(await filesOf(text));
  });

  it("is without fault to its end where it is JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 1);
        expect(jsonFaultAt(text)).toBe(text.length);
      }),
    );
  });

  it("is at fault where something was put that does not belong", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), (value, pick) => {
        const text = JSON.stringify(value, null, 1);
        const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
        const at = ends[pick % ends.length]!;
        for (const junk of ["@", "'", "}]}", "undefined"]) {
          const broken = `${text.slice(0, at)}${junk}${text.slice(at)}`;
          if (junk !== "}]}") expect(jsonFaultAt(broken)).toBe(at);
          expect(() => JSON.parse(broken)).toThrow();
          expect(jsonFaultAt(broken)).toBeGreaterThanOrEqual(at);
        }
      }),
    );
  });
});
