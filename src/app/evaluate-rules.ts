import { InputError } from "../core/base/issue.ts";
import { Cancelled } from "../core/base/tick.ts";
import { RULE_OPTIONS } from "../core/rules/outcome.ts";
import type { WrittenRule } from "../core/rules/written-rule.ts";
import { documentStore } from "../state/document.ts";
import { regionStore } from "../state/region.ts";
import { isSameBesideRules } from "../state/rule-choices.ts";
import { type RuleAnswer, rulesStore } from "../state/rules.ts";
import { rulesInForce } from "../state/rules-in-force.ts";
import { activeScenario, dateIn } from "../state/select/active-scenario.ts";
import { sessionStore } from "../state/session.ts";
import type { Client } from "../workers/client.ts";

/** Levels that the matrix shows, and the groups beside them. */
const LEVELS = ["province", "city", "county", "town", "village", "group"];

export interface Evaluating {
  /** Reads the catalogue where it is not yet read; then asks the rules that wait for an answer. */
  readonly open: () => Promise<void>;
  readonly cancel: () => void;
}

/**
 * Keeps the answers of the rules that are on in step with rules, terms, date, candidates and
 * facilities, while the matrix or a profile is open. One rule is asked at a time: each answer is shown when it
 * is there, other questions come between, and a rule that did not change is not asked again.
 */
export function evaluateRules(client: Client): Evaluating {
  let running: AbortController | null = null;

  const refresh = (): void => {
    running?.abort();
    running = null;
    const waiting = waitingRules();
    if (waiting.length === 0) {
      rulesStore.setState({ running: null });
      return;
    }
    const controller = new AbortController();
    running = controller;
    askAll(client, waiting, controller.signal)
      .catch(fail)
      .finally(() => {
        if (running !== controller) return;
        running = null;
        rulesStore.setState({ running: null });
      });
  };
  const changeSituation = (): void => {
    rulesStore.setState(({ situation }) => ({ situation: situation + 1 }));
    refresh();
  };

  sessionStore.subscribe((now, before) => {
    const isOtherSituation =
      now.question.asOf !== before.question.asOf ||
      now.scenario !== before.scenario ||
      now.registered !== before.registered;
    if (isOtherSituation) changeSituation();
    else if (now.matrix.isOpen !== before.matrix.isOpen || now.step !== before.step) refresh();
    else if (now.resultView !== before.resultView) refresh();
    else if (now.matrix.terms !== before.matrix.terms) refresh();
  });
  documentStore.subscribe((now, before) => {
    if (now.document === before.document) return;
    if (isSameBesideRules(now.document, before.document)) refresh();
    else changeSituation();
  });
  regionStore.subscribe((now, before) => {
    if (now.facilities !== before.facilities) changeSituation();
  });

  return {
    open: async () => {
      try {
        if (rulesStore.getState().catalogue === null) {
          const catalogue = await client.call("rules.catalogue", { url: catalogueUrl() });
          rulesStore.setState({ catalogue, failure: null });
        }
        refresh();
      } catch (error) {
        fail(error);
      }
    },
    cancel: () => running?.abort(),
  };
}

function fail(error: unknown): void {
  if (error instanceof Cancelled) return;
  const issues = error instanceof InputError ? error.issues : [];
  const message = error instanceof Error ? error.message : String(error);
  rulesStore.setState({ failure: { message, issues } });
}

/** Where the catalogue of rules lies, for any base path the app is served from. */
function catalogueUrl(): string {
  return new URL("rules/catalogue.json", document.baseURI).href;
}

/** What is on, as it is in force, and not answered in this situation. Nothing while nobody looks. */
function waitingRules(): readonly WrittenRule[] {
  const { catalogue, situation, outcomes } = rulesStore.getState();
  const { matrix, step, resultView } = sessionStore.getState();
  const isProfile = step === "result" && resultView === "profile";
  const isMatrix = step === "rules" && matrix.isOpen;
  if (catalogue === null || !(isMatrix || isProfile)) return [];
  if (regionStore.getState().facilities.length === 0) return [];
  return rulesInForce().filter((rule) => {
    const answer = outcomes.get(rule.id);
    return answer?.situation !== situation || answer.rule !== JSON.stringify(rule);
  });
}

/** Measures itself (`rules-anew`): the bench reads it. */
async function askAll(
  client: Client,
  rules: readonly WrittenRule[],
  signal: AbortSignal,
): Promise<void> {
  const total = rules.length;
  const { question, registered } = sessionStore.getState();
  const { edits, scenario } = activeScenario();
  const { situation } = rulesStore.getState();
  const since = performance.now();
  rulesStore.setState({ failure: null, running: { since, done: 0, total } });
  const common = {
    asOf: dateIn(scenario, question.asOf),
    listDate: question.asOf,
    edits,
    registered: registered?.table ?? null,
    travel: null,
    options: RULE_OPTIONS,
    levels: LEVELS,
    cellsOf: [],
    areas: {},
  };
  for (const [k, rule] of rules.entries()) {
    const [outcome] = await client.call("rules.evaluate", { ...common, rules: [rule] }, { signal });
    if (outcome === undefined) throw new Error(`no answer for the rule ${rule.id}`);
    const answer: RuleAnswer = { rule: JSON.stringify(rule), situation, outcome };
    rulesStore.setState(({ outcomes, running }) => ({
      outcomes: new Map(outcomes).set(rule.id, answer),
      running: running === null ? null : { ...running, done: k + 1 },
    }));
  }
  performance.measure("rules-anew", { start: since });
}
