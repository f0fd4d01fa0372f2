import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withRegistered } from "../../src/core/demand/registered.ts";
import { readRegisteredFile } from "../../src/io/inputs/read-registered-file.ts";
import { changedPlan, type Files, outputsOf, recordsOf, SMALL_FILES } from "./run-in-memory.ts";

// biome-ignore lint/suspicious/noExplicitAny: plans are written as anything
type Json = any;

/** Three places; a and b in county x, c in county y. Residents 4, 8 and 16; elders 1, 2 and 3. */
const FILES: Files = {
  ...SMALL_FILES,
  "places.csv":
    "id,lon,lat,people,age60,county\na,120,30,4,1,x\nb,120.02,30,8,2,x\nc,120.5,30,16,3,y\n",
  "counties.csv": "id,name\nx,X\ny,Y\nz,Z\n",
  "registered.csv": "code,all,old\nx,30,10\ny,40,7\n",
  "part.csv": "code,all,old\nx,30,10\nq,1,1\ny,40,-7\n",
  "homes.csv": "id,lon,lat,level,beds\nh,120,30,institution,1\n",
};
const REGISTERED = {
  path: "registered.csv",
  columns: { unit: "code", people: "all", age60: "old" },
};

const plan = (change: (p: Json) => void = () => undefined): Json =>
  changedPlan((p) => {
    p.inputs.units = [
      { path: "counties.csv", level: "county", columns: { id: "id", name: "name" } },
    ];
    p.inputs.demand = {
      ...{ kind: "points", path: "places.csv", basis: "resident-2020" },
      columns: { id: "id", lon: "lon", lat: "lat", unit: "county" },
      weights: { people: "people", age60: "age60" },
    };
    p.inputs.facilities = [
      {
        ...{ layer: "homes", class: "elder", path: "homes.csv" },
        columns: { id: "id", lon: "lon", lat: "lat", level: "level", capacity: "beds" },
      },
    ];
    p.inputs.registered = REGISTERED;
    p.inputs.groups = [{ id: "both", units: ["x", "y"] }];
    const elders = { facility: { class: "elder" }, demand: "age60", basis: "registered-2024" };
    p.rules = [
      {
        ...elders,
        id: "beds",
        kind: "ratio",
        measure: "capacity",
        per: 10,
        atLeast: 1,
        level: "county",
      },
      { ...elders, id: "near", kind: "within", cutoff: { m: 1000 }, target: 0.1 },
      { ...elders, id: "resident", basis: "resident-2020", kind: "within", cutoff: { m: 1000 } },
    ];
    change(p);
  });

async function rowsOf(given: Json): Promise<Record<string, string>> {
  const { text } = await outputsOf(given, FILES);
  return Object.fromEntries(
    recordsOf(text.get("rules.csv")!).map((row) => [
      `${row.rule} ${row.unit_id}`,
      [row.status, row.value, row.needed, row.missing].join("|"),
    ]),
  );
}

describe("registered people by county", () => {
  it("leave a rule about them undecided until they are loaded", async () => {
    const rows = await rowsOf(plan((p) => delete p.inputs.registered));
    expect(rows["beds x"]).toBe("undecided|||no-registered-population");
    expect(rows["near both"]).toBe("undecided|||no-registered-population");
    expect(rows["resident both"]).toBe("value-only|0.166667||");
  });

  it("are counted where a rule asks for them: a need of the table's own figure, exactly", async () => {
    const rows = await rowsOf(plan());
    expect(rows["beds x"]).toBe("met|1.000000|1|");
    expect(rows["beds y"]).toBe("unmet|0.000000|1|");
    // A third of the 10 of x, as one of its three elders lives at a; of 17 in all.
    expect(rows["near both"]).toBe("met|0.196078||");
    expect(rows["near x"]).toBe("met|0.333333||");
    expect(rows["resident both"]).toBe("value-only|0.166667||");
  });

  it("are told in the summary, with the mark of how they were placed", async () => {
    const { summary } = await outputsOf(plan(), FILES);
    expect(summary.marks).toContain("modelled-registered");
    expect(summary.inputs.registered).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
    const [, near] = summary.scenarios[0].rules;
    expect(near).toMatchObject({ demand: "registered_age60", basis: "registered-2024" });
    expect(near.total.registered_age60).toBe(17);
  });

  it("decide nothing for a county the table lacks, nor for the whole", async () => {
    const part = plan((p) => {
      p.inputs.registered = { ...REGISTERED, path: "part.csv" };
    });
    const rows = await rowsOf(part);
    expect(rows["beds x"]).toBe("met|1.000000|1|");
    expect(rows["beds y"]).toBe("undecided|||no-demand;no-registered-population");
    expect(rows["beds both"]).toContain("undecided||");
    expect(rows["near y"]).toContain("no-registered-population");
    expect(rows["near both"]).toContain("no-registered-population");
    const { issues, summary } = await outputsOf(part, FILES);
    expect(issues.map(({ code, count }) => [code, count])).toEqual(
      expect.arrayContaining([
        ["unknown-unit", 1],
        ["bad-number", 1],
        ["registered-absent", 1],
      ]),
    );
    expect(summary.inputs.registered).toMatchObject({ read: 3, accepted: 1, rejected: 2 });
  });
});

