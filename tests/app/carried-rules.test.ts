import { afterEach, describe, expect, it } from "vitest";
import { CarriedRules } from "../../src/app/carried-rules.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import { noTick } from "../../src/core/base/tick.ts";
import { PointHash } from "../../src/core/geo/point-hash.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { WrittenRule } from "../../src/core/rules/written-rule.ts";
import { applyEdits } from "../../src/core/scenario/apply-edits.ts";
import type { Entry } from "../../src/core/scenario/document.ts";
import type { Edit } from "../../src/core/scenario/edit.ts";
import { unitsByNearestDemand } from "../../src/core/units/nearest-unit.ts";
import { documentStore } from "../../src/state/document.ts";
import { OPENING_QUESTION } from "../../src/state/question-settings.ts";
import { regionStore, type UnitView } from "../../src/state/region.ts";
import type { LiveFigures } from "../../src/state/results.ts";
import { rulesStore } from "../../src/state/rules.ts";
import { activeScenario } from "../../src/state/select/active-scenario.ts";
import { sessionStore } from "../../src/state/session.ts";
import type { Client } from "../../src/workers/client.ts";
import { type LiveQuestion, liveAnswer } from "../../src/workers/live-answer.ts";
import { RuleAnswers } from "../../src/workers/rule-answers.ts";
import { catalogueOf, entryOf } from "../rules/sample-entry.ts";
import { inputsOf, siteAt } from "../towns/toy-town.ts";

const RULE: WrittenRule = {
  id: "beds",
  kind: "ratio",
  facility: { class: "clinic", minCapacity: 10 },
  demand: "people",
  measure: "capacity",
  per: 1000,
  atLeast: 50,
  level: "county",
};
const WEST = [120, 29] as const;
const EAST = [120.1, 29] as const;
const NEAR_WEST = [120.004, 29] as const;

/** Two counties: the west needs 50 beds and has 20, the east needs 100 and has none. */
const PLAN = {
  homes: [
    { id: "a", at: WEST, people: 1000, elders: 100, unit: "A" },
    { id: "b", at: EAST, people: 2000, elders: 300, unit: "B" },
  ],
  sites: [siteAt("old", WEST, { capacity: 20 })],
  units: {
    levels: ["county"],
    all: ["A", "B"].map((id) => ({ id, name: id, level: "county", parent: null, areaKm2: null })),
  },
};

const inputs: Inputs = inputsOf(PLAN);
const findUnits = unitsByNearestDemand(inputs.demand, 20_000);
const whole: Inputs = { ...inputs, findUnits };
const reaches = new Reaches();
const hash = new PointHash(inputs.demand.points);

function edited(edits: readonly Edit[], asOf: string): Inputs {
  return { ...whole, ...applyEdits(whole, edits, Number(asOf.slice(0, 4))).supply };
}

/** The worker's answer, given on this thread. */
const client = {
  call: async (_: string, { edits, ...question }: LiveQuestion & { edits: readonly Edit[] }) =>
    liveAnswer(edited(edits, question.asOf), question, reaches, true),
} as unknown as Client;

function added(id: string, capacity: number | undefined): Entry {
  const site = { layer: "candidate", id, class: "clinic", lon: WEST[0], lat: WEST[1] };
  const edit = { op: "add", ...site, ...(capacity === undefined ? {} : { capacity }) } as const;
  return { kind: "edit", scenario: "s1", id, order: 1, edit };
}

