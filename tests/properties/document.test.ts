import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordOf, workOf } from "../../src/app/project/work-record.ts";
import { checksumOf } from "../../src/core/base/checksum.ts";
import {
  applyDiff,
  BASELINE,
  type Diff,
  documentText,
  EMPTY_DOCUMENT,
  entriesOf,
  mergeDiffs,
  reverseDiff,
  scenariosOf,
  type WorkDocument,
} from "../../src/core/scenario/document.ts";
import { facilityOf } from "../../src/core/scenario/edit.ts";
import {
  addLink,
  addSite,
  changeEdit,
  closeFacility,
  moveEdit,
  moveFacility,
  removeEdits,
  removeLink,
  setFacility,
} from "../../src/core/scenario/edit-commands.ts";
import { joinLands } from "../../src/core/scenario/link-commands.ts";
import {
  addScenario,
  changeScenario,
  forkScenario,
  mergeScenarios,
  moveScenario,
  removeScenario,
} from "../../src/core/scenario/scenario-commands.ts";
import {
  copySites,
  groundOf,
  groundWith,
  moveSites,
  reshapeSite,
} from "../../src/core/scenario/site-commands.ts";
import {
  type DocumentState,
  dispatch,
  documentStore,
  redo,
  restoreDocument,
  undo,
} from "../../src/state/document.ts";
import { savingStore } from "../../src/state/saving.ts";
import { sessionStore } from "../../src/state/session.ts";
import { runs } from "./arbitrary-town.ts";

/** Every state in full, and where we are among them: what the history must come to. */
interface Model {
  states: string[];
  now: number;
  /** The steps that lead to `now`, to be replayed from the baseline. */
  steps: Diff[];
}
type Real = { readonly reloads: { count: number } };

const FRESH: DocumentState = { document: EMPTY_DOCUMENT, past: [], future: [] };
const bytesNow = (): string => documentText(documentStore.getState().document);

/** A gesture of the planner: a step made from the document as it is. */
class Gesture implements fc.Command<Model, Real> {
  readonly name: string;
  readonly make: (document: WorkDocument) => Diff;
  readonly history: "record" | "merge";

  constructor(
    name: string,
    make: (document: WorkDocument) => Diff,
    history: "record" | "merge" = "record",
  ) {
    this.name = name;
    this.make = make;
    this.history = history;
  }
  check = (): boolean => true;
  run(model: Model): void {
    const { document, past } = documentStore.getState();
    const step = this.make(document);
    dispatch(step, { history: this.history });
    if (Object.keys(step).length > 0) {
      const isMerged = this.history === "merge" && past.length > 0;
      const last = isMerged ? model.steps.pop() : undefined;
      model.steps.push(last === undefined ? step : mergeDiffs(last, step));
      if (!isMerged) model.now++;
      model.states = [...model.states.slice(0, model.now), documentText(applyDiff(document, step))];
    }
    expectModel(model);
  }
  toString = (): string => this.name;
}

class Undo implements fc.Command<Model, Real> {
  check = (): boolean => true;
  run(model: Model): void {
    undo();
    if (model.now > 0) {
      model.now--;
      model.steps.pop();
    }
    expectModel(model);
  }
  toString = (): string => "undo";
}

class Redo implements fc.Command<Model, Real> {
  check = (model: Readonly<Model>): boolean => model.now < model.states.length - 1;
  run(model: Model): void {
    const [next] = documentStore.getState().future;
    redo();
    model.now++;
    model.steps.push(next!);
    expectModel(model);
  }
  toString = (): string => "redo";
}

/** Through the text that lies in the browser's storage, and back. */
class Reload implements fc.Command<Model, Real> {
  check = (): boolean => true;
  run(model: Model, real: Real): void {
    const record = recordOf({ document: documentStore.getState(), session: {} });
    restoreDocument(FRESH);
    restoreDocument(workOf(structuredClone(record), "")!.document);
    real.reloads.count++;
    expectModel(model);
  }
  toString = (): string => "reload";
}

function expectModel({ states, now, steps }: Model): void {
  const { document, past, future } = documentStore.getState();
  expect(bytesNow()).toBe(states[now]);
  expect([past.length, future.length]).toEqual([now, states.length - 1 - now]);
  expect(documentText(steps.reduce(applyDiff, EMPTY_DOCUMENT))).toBe(states[now]);
  const undone = past.reduceRight((d, step) => applyDiff(d, reverseDiff(step)), document);
  expect(documentText(undone)).toBe(documentText(EMPTY_DOCUMENT));
}

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % (list.length || 1)];
const SITE = { name: "", class: "elder", lat: 29 };
const n = fc.nat({ max: 1000 });

