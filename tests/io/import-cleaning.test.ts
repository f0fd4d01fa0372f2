import { describe, expect, it } from "vitest";
import { IssueLog } from "../../src/core/base/issue.ts";
import { rectangleM2 } from "../../src/core/geo/authalic.ts";
import { findGaps } from "../../src/core/import/area-gaps.ts";
import { findOverlaps } from "../../src/core/import/area-overlaps.ts";
import { Gazetteer } from "../../src/core/import/gazetteer.ts";
import type { ImportDecision } from "../../src/core/import/import-file.ts";
import { NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { readGazetteer } from "../../src/io/import/read-gazetteer.ts";
import { importBytes } from "./import-in-memory.ts";
import { bytesOf } from "./run-in-memory.ts";

const HEADER = "编号,名称,经度,纬度,床位数";
const HOMES = [
  "a,横街镇敬老院,120.1,30.2,40",
  "b,横街镇养老服务中心,120.1004,30.2,",
  "c,江北福利院,120.3,30.4,",
  "d,江北社会福利院护理院,120.30001,30.4,60",
  "e,城西养老院,120.5,30.5,80",
];

async function homes(change: Partial<ImportDecision> = {}) {
  const found = await importBytes(
    "homes.csv",
    bytesOf(`${[HEADER, ...HOMES].join("\n")}\n`),
    change,
  );
  const beds = found.facilities.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0);
  return { ...found, beds, ids: found.facilities.map(({ id }) => id) };
}

describe("a table of links", () => {
  it("gives minutes from hours and trips per day, and says which ends join nothing", async () => {
    const lines = [
      "编号,名称,起点,终点,种类,航程（小时）,每日班次",
      "K1,六横轮渡,mainland,island-004,轮渡,0.75,24班",
      "K2,桃花渡,mainland,桃花岛,渡船,/,6",
    ];
    const context = { ...NO_CONTEXT, landmasses: new Set(["mainland", "island-004"]) };
    const bytes = bytesOf(`${lines.join("\n")}\n`);
    const found = await importBytes("links.csv", bytes, { target: "links" }, context);
    expect([...found.rows].map(({ fields }) => fields)).toEqual([
      {
        ...{ id: "K1", name: "六横轮渡", a: "mainland", b: "island-004" },
        ...{ kind: "ferry", minutes: 45, perDay: 24 },
      },
      {
        ...{ id: "K2", name: "桃花渡", a: "mainland", b: "桃花岛" },
        ...{ kind: "ferry", minutes: null, perDay: 6 },
      },
    ]);
    const ends = found.issues.filter(({ code }) => code === "link-end-unknown");
    expect(ends.map(({ count, examples }) => [count, examples])).toEqual([
      [1, [{ file: "links.csv", row: 3, column: "终点", value: "桃花岛" }]],
    ]);
  });
});

describe("rows that look like one institution", () => {
  it("count once until the planner decides, and say so with both names and capacities", async () => {
    const { ids, beds, duplicates, quarantine, read } = await homes();
    expect(ids).toEqual(["a", "c", "e"]);
    expect(beds).toBe(120);
    expect(read).toBe(5);
    expect(quarantine.map(({ reasons }) => reasons[0]!.code)).toEqual([
      "possible-duplicate",
      "possible-duplicate",
    ]);
    expect(duplicates.map((one) => [one.reason, one.firstCapacity, one.otherCapacity])).toEqual([
      ["name-variant", 40, null],
      ["same-place-other-licence", null, 60],
    ]);
  });

  it("merged, the first takes a capacity that it lacks, and never the sum", async () => {
    const { ids, beds, duplicates, issues } = await homes({ merged: ["3", "5"] });
    expect(ids).toEqual(["a", "c", "e"]);
    expect(beds).toBe(40 + 60 + 80);
    expect(duplicates).toEqual([]);
    expect(issues.map(({ code }) => code)).toContain("capacity-from-merged");
  });

  it("merged, the first keeps a capacity of its own, whatever the other says", async () => {
    const rows = ["a,城西养老院,120.5,30.5,80", "b,城西敬老院,120.5003,30.5,30"];
    const bytes = bytesOf(`${[HEADER, ...rows].join("\n")}\n`);
    const { facilities } = await importBytes("homes.csv", bytes, { merged: ["3"] });
    expect(facilities.map(({ capacity }) => capacity)).toEqual([80]);
  });

  it("kept as two places, both count", async () => {
    const { ids, beds } = await homes({ admitted: ["3", "5"] });
    expect(ids).toEqual(["a", "b", "c", "d", "e"]);
    expect(beds).toBe(180);
  });
});

const square = (w: number, s: number, side = 0.01) => [
  [
    [w, s],
    [w + side, s],
    [w + side, s + side],
    [w, s + side],
    [w, s],
  ] as [number, number][],
];

