import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, type InputData, type Project } from "../../src/core/analysis/project.ts";
import { inLots } from "../../src/core/facilities/facility-lots.ts";
import { OPEN_DECISION } from "../../src/core/import/import-file.ts";
import type { RuleChoice } from "../../src/core/rules/rule-choice.ts";
import {
  applyDiff,
  applyDiffs,
  type Diff,
  documentText,
  EMPTY_DOCUMENT,
  inserted,
  planEditsOf,
  scenariosOf,
  type WorkDocument,
} from "../../src/core/scenario/document.ts";
import { addSites } from "../../src/core/scenario/edit-commands.ts";
import type { InputEntry } from "../../src/core/scenario/own-input.ts";
import { addScenario } from "../../src/core/scenario/scenario-commands.ts";
import { readProject } from "../../src/io/project/read-project.ts";
import { writeProject } from "../../src/io/project/write-project.ts";
import { siteAt } from "../towns/toy-town.ts";
import { bytesOf } from "./run-in-memory.ts";

const fixture = (version: number) => ({
  name: `p${version}.fuwuquan`,
  bytes: new Uint8Array(
    readFileSync(join(import.meta.dirname, `../fixtures/project-${version}.fuwuquan`)),
  ),
});
const reading = (text: string) => readProject([{ name: "p.fuwuquan", bytes: bytesOf(text) }], "T");
const textOf = (version: number) => new TextDecoder().decode(fixture(version).bytes);

function projectOf(files: Parameters<typeof readProject>[0]): Project {
  const found = readProject(files, "方案 1");
  if (found.kind !== "project") throw new Error(JSON.stringify(found));
  return found.project;
}
function codesOf(text: string): string[] {
  const found = reading(text);
  return found.kind === "refused" ? found.issues.map(({ code }) => code) : [found.kind];
}
/** A project with some part of it changed by hand. */
function changed(change: (data: Record<string, never> & { document: never }) => void): string {
  const data = JSON.parse(textOf(2));
  change(data);
  return JSON.stringify(data);
}

describe("a project file of every version", () => {
  it("1: a list of sites becomes one scenario", () => {
    const { history, name } = projectOf([fixture(1)]);
    const document: WorkDocument = { entries: history.entries };
    expect(name).toBe("一");
    expect(scenariosOf(document).map(({ title }) => title)).toEqual(["方案 1"]);
    expect(planEditsOf(document, "s1")).toEqual([
      {
        op: "add",
        layer: "candidate",
        id: "new-1",
        class: "elder",
        lon: 119.6,
        lat: 27.95,
        name: "甲",
        level: "institution",
        capacity: 100,
      },
      {
        op: "add",
        layer: "candidate",
        id: "new-2",
        class: "clinic",
        lon: 120.2,
        lat: 30.3,
        name: "乙",
      },
    ]);
    expect(documentText(history.past.reduce(applyDiff, EMPTY_DOCUMENT))).toBe(
      documentText(document),
    );
  });

  it("2: scenarios with their history, written again as version 3 to the same bytes", () => {
    const project = projectOf([fixture(2)]);
    expect(project.history.past).toHaveLength(2);
    expect(project.results?.hashes).toEqual({ "units.csv": "00" });
    const { bytes } = writeProject(project, false);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({
      name: "二",
      fuwuquanProject: 3,
    });
    const again = projectOf([{ name: "x.fuwuquan", bytes }]);
    expect(again).toEqual(project);
    expect(writeProject(again, false).bytes).toEqual(bytes);
  });
});