/** A command on the scenario that `at` falls on; empty where there is none. */
const onScenario = (
  name: string,
  make: (document: WorkDocument, scenario: string, k: number) => Diff,
  history: "record" | "merge" = "record",
) =>
  fc.tuple(n, n).map(
    ([at, k]) =>
      new Gesture(
        `${name} ${at} ${k}`,
        (document) => {
          const scenario = pick(scenariosOf(document), at);
          return scenario === undefined ? {} : make(document, scenario.id, k);
        },
        history,
      ),
  );

const editAt = (document: WorkDocument, scenario: string, k: number) =>
  pick(entriesOf(document, scenario), k);
const facilityAt = (document: WorkDocument, scenario: string, k: number): string => {
  const edit = editAt(document, scenario, k)?.edit;
  return (edit === undefined ? null : facilityOf(edit)) ?? `elder/${k % 5}`;
};

const LINE = [
  [121, 29],
  [121.1, 29],
] as const;
const outlineAt = (k: number): readonly (readonly [number, number])[] => [
  [120 + k / 1e4, 29],
  [120.01 + k / 1e4, 29.001],
  [120.005, 29.01 + k / 1e4],
];
/** Every other edit of a scenario, from one on. */
const someEdits = (document: WorkDocument, scenario: string, k: number): string[] =>
  entriesOf(document, scenario).flatMap(({ id }, at) => (at % 2 === k % 2 ? [id] : []));

const commands = [
  n.map((k) => new Gesture(`new scenario ${k}`, (document) => addScenario(document, `S${k}`))),
  onScenario("fork", (document, s, k) => forkScenario(document, s, `F${k}`)),
  onScenario("rename", (document, s, k) => changeScenario(document, s, { title: `T${k}` })),
  onScenario("annotate", (document, s, k) => changeScenario(document, s, { note: `N${k}` })),
  onScenario("phase", (document, s, k) => changeScenario(document, s, { year: 2025 + (k % 10) })),
  onScenario("reorder", (document, s, k) => moveScenario(document, s, k % 4)),
  onScenario("merge", (document, s, k) =>
    mergeScenarios(document, s, pick(scenariosOf(document), k)!.id),
  ),
  onScenario("remove scenario", (document, s) => removeScenario(document, s)),
  onScenario("add", (document, s, k) => addSite(document, s, { ...SITE, lon: 120 + k / 1000 })),
  onScenario("add too", (document, s, k) => addSite(document, s, { ...SITE, lon: 121 + k / 1000 })),
  onScenario("move", (document, s, k) =>
    moveFacility(document, s, facilityAt(document, s, k), 119 + k / 1000, 29),
  ),
  onScenario(
    "drag",
    (document, s, k) => moveFacility(document, s, facilityAt(document, s, k), 118 + k / 1000, 29),
    "merge",
  ),
  onScenario("set", (document, s, k) =>
    setFacility(document, s, facilityAt(document, s, k), { capacity: k }),
  ),
  onScenario("close", (document, s, k) => closeFacility(document, s, facilityAt(document, s, k))),
  onScenario("link", (document, s, k) =>
    addLink(document, s, { id: `l${k % 4}`, a: "a", b: "b", kind: "bridge" }),
  ),
  onScenario("unlink", (document, s, k) => removeLink(document, s, `l${k % 4}`)),
  onScenario("take away", (document, s, k) => {
    const edit = editAt(document, s, k);
    return edit === undefined ? {} : removeEdits(document, s, [edit.id]);
  }),
  onScenario("reorder edits", (document, s, k) => {
    const edit = editAt(document, s, k);
    return edit === undefined ? {} : moveEdit(document, s, edit.id, k % 7);
  }),
  onScenario("add ground", (document, s, k) =>
    addSite(document, s, { ...SITE, ...groundOf(outlineAt(k)) }),
  ),
  onScenario("reshape", (document, s, k) => {
    const edit = editAt(document, s, k);
    if (edit === undefined) return {};
    const doors = outlineAt(k + 1).slice(0, 1 + (k % 3));
    const ground = k % 4 === 0 ? null : groundWith(outlineAt(k), doors);
    return reshapeSite(document, s, edit.id, ground);
  }),
  onScenario("move together", (document, s, k) =>
    moveSites(document, s, someEdits(document, s, k), k / 9000, -k / 7000),
  ),
  onScenario(
    "nudge together",
    (document, s, k) => moveSites(document, s, someEdits(document, s, k), 0, k / 1e6),
    "merge",
  ),
  onScenario("copy", (document, s, k) =>
    copySites(document, s, someEdits(document, s, k), [0.003, 0], (name) => `${name}+`),
  ),
  onScenario("join", (document, s, k) =>
    joinLands(document, s, { a: "a", b: `b${k % 3}`, kind: "bridge", line: LINE }, ["l1"]),
  ),
  onScenario("terms", (document, s, k) => {
    const edit = editAt(document, s, k);
    if (edit === undefined) return {};
    const values = { cost: k % 3 === 0 ? undefined : k, note: k % 2 === 0 ? undefined : `n${k}` };
    return changeEdit(document, s, edit.id, values);
  }),
  fc.constant(new Undo()),
  fc.constant(new Undo()),
  fc.constant(new Redo()),
  fc.constant(new Reload()),
];