describe("a file of registered people", () => {
  const units = {
    levels: ["county", "town"],
    all: [
      ["330127", "county", "淳安县"],
      ["330922", "county", "嵊泗县"],
      ["t1", "town", "城关镇"],
      ["t2", "town", "城关镇"],
    ].map(([id, level, name]) => ({ id, level, name, parent: null })),
  } as never;
  const FIELDS = ["people", "age0_2", "age60", "age65"];
  const read = (text: string, source = {}) =>
    readRegisteredFile("户籍.csv", new TextEncoder().encode(text), FIELDS, units, source);

  it("is understood by the heads people write, by code or by name", async () => {
    const byName = await read(
      "县（市、区）,户籍人口,60岁及以上,0-2岁\n淳安县,450000,120000,6000\n",
    );
    expect(byName.table).toEqual({
      level: "county",
      rows: [{ unitId: "330127", people: { people: 450_000, age60: 120_000, age0_2: 6000 } }],
    });
    const byCode = await read("代码,总人口,65+\n330922,70000,20000\n");
    expect(byCode.table?.rows).toEqual([
      { unitId: "330922", people: { people: 70_000, age65: 20_000 } },
    ]);
  });

  it("is read by the columns that are named, whatever others are called", async () => {
    const columns = { unit: "甲", people: "乙" };
    const { table } = await read("代码,人口,甲,乙\n330922,1,330127,70000\n", { columns });
    expect(table?.rows).toEqual([{ unitId: "330127", people: { people: 70_000 } }]);
  });

  it("uses no row of another level, of a name that two units have, or with a figure missing", async () => {
    const { table, rejected, issues } = await read(
      "名称,户籍人口\n淳安县,1\nt1,2\n城关镇,3\n嵊泗县,\n淳安县,5\n",
    );
    expect(table?.rows).toEqual([{ unitId: "330127", people: { people: 1 } }]);
    expect(rejected).toBe(4);
    expect(issues.map(({ code }) => code).sort()).toEqual([
      "bad-number",
      "duplicate-id",
      "unknown-level",
      "unknown-unit",
    ]);
    expect((await read("名称,备注\n淳安县,x\n")).table).toBeNull();
  });
});

describe("people placed as residents stand", () => {
  it("sum to the table exactly, and are nowhere where nobody lives", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 10 ** 9 })), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 4, maxLength: 4 }),
        (points, totals) => {
          const all = ["a", "b", "c", "d"].map((id) => ({ id, level: "county" }));
          const residents = Float64Array.from(points, ([, people]) => people);
          const unitAt = Int32Array.from(points, ([unit]) => unit);
          const rows = all.map(({ id }, k) => ({
            unitId: id,
            people: { people: totals[k]! / 1e6 },
          }));
          const base = { count: points.length, weights: new Map([["people", residents]]) };
          const { demand, registered } = withRegistered(
            { ...base, unitAt: new Map([["county", unitAt]]) } as never,
            { levels: ["county"], all } as never,
            { level: "county", rows },
          );
          const placed = demand.weights.get("registered_people")!;
          all.forEach(({ id }, k) => {
            const own = [...placed.keys()].filter((i) => unitAt[i] === k);
            const sum = own.reduce((total, i) => total + placed[i]!, 0);
            const isPeopled = own.some((i) => residents[i]! > 0);
            expect(sum).toBe(isPeopled ? totals[k]! : 0);
            expect(registered.unplaced.includes(id)).toBe(!isPeopled && totals[k]! > 0);
          });
          placed.forEach((people, i) => {
            if (residents[i] === 0) expect(people).toBe(0);
          });
        },
      ),
    );
  });
});
