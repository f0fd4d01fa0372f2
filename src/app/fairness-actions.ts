import { RULE_OPTIONS } from "../core/rules/outcome.ts";
import { fairnessStore, reachRules } from "../state/fairness.ts";
import { ruleOf } from "../state/question-settings.ts";
import { activeScenario, dateIn } from "../state/select/active-scenario.ts";
import { sessionStore } from "../state/session.ts";
import type { Actions } from "../ui/actions.ts";
import type { Client } from "../workers/client.ts";

/** What the views of fairness ask of the worker. */
export function fairnessActions(
  client: Client,
): Pick<Actions, "landGaps" | "loadReach" | "drawDistricts" | "solvePlaces"> {
  const asked = () => {
    const { asOf } = sessionStore.getState().question;
    const { scenario, edits } = activeScenario();
    return { asOf: dateIn(scenario, asOf), listDate: asOf, edits };
  };
  return {
    landGaps: () => {
      const rule = ruleOf(sessionStore.getState().question);
      return client.call("gaps.land", { rule, ...asked() });
    },
    loadReach: async (key) => {
      const rules = reachRules(sessionStore.getState().question);
      const levels = ["city", "county", "town", "group"];
      const [travel, options, cellsOf, areas] = [null, RULE_OPTIONS, [], {}];
      try {
        const question = { rules, ...asked(), travel, options, levels, cellsOf, areas };
        const outcomes = await client.call("rules.evaluate", question);
        const reach = new Map(outcomes.map((outcome) => [outcome.ruleId, outcome]));
        fairnessStore.setState({ reach, reachKey: key, failure: false });
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
      // One county to a request: other questions are answered in between, and a stop is heard.
      for (const [done, unitId] of unitIds.entries()) {
        onProgress(done, unitIds.length);
        const answer = await client.call(
          "places.solve",
          { ...question, unitId, ...asked() },
          { signal },
        );
        fairnessStore.setState(({ places }) => ({ places: new Map(places).set(unitId, answer) }));
      }
    },
  };
}
