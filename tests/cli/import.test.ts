import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { committed } from "../zoo/zoo.ts";
import { folderWith, runCli } from "./run-cli.ts";

const folder = folderWith({ "clean.csv": new TextDecoder().decode(committed("clean.csv")!) });
const bring = (out: string, ...words: string[]) =>
  runCli(folder, "import", "clean.csv", "--out", out, "--class", "elder", ...words);
const made = (out: string, name: string): string => join(folder, out, name);

describe("import", () => {
  it.each([
    ["fgb", "facilities.fgb", []],
    ["csv", "facilities.csv", []],
    ["kml", "facilities.kml", []],
    ["gpkg", "facilities.gpkg", ["--to-crs", "EPSG:4549"]],
    ["shp", "facilities.zip", ["--to-encoding", "gb18030", "--to-datum", "gcj02"]],
  ])("--to %s hands the rows on, and they come in again the same", async (format, name, more) => {
    const { code } = await bring(format, "--to", format, ...more);
    expect(code).toBe(0);
    const again = `${format}-again`;
    const datum = more.includes("gcj02") ? "gcj02" : "wgs84";
    const { code: read } = await runCli(
      folder,
      ...["import", made(format, name), "--out", again, "--class", "elder", "--datum", datum],
    );
    expect(read).toBe(0);
    const report = JSON.parse(readFileSync(made(again, "import-report.json"), "utf8"));
    const first = JSON.parse(readFileSync(made(format, "import-report.json"), "utf8"));
    expect(report.totals).toEqual(first.totals);
  });

  it("writes the GeoJSON and the report alone where nothing else is asked for", async () => {
    expect((await bring("plain")).code).toBe(0);
    expect(existsSync(made("plain", "facilities.geojson"))).toBe(true);
    expect(existsSync(made("plain", "facilities.fgb"))).toBe(false);
  });

  it("knows the ends of links on land of the planner's own beside the region's", async () => {
    const ring = "[[[122.1,29.1],[122.2,29.1],[122.2,29.2],[122.1,29.1]]]";
    const island = `{"type":"Feature","properties":{"id":"新岛"},"geometry":{"type":"Polygon","coordinates":${ring}}}`;
    const links = "编号,起点,终点,种类\nK1,mainland,新岛,轮渡\nK2,island-001,别处,轮渡\n";
    const own = folderWith({ "links.csv": links, "land.geojson": island });
    const unknown = async (out: string, ...words: string[]): Promise<string[]> => {
      const { code } = await runCli(
        own,
        ...["import", "links.csv", "--out", out, "--as", "links", ...words],
      );
      expect(code).toBe(0);
      const text = readFileSync(join(own, out, "import-report.json"), "utf8");
      const { issues } = JSON.parse(text) as {
        issues: { code: string; examples: { value: string }[] }[];
      };
      return issues
        .filter((issue) => issue.code === "link-end-unknown")
        .flatMap(({ examples }) => examples.map(({ value }) => value));
    };
    expect(await unknown("without")).toEqual(["新岛", "别处"]);
    expect(await unknown("with", "--land", "land.geojson")).toEqual(["别处"]);
    const missing = await runCli(
      own,
      ...["import", "links.csv", "--out", "x", "--as", "links", "--land", "none.geojson"],
    );
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("file-not-found");
  });

  it("answers a system that the format cannot hold, and writes nothing", async () => {
    const { code, stderr } = await bring("refused", "--to", "kml", "--to-crs", "EPSG:4549");
    expect(code).toBe(1);
    expect(stderr).toContain("KML holds degrees only");
    expect(existsSync(made("refused", "facilities.geojson"))).toBe(false);
    const wrong = await bring("refused", "--to", "dwg");
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain("--to is one of geojson, fgb, csv, kml, shp, gpkg");
  });
});