describe("a project file that cannot be taken", () => {
  it("from the future says so, whatever else is in it", () => {
    expect(codesOf('{"fuwuquanProject":4,"new":true}')).toEqual(["not-supported"]);
  });

  it("cut off anywhere is refused", () => {
    const text = textOf(2).trimEnd();
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), (length) => {
        expect(reading(text.slice(0, length)).kind).toBe("refused");
      }),
    );
  });

  it("edited by hand names the key at fault", () => {
    const found = reading(
      changed((d) => {
        (d.document as never as { entries: { order: unknown }[] }).entries[0]!.order = "first";
      }),
    );
    expect(found.kind === "refused" && found.issues[0]!.examples[0]!.key).toBe(
      "document.entries[0].order",
    );
    expect(
      codesOf(
        changed((d) => {
          (d as never as { colour: string }).colour = "red";
        }),
      ),
    ).toEqual(["unknown-key"]);
    expect(
      codesOf(
        changed((d) => {
          (d.document as never as { entries: unknown[] }).entries.splice(0, 1);
        }),
      ),
    ).toEqual(["unknown-scenario"]);
    expect(
      codesOf(
        changed((d) => {
          const { entries } = d.document as never as { entries: unknown[] };
          entries.push(entries[1]);
        }),
      ),
    ).toEqual(["duplicate-id"]);
  });

  it("with hostile names does not reach the prototype of anything", () => {
    const text = textOf(2)
      .replaceAll('"s1/new-1"', '"__proto__"')
      .replaceAll('"id":"s1"', '"id":"__proto__"');
    reading(text);
    expect(({} as Record<string, unknown>).kind).toBeUndefined();
  });

  it("with a history that leads elsewhere keeps the document and drops the history", () => {
    const found = reading(
      changed((d) => {
        (d.document as never as { past: unknown[] }).past.pop();
        (d.document as never as { entries: { order: number }[] }).entries[0]!.order = 7;
      }),
    );
    if (found.kind !== "project") throw new Error(found.kind);
    expect(found.issues.map(({ code }) => code)).toEqual(["history-dropped"]);
    expect(found.project.history.past).toEqual([]);
    expect(Object.keys(found.project.history.entries)).toHaveLength(3);
  });

  it("that is no project at all is refused", () => {
    expect(codesOf("[]")).not.toEqual(["project"]);
    expect(codesOf("null")).not.toEqual(["project"]);
    expect(readProject([{ name: "a.txt", bytes: bytesOf("{}") }], "").kind).toBe("refused");
  });
});

describe("a large project", () => {
  it("of 10,000 edits is read whole", () => {
    let document = EMPTY_DOCUMENT;
    const past: Diff[] = [];
    const step = (diff: Diff): void => {
      past.push(diff);
      document = applyDiff(document, diff);
    };
    for (let k = 0; k < 50; k++) {
      step(addScenario(document, `S${k}`));
      const sites = Array.from({ length: 200 }, (_, n) => ({
        class: "elder",
        lon: 120 + n / 1000,
        lat: 29,
      }));
      // Each edit is a step of its own, as made by hand: a long history is read as well.
      for (const [key, change] of Object.entries(addSites(document, `s${k + 1}`, sites))) {
        past.push({ [key]: change });
      }
      document = applyDiffs(document, past.slice(-200));
    }
    const project: Project = {
      name: "n",
      app: "a",
      history: { entries: document.entries, past, future: [] },
      session: {},
      layers: [],
      data: {},
      results: null,
    };
    const back = projectOf([{ name: "p.fuwuquan", bytes: writeProject(project, false).bytes }]);
    expect(Object.keys(back.history.entries)).toHaveLength(10_050);
    expect(back.history.past).toHaveLength(10_050);
    expect(documentText({ entries: back.history.entries })).toBe(documentText(document));
  });
});

