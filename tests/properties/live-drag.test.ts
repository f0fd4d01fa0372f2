import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { CarriedRules } from "../../src/app/carried-rules.ts";
import { LiveDrag } from "../../src/app/live-drag.ts";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { applyEdits } from "../../src/core/scenario/apply-edits.ts";
import type { Entry } from "../../src/core/scenario/document.ts";
import { documentStore } from "../../src/state/document.ts";
import {
  OPENING_QUESTION,
  type QuestionSettings,
  ruleOf,
} from "../../src/state/question-settings.ts";
import { regionStore } from "../../src/state/region.ts";
import { resultStore } from "../../src/state/results.ts";
import { activeScenario } from "../../src/state/select/active-scenario.ts";
import { sessionStore } from "../../src/state/session.ts";
import { inputsOf } from "../towns/toy-town.ts";
import { runs, somePlace, town } from "./arbitrary-town.ts";

const QUESTION: QuestionSettings = {
  ...OPENING_QUESTION,
  ...{ facilityClass: "clinic", cutoff: { m: 700 }, useFerries: true },
};
const FLOOR_PEOPLE = 50;

const carried = fc.record({
  at: somePlace,
  class: fc.constantFrom("clinic", "clinic", "sport"),
  entrances: fc.option(fc.array(somePlace, { minLength: 1, maxLength: 2 }), { nil: null }),
});

/** The map's rule alone: the other rules have a test of their own. */
const noRules = {
  ask: () => undefined,
  end: () => undefined,
  figuresAt: () => ({ rules: null, shortfall: null }),
} as unknown as CarriedRules;

function editsOf(
  sites: readonly {
    class: string;
    at: readonly number[];
    entrances: readonly (readonly number[])[] | null;
  }[],
): Entry[] {
  return sites.map(({ at, entrances, class: name }, k): Entry => {
    const place = { lon: at[0]!, lat: at[1]! };
    const doors = entrances === null ? {} : { entrances: entrances as [number, number][] };
    const edit = {
      op: "add",
      layer: "candidate",
      id: `n${k}`,
      class: name,
      ...place,
      ...doors,
    } as const;
    return { kind: "edit", scenario: "s1", id: `n${k}`, order: k, edit };
  });
}

/** The figures of a full run over what the document says now. */
function fullRun(inputs: Inputs) {
  const { edits } = activeScenario();
  const supply = applyEdits(inputs, edits).supply;
  const coverage = coverageOf({ ...inputs, ...supply }, ruleOf(QUESTION), QUESTION.asOf);
  return coverage;
}

afterEach(() => {
  regionStore.setState({ demand: null, facilities: [], landIndex: null, links: [] });
  documentStore.setState({ document: { entries: {} } });
  sessionStore.setState({ question: OPENING_QUESTION, marked: [], scenario: "" });
  resultStore.setState({ answer: null, live: null });
});

describe("sites carried together", () => {
  it("show what a full run gives when they are put down there, every one of them", () => {
    let several = 0;
    fc.assert(
      fc.property(
        town,
        fc.array(carried, { minLength: 1, maxLength: 4 }),
        fc.nat({ max: 3 }),
        somePlace,
        (plan, sites, last, to) => {
          const inputs = inputsOf(plan);
          regionStore.setState({
            ...{ demand: inputs.demand, facilities: inputs.facilities, landIndex: inputs.land },
            links: inputs.links as never,
          });
          const head = { kind: "scenario", id: "s1", order: 1, title: "", note: "" } as const;
          const entries = editsOf(sites).map((edit) => [`s1/${(edit as { id: string }).id}`, edit]);
          const document = {
            entries: { s1: { ...head, year: null }, ...Object.fromEntries(entries) },
          };
          documentStore.setState({ document });
          const marked = sites.slice(0, last + 1).map((_, k) => `n${k}`);
          sessionStore.setState({
            question: QUESTION,
            marked,
            scenario: "s1",
            floorPeople: FLOOR_PEOPLE,
          });
          resultStore.setState({ answer: fullRun(inputs) as never });

          const drag = new LiveDrag(noRules, async () => null);
          drag.start("n0");
          const [lon, lat] = to;
          drag.move(lon, lat, 0, 0);
          const { live } = resultStore.getState();
          drag.end(lon, lat);
          const after = fullRun(inputs);
          expect(live!.covered).toEqual(after.all.covered.fields);
          expect(live!.inHand).toEqual(marked.map((id) => `candidate/${id}`));
          if (marked.length > 1 && live!.gained.people! > 0) several++;
        },
      ),
      runs(200),
    );
    expect(several).toBeGreaterThan(20);
  });
});
