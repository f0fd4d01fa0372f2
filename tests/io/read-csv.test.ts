import { describe, expect, it } from "vitest";
import { IssueLog } from "../../src/core/base/issue.ts";
import { readTable } from "../../src/io/read/read-table.ts";
import { rowsOfTable } from "./rows-of-table.ts";
import { bytesOf } from "./run-in-memory.ts";

/** "编号,名称\n1,景宁\n" in GB 18030, as Chinese office programs save it. */
const GB18030 = Uint8Array.of(
  ...[0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a],
  ...[0x31, 0x2c, 0xbe, 0xb0, 0xc4, 0xfe, 0x0a],
);

async function read(
  content: string | Uint8Array,
  options: { format?: string; encoding?: string; file?: string } = {},
) {
  const log = new IssueLog();
  const bytes = typeof content === "string" ? bytesOf(content) : content;
  const { file = "sites.csv", ...rest } = options;
  const read = await readTable({ name: file, bytes }, rest, log);
  const table = read === null ? null : { ...read, rows: rowsOfTable(read) };
  const issues = log.list();
  return { table, issues, codes: issues.map(({ severity, code }) => `${severity} ${code}`) };
}

describe("a CSV file", () => {
  it.each([
    ["commas", "id,name\n1,甲\n", ","],
    ["semicolons", "id;name\n1;甲\n", ";"],
    ["tabs", "id\tname\n1\t甲\n", "\t"],
    ["CRLF", "id,name\r\n1,甲\r\n", ","],
    ["old Mac line ends", "id,name\r1,甲\r", ","],
    ["no line end at the end", "id,name\n1,甲", ","],
    ["a byte-order mark", "\uFEFFid,name\n1,甲\n", ","],
    ["blanks about the header", " id , name \n1,甲\n", ","],
    ["blank lines before the header", "\n  \n\nid;name\n1;甲\n", ";"],
    ["commas inside quoted names", '"id";"name"\n1;甲\n', ";"],
    ["quotes about everything", '"id","name"\n"1","甲"\n', ","],
  ])("with %s gives the same table", async (_, content, delimiter) => {
    const { table, codes } = await read(content);
    expect(codes).toEqual([]);
    expect(table).toMatchObject({
      format: "csv",
      encoding: "utf-8",
      delimiter,
      columns: ["id", "name"],
      rows: [["1", "甲"]],
      geometries: null,
    });
  });

  it("is read as GB 18030 where it is not UTF-8", async () => {
    const { table } = await read(GB18030);
    expect(table).toMatchObject({
      encoding: "gb18030",
      columns: ["编号", "名称"],
      rows: [["1", "景宁"]],
    });
  });

  it("is read in the encoding that the plan states", async () => {
    const big5 = Uint8Array.of(0x69, 0x64, 0x0a, 0xa5, 0x5f, 0x0a); // "id\n北\n"
    expect((await read(big5, { encoding: "big5" })).table?.rows).toEqual([["北"]]);
    expect((await read(GB18030, { encoding: "gb18030" })).table?.rows).toEqual([["1", "景宁"]]);
  });

  it("is read as UTF-16 by its mark, or where the plan says so", async () => {
    const little = new Uint8Array(
      new Uint16Array([..."id\n甲\n"].map((c) => c.charCodeAt(0))).buffer,
    );
    const marked = Uint8Array.of(0xff, 0xfe, ...little);
    expect((await read(marked)).table).toMatchObject({ encoding: "utf-16", rows: [["甲"]] });
    expect((await read(little, { encoding: "utf-16" })).table?.rows).toEqual([["甲"]]);
    const big = Uint8Array.of(0xfe, 0xff, ...little.map((_, i) => little[i ^ 1]!));
    expect((await read(big)).table?.rows).toEqual([["甲"]]);
  });

  it("keeps quoted delimiters, quotes and line ends, and leading zeros", async () => {
    const { table, codes } = await read('id,name\n0012,"甲, ""乙""\r\n丙"\n3,丁\n');
    expect(codes).toEqual([]);
    expect(table?.rows).toEqual([
      ["0012", '甲, "乙"\n丙'],
      ["3", "丁"],
    ]);
  });

  it("counts rows as a spreadsheet does: a quoted line end makes no row, a blank line does", async () => {
    const { table } = await read('\n\nid,name\n1,"a\nb\nc"\n\n,,\n2,d\n');
    expect(table?.rows.map(([id]) => id)).toEqual(["1", "2"]);
    expect(table?.rowNumbers).toEqual([4, 7]);
  });

  it("loses no row where line ends are mixed", async () => {
    for (const content of ["id,n\r\n1,a\n2,b\n3,c\n", "id,n\n1,a\r\n2,b\r3,c\n"]) {
      const { table, codes } = await read(content);
      expect(table?.rows).toEqual([
        ["1", "a"],
        ["2", "b"],
        ["3", "c"],
      ]);
      expect(codes).toEqual([]);
    }
  });

  it("says where a quote is not closed", async () => {
    const { issues, codes } = await read('id,name\n1,a\n2,"b\n3,c\n');
    expect(codes).toEqual(["warning quotes-not-closed"]);
    expect(issues[0]!.examples[0]).toEqual({ file: "sites.csv", row: 3 });
  });

  it("says which row has more cells than the header; blank ones do not matter", async () => {
    const { table, issues, codes } = await read("id,name\n1,a,,\n2,b,extra\n3\n");
    expect(table?.rows).toEqual([
      ["1", "a"],
      ["2", "b"],
      ["3", ""],
    ]);
    expect(codes).toEqual(["warning too-many-cells"]);
    expect(issues[0]).toMatchObject({ count: 1, examples: [{ row: 3, column: "3" }] });
  });

  it.each([
    ["no bytes", ""],
    ["blank lines only", "\n\r\n \n,,\n"],
    ["a mark only", "\uFEFF"],
  ])("with %s is refused as empty", async (_, content) => {
    expect((await read(content)).codes).toEqual(["error file-empty"]);
  });

  it("with a header only is a table of no rows", async () => {
    const { table, codes } = await read("id,name\n");
    expect(codes).toEqual([]);
    expect(table).toMatchObject({ columns: ["id", "name"], rows: [], rowNumbers: [] });
  });

  it("is not split at commas when it is stated as TSV", async () => {
    const { table } = await read("a,b\tc\n1,2\t3\n", { format: "tsv" });
    expect(table).toMatchObject({ format: "tsv", columns: ["a,b", "c"], rows: [["1,2", "3"]] });
  });

  it("survives bytes that are no text at all", async () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) & 255);
    const { table } = await read(noise);
    expect(table === null || table.rows.every((row) => row.length === table.columns.length)).toBe(
      true,
    );
  });
});

describe("the format of a file", () => {
  it.each([
    ["a.csv", "id\n1\n", "csv"],
    ["a.TXT", "id\n1\n", "csv"],
    ["a.tsv", "id\n1\n", "tsv"],
    ["a.json", '{"type":"FeatureCollection","features":[null]}', "geojson"],
    ["a.unknown", ' {"type":"FeatureCollection","features":[null]}', "geojson"],
  ])("of %s is guessed", async (file, content, format) => {
    expect((await read(content, { file })).table?.format).toBe(format);
  });

  it.each(["a", "a.exe", "a.hgt", "a.osm.pbf"])("of %s is not supported", async (file) => {
    expect((await read("PK", { file })).codes).toEqual(["error not-supported"]);
  });

  it.each([
    ["a.gdbtable", "filegdb"],
    ["a.dwg", "dwg"],
    ["a.mdb", "mdb"],
    ["a.pdf", "pdf"],
    ["a.docx", "doc"],
    ["a.rar", "rar"],
  ])("of %s is answered with what to ask for instead", async (file, kind) => {
    const { codes, issues } = await read("PK", { file });
    expect(codes).toEqual([`error advice-${kind}`]);
    expect(issues[0]!.message).toMatch(/export|save|ask|copy|unpack/);
  });
});