describe("data left out of a project file", () => {
  const facilities = [
    siteAt("1", [120, 29]),
    siteAt("2", [120.1, 29], { name: "二", attributes: { star: "3" } }),
  ];
  const nothingElse = { report: null, quarantine: null };
  const entry = (id: string, target: InputEntry["target"], data: string): InputEntry => ({
    ...{ kind: "input", id, order: 0, target, file: "诊所.xlsx", count: 2, data },
    ...{ class: null, replaces: false, source: {} },
  });
  const demand = { name: "demand.bin", bytes: new Uint8Array([0, 255, 128, 10]) };
  const added = [
    inserted(entry("facilities/clinics", "facilities", "d1")),
    inserted(entry("demand", "demand", "d2")),
    inserted({
      ...entry("elevation", "elevation", "d3"),
      source: { crs: "EPSG:4549", datum: "wgs84" },
    }),
  ];
  const heights = { name: "elevation.tif", bytes: new Uint8Array([0x49, 0x49, 42, 0, 0xc0, 0x7f]) };
  const base = projectOf([fixture(2)]);
  const stored: InputData["report"] = {
    files: [],
    totals: { read: 3, accepted: 2, rejected: 1 },
    decision: { ...OPEN_DECISION, columns: { name: "名称" }, mends: { "3": { 名称: "x" } } },
    issues: [
      {
        ...{ severity: "warning", code: "coordinates-zero", count: 1, message: "m", params: {} },
        examples: [{ file: "诊所.xlsx", row: 3 }],
      },
    ],
  };
  const waiting: InputData["quarantine"] = [
    {
      ...{ file: "诊所.xlsx", sheet: null, crs: null, hasGeometry: false, columns: ["名称"] },
      rows: [
        {
          ...{ key: "3", row: 3, canAdmit: false, cells: ["丙"], geometry: null },
          reasons: [{ code: "coordinates-zero", column: null }],
        },
      ],
    },
  ];
  const project: Project = {
    ...base,
    history: {
      entries: added.reduce(applyDiff, { entries: base.history.entries }).entries,
      past: [...base.history.past, ...added],
      future: [],
    },
    data: {
      d1: { facilities: inLots(facilities), file: null, report: stored, quarantine: waiting },
      d2: { facilities: null, file: demand, ...nothingElse },
      d3: {
        ...{ facilities: null, file: heights, quarantine: [] },
        report: { ...stored, decision: { ...OPEN_DECISION, target: "elevation", unit: "ft" } },
      },
    },
  };

  it("are asked for by name and hash, and nothing else will do", () => {
    const { bytes, beside } = writeProject(project, true);
    const file = { name: "p.fuwuquan", bytes };
    const without = readProject([file], "");
    expect(without).toMatchObject({
      kind: "incomplete",
      missing: [
        { name: "诊所.xlsx", count: 2 },
        { name: "诊所.xlsx", count: 2 },
        { name: "诊所.xlsx", count: 2 },
      ],
    });
    const other = { name: beside[0]!.name, bytes: bytesOf("[]") };
    expect(readProject([file, other], "").kind).toBe("incomplete");
    expect(projectOf([file, ...beside])).toEqual(project);
    const renamed = beside.map((one, k) => ({ ...one, name: `renamed-${k}` }));
    expect(projectOf([file, ...renamed])).toEqual(project);
  });

  it("are not asked for where they are in the file, also bytes that are no text", () => {
    const { bytes, beside } = writeProject(project, false);
    expect(beside).toEqual([]);
    expect(projectOf([{ name: "p.fuwuquan", bytes }])).toEqual(project);
  });

  it("are refused where an input names data that the file does not have", () => {
    const { bytes } = writeProject({ ...project, data: {} }, false);
    expect(codesOf(new TextDecoder().decode(bytes))).toEqual(["data-missing"]);
  });

  it("a rule that was switched comes back, and one with a foreign key does not", () => {
    const rule: RuleChoice = {
      ...{ kind: "rule", id: "r", order: 1, isOn: true, entry: null, document: null },
    };
    const step = inserted(rule);
    const entries = applyDiff({ entries: base.history.entries }, step).entries;
    const history = { entries, past: [...base.history.past, step], future: [] };
    const { bytes } = writeProject({ ...base, history }, false);
    expect(projectOf([{ name: "p.fuwuquan", bytes }]).history).toEqual(history);
    const text = new TextDecoder().decode(bytes).replaceAll('"isOn":true', '"isOn":true,"x":1');
    expect(reading(text).kind).toBe("refused");
  });
});

describe("figures held against those saved", () => {
  const digest = {
    summary: { app: "a 1", scenarios: [{ total: 5, covered: 3 }] },
    hashes: { "units.csv": "aa" },
  };

  it("are the same whatever program computed them, or differ at a path", () => {
    expect(
      differences(digest, { ...digest, summary: { ...digest.summary, app: "a 2" } }, 9),
    ).toEqual([]);
    const now = {
      summary: { app: "a 1", scenarios: [{ total: 5, covered: 4 }] },
      hashes: { "units.csv": "bb" },
    };
    expect(differences(digest, now, 9)).toEqual([
      { path: "scenarios[0].covered", saved: "3", now: "4" },
      { path: "units.csv", saved: '"aa"', now: '"bb"' },
    ]);
    expect(differences(digest, now, 1)).toHaveLength(1);
    expect(differences(digest, { summary: { app: "" }, hashes: digest.hashes }, 9)[0]!.path).toBe(
      "scenarios",
    );
  });
});
