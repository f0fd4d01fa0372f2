import type { Client } from "../workers/client.ts";
import type { FairnessActions } from "./fairness-actions.ts";

/** What the views of fairness can ask, fetched when the first of it is asked for. */
export function laterFairness(client: Client): FairnessActions {
  const there = async (): Promise<FairnessActions> => {
    const { fairnessActions } = await import("./fairness-actions.ts");
    return fairnessActions(client);
  };
  return {
    landGaps: async () => (await there()).landGaps(),
    countedIn: async (...asked) => (await there()).countedIn(...asked),
    loadRegistered: async (...asked) => (await there()).loadRegistered(...asked),
    loadReach: async (key) => (await there()).loadReach(key),
    loadSupply: async (key) => (await there()).loadSupply(key),
    drawDistricts: async (...asked) => (await there()).drawDistricts(...asked),
    solvePlaces: async (...asked) => (await there()).solvePlaces(...asked),
  };
}