describe("areas that share ground", () => {
  it("are told with how much, to a ten-thousandth; neighbours that touch are not", () => {
    const areas = [
      { key: "a", polygons: [square(120, 30)] },
      { key: "b", polygons: [square(120.01, 30)] },
      { key: "c", polygons: [square(120.005, 30.005)] },
    ];
    const found = findOverlaps(areas)!;
    const pairs = found.map(({ first, other }) => [first, other].sort().join());
    expect(pairs.sort()).toEqual(["a,c", "b,c"]);
    const quarter = rectangleM2(120.005, 30.005, 120.01, 30.01);
    for (const { areaM2, isInside } of found) {
      expect(Math.abs(areaM2 / quarter - 1)).toBeLessThan(1e-4);
      expect(isInside).toBe(false);
    }
  });

  it("one inside another is told as such: a hole drawn apart", () => {
    const areas = [
      { key: "a", polygons: [square(120, 30, 0.05)] },
      { key: "b", polygons: [square(120.01, 30.01)] },
    ];
    expect(findOverlaps(areas)).toMatchObject([{ isInside: true }]);
  });

  it("leave a strip between them: its ground and width as drawn, but no hole of their own", () => {
    const [d, h] = [0.0002, 0.004];
    const left = [120.01 - d, 120.01] as const;
    const dented = [
      [
        [120, 30],
        [left[1], 30],
        [left[1], 30.003],
        [left[0], 30.003],
        [left[0], 30.003 + h],
        [left[1], 30.003 + h],
        [left[1], 30.01],
        [120, 30.01],
        [120, 30],
      ],
      square(120.004, 30.004, 0.001)[0]!,
    ] as unknown as ReturnType<typeof square>;
    const [gap, ...more] = findGaps([
      { key: "a", polygons: [dented] },
      { key: "b", polygons: [square(120.01, 30)] },
    ])!;
    expect(more).toEqual([]);
    const truth = rectangleM2(left[0], 30.003, left[1], 30.003 + h);
    expect(gap!.areaM2 / truth).toBeCloseTo(1, 4);
    // A rectangle of a metres by b metres is ab / (a + b) wide by its outline.
    const [a, b] = [d * 96_486, h * 110_852];
    expect(gap!.widthM / ((a * b) / (a + b))).toBeCloseTo(1, 2);
  });

  it("without a strip, wide apart, or with a lake between them: nothing is said", () => {
    const ring = (x: number, y: number) => ({ key: `${x} ${y}`, polygons: [square(x, y)] });
    const all = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => ring(120 + i / 100, 30 + j / 100)));
    expect(findGaps(all)).toEqual([]);
    expect(findGaps(all.filter((_, k) => k !== 4))).toEqual([]);
    expect(findGaps([ring(120, 30), ring(121, 31)])).toEqual([]);
  });

  it("in a file of units: row, names and square metres in the report; outlines wound and closed", async () => {
    const feature = (id: string, rings: number[][][]) => ({
      type: "Feature",
      properties: { 代码: id, 名称: `${id}社区` },
      geometry: { type: "Polygon", coordinates: rings },
    });
    const open = square(120.005, 30.005).map((ring) => ring.slice(0, -1).reverse());
    const text = JSON.stringify({
      type: "FeatureCollection",
      features: [feature("a", square(120, 30)), feature("b", open)],
    });
    const { issues, rows } = await importBytes("u.geojson", bytesOf(text), {
      target: "units",
      class: null,
    });
    expect(rows).toHaveLength(2);
    const overlap = issues.find(({ code }) => code === "areas-overlap")!;
    expect(overlap.examples[0]!.value).toMatch(/^a社区 \/ b社区: 2\d{5} m²$/);
    expect(issues.map(({ code }) => code)).toContain("ring-closed");
    const [ring] = (rows.at(1).geometry as unknown as { coordinates: number[][][] }).coordinates;
    const twice = ring!
      .slice(1)
      .reduce((sum, [x, y], k) => sum + ring![k]![0]! * y! - x! * ring![k]![1]!, 0);
    expect(twice).toBeGreaterThan(0);
  });
});

describe("the planner's own table of addresses", () => {
  const gazetteer = new Gazetteer([
    { text: "浙江省景宁县鹤溪街道人民路 1 号", x: 119.63, y: 27.97 },
    { text: "大均村", x: 119.56, y: 27.9 },
    { text: "下村", x: 119.1, y: 27.1 },
    { text: "同名村", x: 119.2, y: 27.2 },
    { text: "同名村", x: 119.9, y: 27.9 },
  ]);

  it.each([
    ["景宁县鹤溪街道人民路1号", { x: 119.63, y: 27.97, precision: "address" }],
    ["景宁县大均乡大均村12号", { x: 119.56, y: 27.9, precision: "place" }],
    // Two characters are in too many addresses; one name at two places is no place.
    ["某镇下村3号", null],
    ["某镇同名村3号", null],
    ["", null],
  ])("%s", (address, expected) => {
    expect(gazetteer.find(address)).toEqual(expected);
  });

  it("places rows without coordinates, marked, in the datum of the file", async () => {
    const bytes = bytesOf("名称,地址,床位数\n甲院,景宁县大均乡大均村12号,20\n乙院,别处,30\n");
    const context = { ...NO_CONTEXT, gazetteer };
    const found = await importBytes("a.csv", bytes, { locate: true, datum: "gcj02" }, context);
    expect(found.accepted).toBe(1);
    const [row] = found.rows;
    expect(row!.estimated).toBe("place");
    const [lon] = (row!.geometry as unknown as { coordinates: number[] }).coordinates;
    expect(Math.abs(lon! - 119.56)).toBeGreaterThan(0.002);
    expect(found.quarantine[0]!.reasons[0]!.code).toBe("place-not-found");
  });

  it("tells which of its rows cannot be used", async () => {
    const log = new IssueLog();
    const text = "名称,经度,纬度\n大均村,119.56,27.9\n坏村,东,27.9\n,119.5,27.8\n";
    const table = await readGazetteer({ name: "v.csv", bytes: bytesOf(text) }, log);
    expect(table!.size).toBe(1);
    const [issue] = log.list();
    expect([issue!.code, issue!.count]).toEqual(["address-row-unused", 2]);
    expect(issue!.examples.map(({ row }) => row)).toEqual([3, 4]);
  });
});
