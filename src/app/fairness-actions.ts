import type { PlaceAnswer } from "../core/allocation/place-answer.ts";
import { RULE_OPTIONS, type RuleOptions, type RuleOutcome } from "../core/rules/outcome.ts";
import type { WrittenRule } from "../core/rules/written-rule.ts";
import { fairnessStore, reachRules, supplyRules } from "../state/fairness.ts";
import { ruleOf } from "../state/question-settings.ts";
import { activeScenario, dateIn } from "../state/select/active-scenario.ts";
import { sessionStore, setTerms } from "../state/session.ts";
import type { Actions } from "../ui/actions.ts";
import type { Client } from "../workers/client.ts";

export type FairnessActions = Pick<
  Actions,
  | "landGaps"
  | "countedIn"
  | "loadRegistered"
  | "loadReach"
  | "loadSupply"
  | "drawDistricts"
  | "solvePlaces"
>;

/** What the views of fairness ask of the worker. */
export function fairnessActions(client: Client): FairnessActions {
  const asked = () => {
    const { asOf } = sessionStore.getState().question;
    const { scenario, edits } = activeScenario();
    return { asOf: dateIn(scenario, asOf), listDate: asOf, edits };
  };
  const evaluate = (
    rules: readonly WrittenRule[],
    options: RuleOptions,
  ): Promise<readonly RuleOutcome[]> => {
    const levels = ["city", "county", "town", "group"];
    const [travel, cellsOf, areas] = [null, [], {}];
    const registered = sessionStore.getState().registered?.table ?? null;
    const question = { rules, ...asked(), registered, travel, options, levels, cellsOf, areas };
    return client.call("rules.evaluate", question);
  };
  return {
    landGaps: () => {
      const rule = ruleOf(sessionStore.getState().question);
      return client.call("gaps.land", { rule, ...asked() });
    },
    countedIn: (filters, unitId) => {
      const { asOf, edits } = asked();
      return client.call("facilities.counted", { filters, unitId, asOf, edits });
    },
    loadRegistered: async (file, bytes) => {
      const read = await client.call("registered.read", { name: file, bytes, source: {} });
      if (read.table !== null) {
        sessionStore.setState({ registered: { file, table: read.table } });
        setTerms({ basis: "registered" });
      }
      return read;
    },
    loadReach: async (key) => {
      const { question, matrix } = sessionStore.getState();
      try {
        const outcomes = await evaluate(reachRules(question, matrix.terms), RULE_OPTIONS);
        const reach = new Map(outcomes.map((outcome) => [outcome.ruleId, outcome]));
        fairnessStore.setState({ reach, reachKey: key, failure: false });
      } catch {
        fairnessStore.setState({ failure: true });
      }
    },
    loadSupply: async (key) => {
      const { question, matrix } = sessionStore.getState();
      const { minutes, even } = fairnessStore.getState();
      const rules = supplyRules(question, matrix.terms, minutes, even);
      const missingCapacity = even.imputes ? "median" : "missing";
      try {
        const [access, ratio] = await evaluate(rules, { ...RULE_OPTIONS, missingCapacity });
        fairnessStore.setState({ supply: { key, access: access!, ratio: ratio! }, failure: false });
      } catch {
        fairnessStore.setState({ failure: true });
      }
    },
    drawDistricts: async (settings, signal) => {
      const { asOf, edits } = asked();
      const districts = await client.call("districts.draw", { settings, asOf, edits }, { signal });
      fairnessStore.setState({ districts });
    },
    solvePlaces: async (question, unitIds, signal, onProgress) => {
      fairnessStore.setState({ places: new Map(), placesAsked: question });
      const put = (answer: PlaceAnswer): void =>
        fairnessStore.setState(({ places }) => ({
          places: new Map(places).set(answer.unitId, answer),
        }));
      const one = (unitId: string) => ({ ...question, unitId, ...asked() });
      for (const unitId of unitIds)
        put(await client.call("places.preview", one(unitId), { signal }));
      // One county to a request: other questions are answered in between.
      for (const [done, unitId] of unitIds.entries()) {
        onProgress(done, unitIds.length);
        put(await client.call("places.solve", one(unitId), { signal }));
      }
    },
  };
}