async function carried(rules: readonly WrittenRule[], ...capacities: (number | undefined)[]) {
  const entries = rules.map((rule) => ({ ...entryOf(rule.id, {}, { startsOn: true }), rule }));
  rulesStore.setState({ catalogue: catalogueOf(...entries) });
  const view = (id: string): UnitView => ({ id, level: "county", name: id }) as UnitView;
  regionStore.setState({
    demand: inputs.demand,
    facilities: inputs.facilities,
    units: new Map(["A", "B"].map((id) => [id, view(id)])),
  });
  const head = { kind: "scenario", id: "s1", order: 1, title: "", note: "", year: null } as const;
  const sites = capacities.map((capacity, k) => added(`n${k}`, capacity));
  const named = Object.fromEntries(sites.map((site, k) => [`s1/n${k}`, site]));
  documentStore.setState({ document: { entries: { s1: head, ...named } } });
  sessionStore.setState({ scenario: "s1" });
  const together = new CarriedRules(client);
  await new Promise<void>((resolve) => {
    const onAnswer = () => {
      if (together.figuresAt([]).rules?.waiting === 0) resolve();
    };
    together.ask(activeScenario().sites, inputs.demand, hash, onAnswer);
  });
  return (...places: (readonly [number, number])[]) =>
    together.figuresAt(
      places.map((place) => ({
        entrances: [place],
        landmass: "",
        units: new Map([["county", findUnits([place[0]], [place[1]]).get("county")![0]!]]),
      })),
    );
}

afterEach(() => {
  rulesStore.setState({ catalogue: null });
  regionStore.setState({ demand: null, facilities: [], units: new Map() });
  documentStore.setState({ document: { entries: {} } });
  sessionStore.setState({ question: OPENING_QUESTION });
});

describe("places short under the pointer", () => {
  it("are those of the unit the site is over, without the site and with it", async () => {
    const at = await carried([RULE], 30);
    const west = { ruleId: "beds", unitId: "A", without: 30, now: 0 };
    expect(at(WEST)).toEqual({
      rules: { changed: [], same: 0, untold: 0, waiting: 0 },
      shortfall: west,
    });
    expect(at(EAST).shortfall).toMatchObject({ unitId: "B", without: 100, now: 70 });
  });

  it("count every site that is carried into the unit", async () => {
    const at = await carried([RULE], 10, 15, 40);
    expect(at(WEST, NEAR_WEST, EAST).shortfall).toMatchObject({ without: 30, now: 5 });
    expect(at(EAST, EAST, WEST).shortfall).toMatchObject({ without: 100, now: 75 });
  });

  it("never fall below none, and do not move for a site the rule does not count", async () => {
    expect((await carried([RULE], 500))(WEST).shortfall).toMatchObject({ without: 30, now: 0 });
    expect((await carried([RULE], 9))(WEST).shortfall).toMatchObject({ without: 30, now: 30 });
  });

  it("are the shortfall the rule answers when the site is put there", async () => {
    const at = await carried([RULE], 17);
    const { edit } = added("n0", 17) as Extract<Entry, { kind: "edit" }>;
    for (const place of [WEST, EAST]) {
      const [lon, lat] = place;
      const edits = [{ ...edit, lon, lat } as Edit];
      const day = "2025-06-01";
      const question = {
        ...{ rules: [RULE], asOf: day, listDate: day, edits, registered: null, travel: null },
        ...{ options: RULE_OPTIONS, levels: ["county"], cellsOf: [], areas: {} },
      };
      const answers = new RuleAnswers(new Reaches());
      const [outcome] = await answers.answer(edited(edits, day), question, noTick);
      const { shortfall } = at(place);
      const row = outcome!.units.find(({ unitId }) => unitId === shortfall?.unitId);
      expect(shortfall?.now).toBe(row?.shortfall);
    }
  });

  it("are no figure where the site's places are missing, or nobody lives near", async () => {
    const rule = { ...RULE, facility: { class: "clinic" } } as WrittenRule;
    expect((await carried([rule], undefined))(WEST).shortfall).toBeNull();
    expect((await carried([RULE], 30))([121, 29]).shortfall).toBeNull();
  });
});

