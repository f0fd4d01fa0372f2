import { afterEach, describe, expect, it } from "vitest";
import { LiveBeds } from "../../src/app/live-beds.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import type { RuleQuestion } from "../../src/core/analysis/rule-question.ts";
import { noTick } from "../../src/core/base/tick.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { WrittenRule } from "../../src/core/rules/written-rule.ts";
import { applyEdits } from "../../src/core/scenario/apply-edits.ts";
import type { Entry } from "../../src/core/scenario/document.ts";
import { unitsByNearestDemand } from "../../src/core/units/nearest-unit.ts";
import { documentStore } from "../../src/state/document.ts";
import { regionStore, type UnitView } from "../../src/state/region.ts";
import { rulesStore } from "../../src/state/rules.ts";
import { sessionStore } from "../../src/state/session.ts";
import type { Client } from "../../src/workers/client.ts";
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

/** Two counties: the west needs 50 beds and has 20, the east needs 100 and has none. */
const PLAN = {
  homes: [
    { id: "a", at: WEST, people: 1000, unit: "A" },
    { id: "b", at: EAST, people: 2000, unit: "B" },
  ],
  sites: [siteAt("old", WEST, { capacity: 20 })],
  units: {
    levels: ["county"],
    all: ["A", "B"].map((id) => ({ id, name: id, level: "county", parent: null, areaKm2: null })),
  },
};

const inputs: Inputs = inputsOf(PLAN);
const whole: Inputs = { ...inputs, findUnits: unitsByNearestDemand(inputs.demand, 20_000) };
const answers = new RuleAnswers(new Reaches());

/** The worker's answer, given on this thread. */
const client = {
  call: (_: string, { edits, ...question }: RuleQuestion) => {
    const { supply } = applyEdits(whole, edits, Number(question.asOf.slice(0, 4)));
    return answers.answer({ ...whole, ...supply }, { ...question, edits }, noTick);
  },
} as unknown as Client;

function added(capacity: number | undefined): Entry {
  const site = { layer: "candidate", id: "n", class: "clinic", lon: WEST[0], lat: WEST[1] };
  const edit = { op: "add", ...site, ...(capacity === undefined ? {} : { capacity }) } as const;
  return { kind: "edit", scenario: "s1", id: "n", order: 1, edit };
}

async function bedsOf(capacity: number | undefined, rule = RULE): Promise<LiveBeds> {
  const entry = entryOf("beds", {}, { startsOn: true });
  rulesStore.setState({ catalogue: catalogueOf({ ...entry, rule }) });
  const view = (id: string): UnitView => ({ id, level: "county", name: id }) as UnitView;
  regionStore.setState({
    demand: inputs.demand,
    facilities: inputs.facilities,
    units: new Map(["A", "B"].map((id) => [id, view(id)])),
  });
  const head = { kind: "scenario", id: "s1", order: 1, title: "", note: "", year: null } as const;
  documentStore.setState({ document: { entries: { s1: head, "s1/n": added(capacity) } } });
  sessionStore.setState({ scenario: "s1" });
  const beds = new LiveBeds(client);
  await new Promise<void>((resolve) => beds.ask("n", resolve));
  return beds;
}

afterEach(() => {
  rulesStore.setState({ catalogue: null });
  regionStore.setState({ demand: null, facilities: [], units: new Map() });
  documentStore.setState({ document: { entries: {} } });
});

describe("places short under the pointer", () => {
  it("are those of the unit the site is over, without the site and with it", async () => {
    const beds = await bedsOf(30);
    expect(beds.shortfallAt(...WEST)).toEqual({
      ruleId: "beds",
      unitId: "A",
      without: 30,
      now: 0,
    });
    expect(beds.shortfallAt(...EAST)).toMatchObject({ unitId: "B", without: 100, now: 70 });
  });

  it("never fall below none, and do not move for a site the rule does not count", async () => {
    expect((await bedsOf(500)).shortfallAt(...WEST)).toMatchObject({ without: 30, now: 0 });
    expect((await bedsOf(9)).shortfallAt(...WEST)).toMatchObject({ without: 30, now: 30 });
  });

  it("are the shortfall the rule answers when the site is put there", async () => {
    const beds = await bedsOf(17);
    const { edit } = added(17) as Extract<Entry, { kind: "edit" }>;
    for (const [lon, lat] of [WEST, EAST]) {
      const question = {
        rules: [RULE],
        asOf: "2025-06-01",
        listDate: "2025-06-01",
        edits: [{ ...edit, lon, lat } as typeof edit],
        travel: null,
        options: RULE_OPTIONS,
        levels: ["county"],
        cellsOf: [],
        areas: {},
      } as const;
      const [outcome] = await (client.call as (...all: unknown[]) => Promise<never[]>)(
        "rules.evaluate",
        question,
      );
      const { units } = outcome as unknown as { units: { unitId: string; shortfall: number }[] };
      const live = beds.shortfallAt(lon, lat);
      expect(live?.now).toBe(units.find(({ unitId }) => unitId === live?.unitId)?.shortfall);
    }
  });

  it("are no figure where the site's places are missing, or nobody lives near", async () => {
    const rule = { ...RULE, facility: { class: "clinic" } } as WrittenRule;
    expect((await bedsOf(undefined, rule)).shortfallAt(...WEST)).toBeNull();
    expect((await bedsOf(30)).shortfallAt(121, 29)).toBeNull();
  });
});
