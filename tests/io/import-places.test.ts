import { describe, expect, it } from "vitest";
import { InputError } from "../../src/core/base/issue.ts";
import type { ImportMapping } from "../../src/core/facilities/import.ts";
import { previewImport } from "../../src/io/import/preview-import.ts";
import { readImport } from "../../src/io/import/read-import.ts";
import { bytesOf } from "./run-in-memory.ts";

const COLUMNS = { id: "id", name: "name", lon: "lon", lat: "lat", capacity: "beds" };
const MAPPING: ImportMapping = {
  columns: COLUMNS,
  datum: "wgs84",
  swap: false,
  layer: "own",
  class: "clinic",
};

/** Imports rows under the header `id,name,lon,lat,beds`; issues as `code row column value`. */
async function importRows(rows: readonly string[], mapping: Partial<ImportMapping> = {}) {
  const bytes = bytesOf(["id,name,lon,lat,beds", ...rows].join("\n"));
  const result = await readImport("sites.csv", bytes, { ...MAPPING, ...mapping });
  expect(result.read).toBe(result.accepted + result.rejected + result.filtered);
  expect(result.facilities).toHaveLength(result.accepted);
  const found = result.issues.map(({ code, examples: [at] }) =>
    [code, at?.row, at?.column, at?.value].filter((part) => part !== undefined).join(" "),
  );
  return { ...result, found };
}

describe("a row of facilities", () => {
  it.each([
    ["1,a,120,,5", "coordinates-missing 2 lat"],
    ["1,a, ,30,5", "coordinates-missing 2 lon"],
    ["1,a,东经120,30,5", "coordinates-not-numbers 2 lon 东经120"],
    ["1,a,120°30′,30,5", "coordinates-not-numbers 2 lon 120°30′"],
    ['1,a,"120,5",30,5', "coordinates-not-numbers 2 lon 120,5"],
    ["1,a,NaN,30,5", "coordinates-not-numbers 2 lon NaN"],
    ["1,a,1e999,30,5", "coordinates-not-numbers 2 lon 1e999"],
    ["1,a,0x78,30,5", "coordinates-not-numbers 2 lon 0x78"],
    ["1,a,120,95,5", "latitude-out-of-range 2 lat 95"],
    ["1,a,30,120,5", "latitude-out-of-range 2 lat 120"],
    ["1,a,181,30,5", "longitude-out-of-range 2 lon 181"],
    ["1,a,0,0,5", "coordinates-zero 2 lon 0"],
    ["1,a,0.0,-0,5", "coordinates-zero 2 lon 0.0"],
    [",a,120,30,5", "id-missing 2 id"],
  ])("%s is rejected, and the report says where and why", async (row, reason) => {
    const { found, accepted, rejected } = await importRows([row, "9,b,120,30,1"]);
    expect({ accepted, rejected }).toEqual({ accepted: 1, rejected: 1 });
    expect(found).toEqual([reason]);
  });

  it("says that longitude and latitude look exchanged where they do", async () => {
    const { issues } = await importRows(["1,a,30,120,5"]);
    expect(issues[0]!.message).toContain("exchanged");
    expect((await importRows(["1,a,120,120,5"])).issues[0]!.message).not.toContain("exchanged");
  });

  it("keeps the first of two with the same id", async () => {
    const rows = [
      "7,first,120,30,5",
      "7,second,121,30,5",
      " 7 ,third,121,30,5",
      "07,other,120,30,5",
    ];
    const { facilities, found, issues } = await importRows(rows);
    expect(facilities.map(({ key, name }) => `${key} ${name}`)).toEqual([
      "own/7 first",
      "own/07 other",
    ]);
    expect(found).toEqual(["duplicate-id 3 id 7"]);
    expect(issues[0]!.count).toBe(2);
  });

  it("whose first namesake was rejected takes the id", async () => {
    const { facilities } = await importRows(["7,lost,,,5", "7,found,121,30,5"]);
    expect(facilities.map(({ name }) => name)).toEqual(["found"]);
  });

  it("without an id column is named by its number, from 1", async () => {
    const { id: _, ...columns } = COLUMNS;
    const { facilities } = await importRows(["x,a,120,30,5", "x,b,121,30,5"], { columns });
    expect(facilities.map(({ key }) => key)).toEqual(["own/1", "own/2"]);
  });

  it.each([
    ["12", 12, null],
    [" 12 ", 12, null],
    ["1.5e2", 150, null],
    ["0", 0, null],
    ["", null, null],
    ["约50张", null, "not-a-number"],
    ["12张", null, "not-a-number"],
    ["1 200", null, "not-a-number"],
    ["-3", null, "negative-figure"],
    ["NaN", null, "not-a-number"],
    ["-", null, "not-a-number"],
  ])("with %j beds has capacity %j: missing is not 0", async (beds, capacity, warning) => {
    const { facilities, issues } = await importRows([`1,a,120,30,${beds}`]);
    expect(facilities[0]!.capacity).toBe(capacity);
    expect(issues.map(({ code }) => code)).toEqual(warning === null ? [] : [warning]);
  });

  it("keeps every cell of the file as an attribute, under the names of the file", async () => {
    const { facilities } = await importRows(["1,a,120,30,12"], {
      columns: { ...COLUMNS, stars: "name" },
    });
    expect(facilities[0]!.attributes).toMatchObject({ beds: "12", name: "a", stars: "a" });
  });

  it("is not fooled by words that every object knows", async () => {
    const columns = { ...COLUMNS, status: "name" };
    const { found } = await importRows(["1,constructor,120,30,1", "2,toString,120,30,1"], {
      columns,
    });
    expect(found).toEqual(["unknown-status 2 name constructor"]);
  });
});