describe("the other rules under the pointer", () => {
  const near: WrittenRule = {
    ...{ id: "near", kind: "within", facility: { class: "clinic" }, demand: "people" },
    ...{ cutoff: { m: 500 }, travel: { model: "circle" } },
  };
  const changedOf = ({ rules }: Pick<LiveFigures, "rules">) =>
    rules!.changed.map((one) => [one.ruleId, one.kind === "gain" ? one.gained : one.now.shortfall]);

  it("tell what changes, and count what does not and what waits", async () => {
    const rules: WrittenRule[] = [
      near,
      { ...near, id: "twice", k: 2 },
      { ...near, id: "schools", facility: { class: "school" } },
      { ...near, id: "nobody", demand: "none" },
      { ...RULE, id: "number", measure: "count", atLeast: 2, facility: { class: "clinic" } },
    ];
    const at = await carried(rules, 30);
    expect(changedOf(at(WEST))).toEqual([
      ["twice", 1_000_000_000],
      ["number", 0],
    ]);
    expect(at(WEST).rules).toMatchObject({ same: 2, untold: 1, waiting: 0 });
    expect(changedOf(at(EAST))).toEqual([
      ["near", 2_000_000_000],
      ["number", 3],
    ]);
    expect(changedOf(at([119, 29]))).toEqual([]);
  });

  it("leave out the one that the map itself shows", async () => {
    const rules: WrittenRule[] = [near, { ...near, id: "elders", demand: "elders" }];
    sessionStore.setState({
      question: {
        ...OPENING_QUESTION,
        ...{ facilityClass: "clinic", cutoff: { m: 500 }, field: "people" },
      },
    });
    expect(changedOf((await carried(rules, 30))(EAST))).toEqual([["elders", 300_000_000]]);
  });
});

describe("what the rules answered", () => {
  const near: WrittenRule = {
    ...{ id: "near", kind: "within", facility: { class: "clinic" }, demand: "people" },
    ...{ cutoff: { m: 500 }, k: 2, travel: { model: "circle" } },
  };
  const asked: string[] = [];
  const counting = {
    call: (name: string, question: LiveQuestion & { edits: readonly Edit[] }) => {
      asked.push(...question.rules.map(({ id }) => id));
      return client.call(name as "rules.live", question as never);
    },
  } as unknown as Client;
  const answered = async (by: CarriedRules): Promise<string[]> => {
    asked.length = 0;
    by.ask(activeScenario().sites.slice(0, 1), inputs.demand, hash, () => undefined);
    while (by.figuresAt([]).rules!.waiting > 0) await new Promise((then) => setTimeout(then));
    return [...asked];
  };
  const held = [
    {
      ...{ entrances: [WEST], landmass: "" },
      units: new Map([["county", findUnits([WEST[0]], [WEST[1]]).get("county")![0]!]]),
    },
  ];
  const change = (id: string, values: object): void => {
    const { entries } = documentStore.getState().document;
    const entry = entries[`s1/${id}`] as Extract<Entry, { kind: "edit" }>;
    const after = { ...entry, edit: { ...entry.edit, ...values } as Edit };
    documentStore.setState({ document: { entries: { ...entries, [`s1/${id}`]: after } } });
  };

  it("holds wherever the site was put, and until anything else changes", async () => {
    await carried([RULE, near], 30, 20);
    const kept = new CarriedRules(counting);
    const fresh = async () => {
      const anew = new CarriedRules(counting);
      await answered(anew);
      return anew.figuresAt(held);
    };
    expect(await answered(kept)).toEqual(["beds", "near"]);
    change("n0", { lon: EAST[0], lat: EAST[1] });
    expect(await answered(kept)).toEqual([]);
    expect(kept.figuresAt(held)).toEqual(await fresh());
    for (const [id, values] of [
      ["n0", { capacity: 12 }],
      ["n1", { lon: EAST[0] }],
      ["n1", { capacity: 5 }],
    ] as const) {
      change(id, values);
      expect(await answered(kept), JSON.stringify(values)).toEqual(["beds", "near"]);
      expect(kept.figuresAt(held)).toEqual(await fresh());
    }
    const { question } = sessionStore.getState();
    sessionStore.setState({ question: { ...question, asOf: "2031-01-01" } });
    expect(await answered(kept)).toEqual(["beds", "near"]);
  });

  it("is asked for again where the drag ended before it came", async () => {
    await carried([RULE, near], 30);
    const kept = new CarriedRules(counting);
    asked.length = 0;
    kept.ask(activeScenario().sites, inputs.demand, hash, () => kept.end());
    await new Promise((then) => setTimeout(then, 20));
    const first = [...asked];
    expect(first[0]).toBe("beds");
    expect(await answered(kept)).not.toContain("beds");
    expect(kept.figuresAt([]).rules).toMatchObject({ waiting: 0 });
  });
});
