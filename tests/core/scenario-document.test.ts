import { describe, expect, it } from "vitest";
import {
  applyDiff,
  type Diff,
  diffBetween,
  documentText,
  EMPTY_DOCUMENT,
  entriesOf,
  mergeDiffs,
  planEditsOf,
  reverseDiff,
  scenariosOf,
  type WorkDocument,
} from "../../src/core/scenario/document.ts";
import {
  addLink,
  addSite,
  addSites,
  changeEdit,
  closeFacility,
  moveEdit,
  moveFacility,
  removeEdits,
  removeLink,
  setFacility,
} from "../../src/core/scenario/edit-commands.ts";
import {
  addScenario,
  changeScenario,
  forkScenario,
  mergeScenarios,
  moveScenario,
  removeScenario,
} from "../../src/core/scenario/scenario-commands.ts";

const SITE = {
  name: "",
  class: "elder",
  level: "institution",
  capacity: 60,
  lon: 120.1,
  lat: 28.9,
};

const stepped = (document: WorkDocument, ...steps: ((on: WorkDocument) => Diff)[]): WorkDocument =>
  steps.reduce((on, step) => applyDiff(on, step(on)), document);

/** Scenario s1 with three sites new-1 to new-3, and s2 without any. */
const BEFORE = stepped(
  EMPTY_DOCUMENT,
  (on) => addScenario(on, "one"),
  (on) => addScenario(on, "two"),
  (on) => addSite(on, "s1", { ...SITE, name: "a" }),
  (on) => addSite(on, "s1", { ...SITE, name: "b" }),
  (on) => addSite(on, "s1", { ...SITE, name: "c" }),
);

const idsOf = (document: WorkDocument, scenario: string): string[] =>
  entriesOf(document, scenario).map(({ id }) => id);

describe("a step on the document", () => {
  const steps: Record<string, Diff> = {
    add: addSite(BEFORE, "s2", SITE),
    change: changeEdit(BEFORE, "s1", "new-2", { lon: 121, name: "moved" }),
    remove: removeEdits(BEFORE, "s1", ["new-1", "new-3"]),
    move: moveFacility(BEFORE, "s1", "elder/7", 120, 29),
    set: setFacility(BEFORE, "s1", "elder/7", { capacity: 90 }),
    close: closeFacility(BEFORE, "s1", "elder/7"),
    link: addLink(BEFORE, "s1", { id: "l", a: "a", b: "b", kind: "bridge" }),
    unlink: removeLink(BEFORE, "s1", "bridge-1"),
    "edits reordered": moveEdit(BEFORE, "s1", "new-3", 0),
    "new scenario": addScenario(BEFORE, "three"),
    fork: forkScenario(BEFORE, "s1", "copy"),
    rename: changeScenario(BEFORE, "s2", { title: "zwei", note: "why" }),
    "scenarios reordered": moveScenario(BEFORE, "s2", 0),
    merge: mergeScenarios(BEFORE, "s2", "s1"),
    "scenario removed": removeScenario(BEFORE, "s1"),
  };

  it.each(Object.entries(steps))("%s, taken back, leaves the same bytes", (_, step) => {
    const done = applyDiff(BEFORE, step);
    expect(documentText(done)).not.toBe(documentText(BEFORE));
    const back = applyDiff(done, reverseDiff(step));
    expect(documentText(back)).toBe(documentText(BEFORE));
    expect(back).toEqual(BEFORE);
    expect(applyDiff(back, step)).toEqual(done);
  });

  it("is its own reverse's reverse, and the difference of its two ends", () => {
    for (const step of Object.values(steps)) {
      expect(reverseDiff(reverseDiff(step))).toEqual(step);
      expect(diffBetween(BEFORE, applyDiff(BEFORE, step))).toEqual(step);
    }
  });

  it("does not touch the document it is applied to", () => {
    const bytes = documentText(BEFORE);
    for (const step of Object.values(steps)) applyDiff(BEFORE, step);
    expect(documentText(BEFORE)).toBe(bytes);
  });

  it("on what is not there is no step", () => {
    expect(changeEdit(BEFORE, "s1", "new-9", { lon: 1 })).toEqual({});
    expect(removeEdits(BEFORE, "s1", ["new-9"])).toEqual({});
    expect(changeScenario(BEFORE, "s9", { title: "x" })).toEqual({});
    expect(removeScenario(BEFORE, "s9")).toEqual({});
    expect(moveScenario(BEFORE, "s9", 0)).toEqual({});
    expect(mergeScenarios(BEFORE, "s1", "s1")).toEqual({});
    expect(mergeScenarios(BEFORE, "s1", "s9")).toEqual({});
    expect(applyDiff(BEFORE, {})).toEqual(BEFORE);
  });
});

describe("two steps merged", () => {
  function expectSame(first: (on: WorkDocument) => Diff, second: (on: WorkDocument) => Diff): Diff {
    const a = first(BEFORE);
    const between = applyDiff(BEFORE, a);
    const b = second(between);
    const merged = mergeDiffs(a, b);
    const done = applyDiff(between, b);
    expect(applyDiff(BEFORE, merged)).toEqual(done);
    expect(applyDiff(done, reverseDiff(merged))).toEqual(BEFORE);
    return merged;
  }

  it("are one: a drag keeps the place it began at", () => {
    const merged = expectSame(
      (on) => moveFacility(on, "s1", "candidate/new-1", 120.2, 28.9),
      (on) => moveFacility(on, "s1", "candidate/new-1", 120.3, 28.9),
    );
    expect(merged["s1/new-1"]!.before).toMatchObject({ edit: { lon: 120.1 } });
    expect(merged["s1/new-1"]!.after).toMatchObject({ edit: { lon: 120.3 } });
  });

  it("may add and then change, add and remove, or touch different things", () => {
    expectSame(
      (on) => addSite(on, "s1", SITE),
      (on) => changeEdit(on, "s1", "new-4", { name: "x" }),
    );
    expectSame(
      (on) => addSite(on, "s1", SITE),
      (on) => removeEdits(on, "s1", ["new-4"]),
    );
    expectSame(
      (on) => removeScenario(on, "s1"),
      (on) => changeScenario(on, "s2", { year: 2030 }),
    );
  });
});

