import { utils, type WorkSheet, write } from "@e965/xlsx";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { noTick } from "../../src/core/base/tick.ts";
import { NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { importFiles } from "../../src/io/import/import-files.ts";
import { IMPORT_ORDER } from "./import-order.ts";
import { bytesOf } from "./run-in-memory.ts";

const ORDER = { ...IMPORT_ORDER, datum: "wgs84" } as const;

async function bring(name: string, bytes: Uint8Array) {
  const { result, output } = await importFiles([{ name, bytes }], ORDER, NO_CONTEXT, noTick);
  const codes = new Map(result.issues.map(({ code, count }) => [code, count]));
  return { result, rows: [...result.rows], codes, output };
}

/** A home of this name as a row of every text format. */
const inCsv = (name: string) => `id,名称,经度,纬度\n1,"${name}",120.5,29.5\n2,好院,120.6,29.6\n`;
const inGeojson = (name: string) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: [name, "好院"].map((one, k) => ({
      type: "Feature",
      properties: { id: String(k + 1), 名称: one },
      geometry: { type: "Point", coordinates: [120.5 + k / 10, 29.5] },
    })),
  });
const inKml = (name: string) =>
  `<kml><Document>${[name, "好院"].map((one, k) => `<Placemark><name>${one}</name><Point><coordinates>${120.5 + k / 10},29.5</coordinates></Point></Placemark>`).join("")}</Document></kml>`;

describe("a cell of ten million characters", () => {
  it.each([
    ["csv", inCsv],
    ["geojson", inGeojson],
    ["kml", inKml],
  ] as const)("in %s is cut and told, and its row and the others come in", async (ending, file) => {
    const { rows, codes } = await bring(`long.${ending}`, bytesOf(file("院".repeat(10_000_000))));
    expect(rows).toHaveLength(2);
    expect(codes.get("cell-too-long")).toBe(1);
    for (const row of rows) {
      for (const text of Object.values(row.values)) {
        expect(text.length).toBeLessThanOrEqual(1_000_000);
      }
    }
  });
});

describe("an archive that is more than it seems", () => {
  const zeros = new Uint8Array(200_000_000);
  const sheet = (size: number) => ({
    "xl/workbook.xml": bytesOf("<workbook/>"),
    "xl/worksheets/sheet1.xml": zeros.subarray(0, size),
  });

  it("as a workbook is refused before it is unpacked", async () => {
    const { codes } = await bring("bomb.xlsx", zipSync(sheet(200_000_000), { level: 9 }));
    expect([...codes.keys()]).toEqual(["zip-bomb"]);
  });

  it("as KMZ is refused", async () => {
    const { codes } = await bring("bomb.kmz", zipSync({ "doc.kml": zeros }, { level: 9 }));
    expect([...codes.keys()]).toEqual(["zip-bomb"]);
  });

  it("of more files than any hand-over has is refused", async () => {
    const names = Array.from({ length: 5001 }, (_, k) => [`f${k}.txt`, new Uint8Array()]);
    const { codes } = await bring("many.zip", zipSync(Object.fromEntries(names), { level: 0 }));
    expect([...codes.keys()]).toEqual(["zip-too-many"]);
  });

  it("within an archive is not opened: one level is what people hand over", async () => {
    const inner = zipSync({ "inner.csv": bytesOf(inCsv("甲")) });
    const { rows, codes } = await bring("outer.zip", zipSync({ "inner.zip": inner }));
    expect(rows).toEqual([]);
    expect(codes.size).toBeGreaterThan(0);
  });
});

describe("names that scripts stumble over", () => {
  const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty"];

  it("are columns like any other, in GeoJSON and workbooks", async () => {
    const properties = `{"id":"1","名称":"甲",${NAMES.map((name) => `"${name}":"x ${name}"`).join()}}`;
    const geojson = `{"type":"Feature","properties":${properties},"geometry":{"type":"Point","coordinates":[120.5,29.5]}}`;
    const book = utils.book_new();
    const table = [
      ["id", "名称", "经度", "纬度", ...NAMES],
      ["1", "甲", 120.5, 29.5, ...NAMES.map((name) => `x ${name}`)],
    ];
    utils.book_append_sheet(book, utils.aoa_to_sheet(table), "a");
    const xlsx = new Uint8Array(write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer);
    const found = [await bring("a.geojson", bytesOf(geojson)), await bring("a.xlsx", xlsx)];
    for (const { rows, output: written } of found) {
      expect(rows).toHaveLength(1);
      for (const name of NAMES) {
        expect(Object.hasOwn(rows[0]!.values, name)).toBe(true);
        expect(Object.getOwnPropertyDescriptor(rows[0]!.values, name)!.value).toBe(`x ${name}`);
      }
      const text = new TextDecoder().decode(Buffer.concat([...written!.pieces()]));
      expect(text).toContain('"__proto__":"x __proto__"');
    }
    expect(({} as Record<string, unknown>).名称).toBeUndefined();
  });
});

describe("shapes without end", () => {
  it("nested ten thousand deep are a row without a point, not a crash", async () => {
    const deep = `${"[".repeat(10_000)}1${"]".repeat(10_000)}`;
    const text = `{"type":"Feature","properties":{"id":"1"},"geometry":{"type":"Point","coordinates":${deep}}}`;
    const { result, rows } = await bring("deep.geojson", bytesOf(text));
    expect(rows).toEqual([]);
    expect(result.read).toBe(result.rejected.length);
  });
});

describe("a sheet that ends where spreadsheets end", () => {
  const ending = (lastRow: number): WorkSheet => {
    const sheet = utils.aoa_to_sheet([["id", "名称", "经度", "纬度"]]);
    [2, lastRow].forEach((row) => {
      utils.sheet_add_aoa(sheet, [[`n${row}`, "院", 120.5, 29 + row / 1e7]], { origin: `A${row}` });
    });
    return sheet;
  };

  it.each([
    ["xls", "biff8", 65_536, true],
    ["xls", "biff8", 65_535, true],
    ["xls", "biff8", 65_534, false],
    ["xlsx", "xlsx", 1_048_576, true],
  ] as const)("%s with its last row at %s %i is told of: %s", async (name, type, row, isTold) => {
    const book = utils.book_new();
    utils.book_append_sheet(book, ending(row), "a");
    const bytes = new Uint8Array(write(book, { type: "array", bookType: type }) as ArrayBuffer);
    const { result, codes } = await bring(`limit.${name}`, bytes);
    expect(result.read).toBe(2);
    expect(codes.has("row-limit")).toBe(isTold);
  });
});