describe("any sequence of edits, undo, redo, reload and fork", () => {
  it("ends in the state that a replay from the baseline gives, byte for byte", () => {
    fc.assert(
      fc.property(fc.commands(commands, { maxCommands: 60, size: "max" }), (sequence) => {
        restoreDocument(FRESH);
        sessionStore.setState({ scenario: BASELINE });
        const model = { states: [documentText(EMPTY_DOCUMENT)], now: 0, steps: [] };
        fc.modelRun(() => ({ model, real: { reloads: { count: 0 } } }), sequence);
        const { document, past } = documentStore.getState();
        expect(past.reduce(applyDiff, EMPTY_DOCUMENT)).toEqual(document);
        expect(applyDiff(EMPTY_DOCUMENT, past.reduce(mergeDiffs, {}))).toEqual(document);
      }),
      runs(300),
    );
  });

  it("changes nothing where there is nothing to do, or another window holds the project", () => {
    restoreDocument(FRESH);
    const before = documentStore.getState();
    undo();
    redo();
    dispatch({}, { history: "record" });
    savingStore.setState({ role: "reader" });
    dispatch(addScenario(EMPTY_DOCUMENT, "x"), { history: "record" });
    savingStore.setState({ role: "writer" });
    expect(documentStore.getState()).toBe(before);
  });

  it("shows the scenario that a step of history changed", () => {
    restoreDocument(FRESH);
    sessionStore.setState({ scenario: BASELINE });
    dispatch(addScenario(EMPTY_DOCUMENT, "one"), { history: "record" });
    dispatch(addScenario(documentStore.getState().document, "two"), { history: "record" });
    dispatch(changeScenario(documentStore.getState().document, "s1", { note: "x" }), {
      history: "record",
    });
    sessionStore.setState({ scenario: "s2" });
    undo();
    expect(sessionStore.getState().scenario).toBe("s1");
    undo();
    undo();
    expect(sessionStore.getState().scenario).toBe(BASELINE);
  });
});

describe("a saved record", () => {
  it("that was damaged anywhere is known as damaged", () => {
    const record = recordOf({ document: FRESH, session: { scenario: "s1" } });
    fc.assert(
      fc.property(fc.nat({ max: record.text.length - 1 }), fc.nat({ max: 0xffff }), (at, unit) => {
        const text = `${record.text.slice(0, at)}${String.fromCharCode(unit)}${record.text.slice(at + 1)}`;
        fc.pre(text !== record.text);
        expect(workOf({ ...record, text }, "")).toBeNull();
      }),
      runs(300),
    );
    expect(workOf({ ...record, version: 3 }, "")).toBeNull();
    expect(workOf({ ...record, text: record.text.slice(0, -1) }, "")).toBeNull();
    expect(workOf("nonsense", "")).toBeNull();
    expect(workOf(record, "")).not.toBeNull();
  });

  it("has checksums that follow from the published ones of FNV-1a", () => {
    // Published for the byte 61: e40c292c. A unit is two bytes, so 00 comes after it.
    const next = (0xe40c292cn * 0x01000193n) & 0xffffffffn;
    expect(checksumOf("")).toBe("811c9dc5");
    expect(checksumOf("a")).toBe(next.toString(16).padStart(8, "0"));
    expect(checksumOf("ab")).not.toBe(checksumOf("ba"));
  });
});