describe("places outside Zhejiang", () => {
  it("are used and pointed out: Nanchang in Jiangxi is", async () => {
    const { accepted, found } = await importRows(["1,南昌,115.89,28.68,5", "2,杭州,120.2,30.3,5"]);
    expect(accepted).toBe(2);
    expect(found).toEqual(["outside-region 2 lon 115.89"]);
  });

  it("are not doubted on the edge of the province", async () => {
    const rows = ["1,泗礁,122.45,30.72,5", "2,开化,118.4,29.1,5", "3,苍南,120.4,27.3,5"];
    expect((await importRows(rows)).found).toEqual([]);
  });
});

describe("exchanged longitude and latitude", () => {
  const swapped = bytesOf("id,name,lon,lat,beds\n1,a,30.3,120.2,5\n2,b,28.1,119.6,5\n");

  it("are noticed in the preview", async () => {
    expect((await previewImport("sites.csv", swapped)).looksSwapped).toBe(true);
    const straight = bytesOf("id,lon,lat\n1,120.2,30.3\n2,30.3,120.2\n3,119,29\n");
    expect((await previewImport("sites.csv", straight)).looksSwapped).toBe(false);
  });

  it("are never exchanged back by themselves", async () => {
    const left = await readImport("sites.csv", swapped, MAPPING);
    expect(left).toMatchObject({ accepted: 0, rejected: 2 });
    const asked = await readImport("sites.csv", swapped, { ...MAPPING, swap: true });
    expect(asked.facilities[0]).toMatchObject({ lon: 120.2, lat: 30.3 });
  });

  it("are noticed in GeoJSON too", async () => {
    const geometry = { type: "Point", coordinates: [30.3, 120.2] };
    const text = JSON.stringify({ type: "Feature", properties: {}, geometry });
    const preview = await previewImport("a.geojson", bytesOf(text));
    expect(preview).toMatchObject({ looksSwapped: true, hasGeometry: true });
  });
});

describe("the columns of a file", () => {
  it.each([
    [
      "编号,机构名称,经度,纬度,核定床位,运营状态",
      ["编号", "机构名称", "经度", "纬度", "核定床位", "运营状态"],
    ],
    ["ID,Name,Lng,Lat,Beds,Status", ["ID", "Name", "Lng", "Lat", "Beds", "Status"]],
  ])("%s are guessed", async (header, columns) => {
    const preview = await previewImport("a.csv", bytesOf(`${header}\n1,a,120,30,5,open\n`));
    const [id, name, lon, lat, capacity, status] = columns;
    expect(preview.guess).toMatchObject({ id, name, lon, lat, capacity, status });
  });

  it("are not taken for places where they hold no numbers", async () => {
    const preview = await previewImport("a.csv", bytesOf("经度,纬度\n东,北\n西,南\n"));
    expect(preview.guess).toEqual({});
  });

  it("that the mapping names must be in the file", async () => {
    const columns = { lon: "lon", lat: "lat", name: "title" };
    const wrong = readImport("a.csv", bytesOf("lon,lat\n120,30\n"), { ...MAPPING, columns });
    await expect(wrong).rejects.toThrow(InputError);
    await expect(wrong).rejects.toMatchObject({
      issues: [{ code: "no-such-column", examples: [{ column: "title" }] }],
    });
  });

  it("must say where a place is, unless the file has geometry", async () => {
    const wrong = readImport("a.csv", bytesOf("id,name\n1,a\n"), { ...MAPPING, columns: {} });
    await expect(wrong).rejects.toMatchObject({ issues: [{ code: "coordinates-missing" }] });
  });
});