describe("a scenario", () => {
  it("keeps the order in which its edits were made, also after one was taken away and back", () => {
    const step = removeEdits(BEFORE, "s1", ["new-2"]);
    const back = applyDiff(applyDiff(BEFORE, step), reverseDiff(step));
    expect(idsOf(back, "s1")).toEqual(["new-1", "new-2", "new-3"]);
    expect(
      idsOf(
        stepped(BEFORE, (on) => moveEdit(on, "s1", "new-3", 0)),
        "s1",
      ),
    ).toEqual(["new-3", "new-1", "new-2"]);
    expect(
      idsOf(
        stepped(BEFORE, (on) => moveEdit(on, "s1", "new-1", 99)),
        "s1",
      ),
    ).toEqual(["new-2", "new-3", "new-1"]);
  });

  it("gives new sites ids that are new in the whole document: the same id is the same site", () => {
    const made = stepped(BEFORE, (on) => addSites(on, "s2", [SITE, SITE]));
    expect(idsOf(made, "s2")).toEqual(["new-4", "new-5"]);
  });

  it("is forked next to its original, and the two go separate ways", () => {
    const forked = stepped(BEFORE, (on) => forkScenario(on, "s1", "copy"));
    expect(scenariosOf(forked).map(({ id }) => id)).toEqual(["s1", "s3", "s2"]);
    expect(planEditsOf(forked, "s3")).toEqual(planEditsOf(forked, "s1"));
    const changed = stepped(forked, (on) => changeEdit(on, "s3", "new-1", { capacity: 1 }));
    expect(planEditsOf(changed, "s1")).toEqual(planEditsOf(BEFORE, "s1"));
  });

  it("merged into another replaces what both speak about, in its place, and is gone", () => {
    const two = stepped(
      BEFORE,
      (on) => forkScenario(on, "s1", "copy"),
      (on) => changeEdit(on, "s3", "new-2", { capacity: 1 }),
      (on) => removeEdits(on, "s3", ["new-1"]),
      (on) => closeFacility(on, "s3", "elder/7"),
    );
    const merged = stepped(two, (on) => mergeScenarios(on, "s1", "s3"));
    expect(scenariosOf(merged).map(({ id }) => id)).toEqual(["s1", "s2"]);
    expect(idsOf(merged, "s1").slice(0, 3)).toEqual(["new-1", "new-2", "new-3"]);
    expect(planEditsOf(merged, "s1").map((edit) => edit.op)).toEqual([
      "add",
      "add",
      "add",
      "close",
    ]);
    expect(planEditsOf(merged, "s1")[1]).toMatchObject({ capacity: 1 });
    expect(idsOf(merged, "s3")).toEqual([]);
  });

  it("removed takes its edits along", () => {
    const gone = stepped(BEFORE, (on) => removeScenario(on, "s1"));
    expect(Object.keys(gone.entries)).toEqual(["s2"]);
  });
});

describe("a facility in a scenario", () => {
  const ops = (document: WorkDocument) => planEditsOf(document, "s2");

  it("that exists is moved, set and closed by one edit each, however often", () => {
    const document = stepped(
      BEFORE,
      (on) => moveFacility(on, "s2", "elder/7", 120, 29),
      (on) => moveFacility(on, "s2", "elder/7", 120.5, 29.5),
      (on) => setFacility(on, "s2", "elder/7", { capacity: 90 }),
      (on) => setFacility(on, "s2", "elder/7", { level: "day-care" }),
      (on) => closeFacility(on, "s2", "elder/7"),
      (on) => closeFacility(on, "s2", "elder/7"),
    );
    expect(ops(document)).toEqual([
      { op: "move", facility: "elder/7", lon: 120.5, lat: 29.5 },
      { op: "set", facility: "elder/7", values: { capacity: 90, level: "day-care" } },
      { op: "close", facility: "elder/7" },
    ]);
  });

  it("that was added is changed where it was added, and closing takes it away", () => {
    const document = stepped(
      BEFORE,
      (on) => addSite(on, "s2", SITE),
      (on) => moveFacility(on, "s2", "candidate/new-4", 121, 30),
      (on) => setFacility(on, "s2", "candidate/new-4", { capacity: 5 }),
    );
    expect(ops(document)).toEqual([
      { ...SITE, op: "add", layer: "candidate", id: "new-4", lon: 121, lat: 30, capacity: 5 },
    ]);
    expect(ops(stepped(document, (on) => closeFacility(on, "s2", "candidate/new-4")))).toEqual([]);
  });

  it("has links: one that was added is taken away with its edit, one of the baseline by `unlink`", () => {
    const linked = stepped(BEFORE, (on) =>
      addLink(on, "s2", { id: "l", a: "a", b: "b", kind: "bridge" }),
    );
    expect(ops(stepped(linked, (on) => removeLink(on, "s2", "l")))).toEqual([]);
    const gone = stepped(
      linked,
      (on) => removeLink(on, "s2", "x"),
      (on) => removeLink(on, "s2", "x"),
    );
    expect(ops(gone).slice(1)).toEqual([{ op: "unlink", id: "x" }]);
  });
});
