import { describe, expect, it } from "vitest";
import { columnRoles } from "../../src/core/import/column-roles.ts";
import type { ImportDecision } from "../../src/core/import/import-file.ts";
import { guesses, importBytes, lookAt } from "./import-in-memory.ts";
import { bytesOf } from "./run-in-memory.ts";

const COLUMNS = { id: "id", name: "name", lon: "lon", lat: "lat", capacity: "beds" };

/** Imports rows under the header `id,name,lon,lat,beds`; issues as `code row column value`. */
async function importRows(rows: readonly string[], decision: Partial<ImportDecision> = {}) {
  const bytes = bytesOf(["id,name,lon,lat,beds", ...rows].join("\n"));
  const result = await importBytes("sites.csv", bytes, { columns: COLUMNS, ...decision });
  expect(result.read).toBe(result.accepted + result.rejected);
  expect(result.facilities).toHaveLength(result.accepted);
  const issues = result.issues.filter(({ code }) => code !== "rounded-coordinates");
  const found = issues.map(({ code, examples: [at] }) =>
    [code, at?.row, at?.column, at?.value].filter((part) => part !== undefined).join(" "),
  );
  return { ...result, issues, found };
}

describe("a row of facilities", () => {
  it.each([
    ["1,a,120,,5", "coordinates-missing 2 lat"],
    ["1,a, ,30,5", "coordinates-missing 2 lon"],
    ["1,a,120°70′,30,5", "coordinates-not-numbers 2 lon 120°70′"],
    ['1,a,"120,5",30,5', "coordinates-not-numbers 2 lon 120,5"],
    ["1,a,NaN,30,5", "coordinates-missing 2 lon NaN"],
    ["1,a,1e999,30,5", "coordinates-not-numbers 2 lon 1e999"],
    ["1,a,0x78,30,5", "coordinates-not-numbers 2 lon 0x78"],
    ["1,a,120,95,5", "latitude-out-of-range 2 lat 95"],
    ["1,a,30,120,5", "coordinates-exchanged 2 lat 120"],
    ["1,a,181,30,5", "longitude-out-of-range 2 lon 181"],
    ["1,a,0,0,5", "coordinates-zero 2 lon 0"],
    ["1,a,0.0,-0,5", "coordinates-zero 2 lon 0.0"],
    [",a,120,30,5", "id-missing 2 id"],
  ])("%s is rejected, and the report says where and why", async (row, reason) => {
    const { found, accepted, rejected } = await importRows([row, "9,b,120,30,1"]);
    expect({ accepted, rejected }).toEqual({ accepted: 1, rejected: 1 });
    expect(found).toContain(reason);
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
    ["", null, "capacity-missing"],
    ["约50张", 50, "cell-approximate"],
    ["12张", 12, "cell-unit"],
    ["１２０", 120, "cell-full-width"],
    ['"1,200"', 1200, "cell-thousands"],
    ["/", null, "cell-marked-missing"],
    ["—", null, "cell-marked-missing"],
    ["30-50", null, "cell-not-a-number"],
    ["二十张", null, "cell-not-a-number"],
    ["2023-03-05", null, "cell-date-in-number"],
    ["-3", null, "negative-figure"],
  ])("with %j beds has capacity %j: missing is not 0", async (beds, capacity, finding) => {
    const { facilities, issues } = await importRows([`1,a,120,30,${beds}`]);
    expect(facilities[0]!.capacity).toBe(capacity);
    const codes = issues.map(({ code }) => code);
    if (finding === null) expect(codes).toEqual([]);
    else expect(codes).toContain(finding);
  });

  it("keeps every cell of the file as an attribute, under the names of the file", async () => {
    const { facilities } = await importRows(["1,a,120,30,约12"]);
    expect(facilities[0]).toMatchObject({ capacity: 12, attributes: { beds: "约12", name: "a" } });
  });

  it("keeps out the columns that the planner drops", async () => {
    const { facilities } = await importRows(["1,a,120,30,12"], { drop: ["beds"] });
    expect(facilities[0]!.capacity).toBe(12);
    expect(Object.keys(facilities[0]!.attributes)).not.toContain("beds");
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
  const rows = ["1,南昌,115.89,28.68,5", "2,杭州,120.2,30.3,5", "3,宁波,121.5,29.8,5"];

  it("are set aside, not lost, and can be let in: Nanchang in Jiangxi is", async () => {
    const { accepted, quarantine, found } = await importRows(rows);
    expect(accepted).toBe(2);
    expect(quarantine[0]).toMatchObject({
      key: "2",
      canAdmit: true,
      cells: ["1", "南昌", "115.89", "28.68", "5"],
    });
    expect(found).toEqual(["outside-region 2"]);
    expect((await importRows(rows, { admitted: ["2"] })).accepted).toBe(3);
  });

  it("are not doubted on the edge of the province", async () => {
    const edge = ["1,泗礁,122.45,30.72,5", "2,开化,118.4,29.1,5", "3,苍南,120.4,27.3,5"];
    expect((await importRows(edge)).found).toEqual([]);
  });

  it("are not doubted where the whole file lies elsewhere", async () => {
    const elsewhere = ["1,a,-51.2,-30.03,5", "2,b,-51.1,-30.1,5"];
    expect((await importRows(elsewhere)).found).toEqual([]);
  });
});

describe("a row that was set aside", () => {
  const rows = ["1,a,0,0,5", "2,b,120,30,5", "3,c,120.1,30,5"];

  it("is mended in a table and let in", async () => {
    const mends = { "2": { lon: "120.2", lat: "30.1" } };
    const { accepted, facilities } = await importRows(rows, { mends });
    expect(accepted).toBe(3);
    expect(facilities[0]).toMatchObject({ lon: 120.2, lat: 30.1 });
  });

  it("for a fault is not let in by a word", async () => {
    expect((await importRows(rows, { admitted: ["2"] })).accepted).toBe(2);
  });
});

describe("exchanged longitude and latitude", () => {
  const swapped = bytesOf("id,name,lon,lat,beds\n1,a,30.3,120.2,5\n2,b,28.1,119.6,5\n");

  it("are noticed in the preview", async () => {
    expect((await lookAt("sites.csv", swapped)).preview.places.looksSwapped).toBe(true);
    const straight = bytesOf("id,lon,lat\n1,120.2,30.3\n2,30.3,120.2\n3,119,29\n");
    const { places } = (await lookAt("sites.csv", straight)).preview;
    expect(places).toMatchObject({ looksSwapped: false, swappedRows: 1 });
  });

  it("are never exchanged back by themselves", async () => {
    const left = await importBytes("sites.csv", swapped);
    expect(left).toMatchObject({ accepted: 0, rejected: 2 });
    const asked = await importBytes("sites.csv", swapped, { swap: true });
    expect(asked.facilities[0]).toMatchObject({ lon: 120.2, lat: 30.3 });
  });

  it("in some rows only are exchanged there only", async () => {
    const { facilities } = await importRows(["1,a,30.3,120.2,5", "2,b,119.6,28.1,5"], {
      swapBeyond90: true,
    });
    expect(facilities.map(({ lon }) => lon)).toEqual([120.2, 119.6]);
  });

  it("are noticed in GeoJSON too", async () => {
    const geometry = { type: "Point", coordinates: [30.3, 120.2] };
    const text = JSON.stringify({ type: "Feature", properties: {}, geometry });
    const { preview } = await lookAt("a.geojson", bytesOf(text));
    expect(preview).toMatchObject({ places: { looksSwapped: true }, hasGeometry: true });
  });
});

describe("the columns of a file", () => {
  it.each([
    [
      "编号,机构名称,经度,纬度,核定床位,运营状态",
      ["编号", "机构名称", "经度", "纬度", "核定床位", "运营状态"],
    ],
    ["ID,Name,Lng,Lat,Beds,Status", ["ID", "Name", "Lng", "Lat", "Beds", "Status"]],
    [
      "序号,养老机构名称,X坐标,Y坐标,床位数（张）,状态",
      ["序号", "养老机构名称", "X坐标", "Y坐标", "床位数（张）", "状态"],
    ],
  ])("%s are guessed", async (header, columns) => {
    const guess = await guesses("a.csv", bytesOf(`${header}\n1,a,120,30,5,open\n`));
    const [id, name, lon, lat, capacity, status] = columns;
    expect(guess).toMatchObject({ id, name, lon, lat, capacity, status });
  });

  it("are guessed from their values where names tell nothing, and less surely", () => {
    const table = {
      columns: ["p", "q", "r"],
      rows: [
        ["院", "120.51", "28.11"],
        ["所", "119.62", "29.34"],
      ],
    };
    const roles = columnRoles(table, "facilities", false);
    expect(roles.find(({ field }) => field === "lon")).toMatchObject({
      column: "q",
      basis: "values",
    });
    expect(roles.find(({ field }) => field === "lon")!.confidence).toBeLessThan(0.7);
  });

  it("are not taken for places where they hold no numbers", async () => {
    const guess = await guesses("a.csv", bytesOf("经度,纬度,地址\n东,北,x\n西,南,y\n"));
    expect(guess).toEqual({ address: "地址" });
  });

  it("that the mapping names must be in the file", async () => {
    const columns = { lon: "lon", lat: "lat", name: "title" };
    const { issues } = await importBytes("a.csv", bytesOf("lon,lat\n120,30\n"), { columns });
    expect(issues).toMatchObject([
      { severity: "error", code: "no-such-column", examples: [{ column: "title" }] },
    ]);
  });

  it("must say where a place is, unless the file has geometry", async () => {
    const { issues } = await importBytes("a.csv", bytesOf("id,name\n1,a\n"));
    expect(issues).toMatchObject([{ severity: "error", code: "coordinates-missing" }]);
  });
});
