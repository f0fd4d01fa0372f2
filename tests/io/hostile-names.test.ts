import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvBytes, csvText } from "../../src/io/write/csv.ts";
import { changedPlan, outputsOf, recordsOf } from "./run-in-memory.ts";

const HOSTILE = [
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  'He said "no", twice',
  "line\nbreak",
  "a\u0000b\u001b[31mred",
  "\u202Eevil",
  "名".repeat(350_000),
  "😀\uD800",
];

/** As UTF-8 keeps it: half a character becomes the replacement sign. */
function wellFormed(text: string): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

describe("a CSV cell", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@x", "'@x"],
    ["\tx", "'\tx"],
    ["\rx", '"\'\rx"'],
    ['=a,"b"', '"\'=a,""b"""'],
    ["a=b", "a=b"],
    ["'=1", "'=1"],
    [" =1", " =1"],
    ["", ""],
    ["a,b", '"a,b"'],
    ['a"b', '"a""b"'],
    ["a\nb", '"a\nb"'],
    ["a;b", "a;b"],
  ])("of %j is written as %j", (text, written) => {
    expect(csvText(text)).toBe(written);
  });

  it("is read back as it was, but for the apostrophe, and never begins a formula", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE));
    const header = ["a", "b"];
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), (rows) => {
        const bytes = csvBytes(
          header,
          rows.map((row) => row.map(csvText)),
        );
        const csv = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
        expect(csv.startsWith("\uFEFF")).toBe(true);
        expect(csv.endsWith("\r\n")).toBe(true);
        const read = Papa.parse<string[]>(csv.slice(1), { delimiter: ",", newline: "\r\n" }).data;
        expect(read.slice(1, -1)).toEqual(
          rows.map((row) =>
            row.map((one) => wellFormed(`${/^[=+\-@\t\r]/.test(one) ? "'" : ""}${one}`)),
          ),
        );
        for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 200 },
    );
  });
});

describe("hostile names in the inputs", () => {
  const id = (k: number) => `${HOSTILE[k]!.trim()}#${k}`;
  const rows = HOSTILE.map((name, k) => [id(k), `${120 + k / 10}`, "30", "8", name]);
  const csv = `id,lon,lat,people,name\n${rows.map((row) => row.map(quoted).join(",")).join("\n")}`;
  const files = { "demand.csv": csv, "clinics.csv": "id,lon,lat,name\n=x,110,30,=y\n" };
  const plan = changedPlan((plan) => {
    plan.title = HOSTILE[0];
    plan.inputs.demand.weights = { people: "people", "=age,": "people" };
    plan.inputs.facilities[0].columns = { id: "id", lon: "lon", lat: "lat", name: "name" };
    plan.inputs.facilities[0].layer = "=layer";
    plan.rules[0].id = '=r"1';
    plan.rules[0].basis = "@basis";
    plan.scenarios = [{ id: "+s" }];
  });

  it("come out of the CSV files as text that no spreadsheet runs", async () => {
    const { text } = await outputsOf(plan, files);
    for (const name of ["cells.csv", "units.csv", "rules.csv"]) {
      const table = Papa.parse<string[]>(text.get(name)!, { delimiter: "," }).data.slice(0, -1);
      const width = table[0]!.length;
      for (const row of table) {
        expect(row).toHaveLength(width);
        for (const cell of row) expect(cell).not.toMatch(/^[=+@\t\r]|^-(?!\d)/);
      }
    }
    const cells = recordsOf(text.get("cells.csv")!);
    const ids = new Set(cells.map(({ cell_id }) => cell_id));
    for (const k of HOSTILE.keys()) {
      const safe = /^[=+\-@]/.test(id(k)) ? `'${id(k)}` : id(k);
      expect(ids.has(wellFormed(safe.replaceAll("\r", "\n"))), safe.slice(0, 20)).toBe(true);
    }
    expect(cells[0]).toMatchObject({ rule: `'=r"1`, nearest: "'=layer/=x" });
    expect(Object.keys(cells[0]!)).toContain("'=age,");
  });

  it("come out of the JSON files as they went in", async () => {
    const { text, summary } = await outputsOf(plan, files);
    const { features } = JSON.parse(text.get("gaps.geojson")!);
    expect(features.length).toBeGreaterThan(0);
    expect(features[0].properties).toMatchObject({
      rule: '=r"1',
      nearest: "=layer/=x",
      basis: "@basis",
    });
    expect(summary.title).toBe(HOSTILE[0]);
    expect(text.get("gaps.geojson")).not.toContain("\u001b");
  });

  it("leave the report short: examples are cut to 120 characters", async () => {
    const { text } = await outputsOf(plan, {
      ...files,
      "demand.csv": `${csv}\nx,${quoted("y".repeat(1_000_000))},30,8,z`,
    });
    expect(text.get("report.json")!.length).toBeLessThan(5000);
    const { issues } = JSON.parse(text.get("report.json")!);
    expect(issues[0]).toMatchObject({ code: "coordinates-not-numbers", count: 1 });
    expect(issues[0].examples[0].value).toHaveLength(120);
  });
});

describe("hostile column names", () => {
  it("do not swell the message about a missing column", async () => {
    const plan = changedPlan((plan) => {
      plan.inputs.demand.columns.id = "nope";
    });
    const columns = Array.from({ length: 30 }, (_, k) => `${"c".repeat(100_000)}${k}`);
    const files = {
      "demand.csv": `${columns.join(",")}\n`,
      "clinics.csv": "id,lon,lat,beds\n1,1,1,1\n",
    };
    const refused = outputsOf(plan, files);
    await expect(refused).rejects.toThrow("no-such-column");
    await expect(refused).rejects.toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("c".repeat(200)) }),
    );
  });
});
