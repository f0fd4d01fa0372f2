import type { LiveBasis } from "../core/analysis/live-basis.ts";
import { type Held, type LiveRuleFigure, LiveRules } from "../core/analysis/live-rules.ts";
import { Cancelled } from "../core/base/tick.ts";
import type { Demand } from "../core/demand/demand.ts";
import type { PointHash } from "../core/geo/point-hash.ts";
import type { WithinRule } from "../core/rules/rule.ts";
import type { WrittenRule } from "../core/rules/written-rule.ts";
import type { CandidateSite } from "../core/scenario/candidate-site.ts";
import { facilityOf } from "../core/scenario/edit.ts";
import { ruleOf } from "../state/question-settings.ts";
import { regionStore } from "../state/region.ts";
import type { LiveFigures } from "../state/results.ts";
import { rulesInForce } from "../state/rules-in-force.ts";
import { activeScenario, dateIn } from "../state/select/active-scenario.ts";
import { sessionStore } from "../state/session.ts";
import type { Client } from "../workers/client.ts";

/** What is known of a drag's rules so far. */
interface Known {
  readonly live: LiveRules;
  /** Of the rules answered for, in the order of the rules. */
  readonly basis: LiveBasis;
  /** Rules the worker has not answered for yet. */
  readonly waiting: number;
  /** The rule of places per people that speaks of the first site, told by itself. */
  readonly bedRule: string | null;
}

/** All that the answers hold for, beside the rule itself. */
type Situation = readonly unknown[];

/**
 * All rules that are on while sites are carried about. The worker is asked what they know without
 * the sites, one rule after the other, so that other questions come between; each frame then
 * tells what they come to with the sites where they are. What was answered holds for the next
 * drag of the same sites, wherever they were put, until anything else changes.
 */
export class CarriedRules {
  readonly #client: Client;
  #known: Known | null = null;
  #asking: AbortController | null = null;
  #situation: Situation = [];
  /** By the rule as JSON. */
  #answers = new Map<string, LiveBasis>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Tells whenever an answer is there. The first site is the one under the pointer. */
  ask(
    sites: readonly CandidateSite[],
    demand: Demand,
    hash: PointHash,
    onAnswer: () => void,
  ): void {
    this.end();
    const controller = new AbortController();
    this.#asking = controller;
    const asked = ruleOf(sessionStore.getState().question);
    const rules = rulesInForce().filter((rule) => !isAsked(rule, asked));
    const bedRule = rules.find((rule) => isOfPlaces(rule, sites[0]?.class))?.id ?? null;
    const live = new LiveRules(demand, hash);
    const situation = situationOf(sites, demand);
    if (!situation.every((part, k) => part === this.#situation[k])) this.#answers = new Map();
    this.#situation = situation;
    const answers = this.#answers;
    const know = (): void => {
      const known = rules.flatMap((rule) => answers.get(JSON.stringify(rule)) ?? []);
      const waiting = rules.length - known.length;
      this.#known = { live, basis: together(known), waiting, bedRule };
    };
    know();
    const unknown = rules.filter((rule) => !answers.has(JSON.stringify(rule)));
    this.#askAll(sites, unknown, controller.signal, (rule, answer) => {
      answers.set(JSON.stringify(rule), answer);
      if (this.#asking !== controller) return;
      know();
      onAnswer();
    }).catch((error: unknown) => {
      // The map's own rule is told all the same.
      if (!(error instanceof Cancelled) && this.#asking === controller) this.#known = null;
    });
  }

  /** The sites are put down: nobody waits any more. */
  end(): void {
    this.#asking?.abort();
    this.#asking = null;
    this.#known = null;
  }

  figuresAt(held: readonly Held[]): Pick<LiveFigures, "rules" | "shortfall"> {
    if (this.#known === null) return { rules: null, shortfall: null };
    const { live, basis, waiting, bedRule } = this.#known;
    const figures = live.figuresAt(basis.rules, held);
    const changed = figures.filter((figure) => figure.ruleId !== bedRule && isChanged(figure));
    // The rule of places is told by itself.
    const told = figures.some(({ ruleId }) => ruleId === bedRule) ? 1 : 0;
    return {
      rules: {
        changed,
        same: basis.unmoved + basis.rules.length - changed.length - told,
        untold: basis.untold.length,
        waiting,
      },
      shortfall: shortfallOf(figures.find(({ ruleId }) => ruleId === bedRule)),
    };
  }

  async #askAll(
    sites: readonly CandidateSite[],
    rules: readonly WrittenRule[],
    signal: AbortSignal,
    onAnswer: (rule: WrittenRule, answer: LiveBasis) => void,
  ): Promise<void> {
    const { question, registered } = sessionStore.getState();
    const { scenario, edits } = activeScenario();
    const common = {
      edits,
      sites: sites.map(({ key }) => key),
      registered: registered?.table ?? null,
      asOf: dateIn(scenario, question.asOf),
      listDate: question.asOf,
    };
    for (const rule of rules) {
      const question = { ...common, rules: [rule] };
      onAnswer(rule, await this.#client.call("rules.live", question, { signal }));
    }
  }
}

function together(answers: readonly LiveBasis[]): LiveBasis {
  return {
    rules: answers.flatMap(({ rules }) => rules),
    unmoved: answers.reduce((sum, { unmoved }) => sum + unmoved, 0),
    untold: answers.flatMap(({ untold }) => untold),
  };
}

/** Where the sites in the hand stand is no part of it: the answers are without them. */
function situationOf(sites: readonly CandidateSite[], demand: Demand): Situation {
  const { question, registered } = sessionStore.getState();
  const { facilities, links, units, landIndex } = regionStore.getState();
  const { scenario, edits } = activeScenario();
  const keys = sites.map(({ key }) => key);
  const inHand = new Set<string | null>(keys);
  const placeless = edits.map((edit) =>
    inHand.has(facilityOf(edit)) ? { ...edit, ...NOWHERE } : edit,
  );
  const { asOf } = question;
  const text = JSON.stringify([keys, placeless, dateIn(scenario, asOf), asOf]);
  return [demand, facilities, links, units, landIndex, registered, text];
}

const NOWHERE = { lon: 0, lat: 0, outline: null, entrances: null };

/** Whether a rule says just what the map's own does, whose figures are there already. */
function isAsked(rule: WrittenRule, asked: WithinRule): boolean {
  if (rule.kind !== "within" || rule.basis?.startsWith("registered")) return false;
  const { model = "circle", ferry = "none" } = rule.travel ?? {};
  const own = [rule.facility, rule.cutoff, rule.demand, rule.scope ?? null, rule.k ?? 1];
  const { facility, cutoff, demand, scope, k, travel } = asked;
  return (
    // Minutes mean other distances at other speeds.
    "m" in cutoff &&
    model === "circle" &&
    ferry === (travel.ferry ?? "none") &&
    JSON.stringify(own) === JSON.stringify([facility, cutoff, demand, scope, k])
  );
}

function isOfPlaces(rule: WrittenRule, facilityClass: string | undefined): boolean {
  return (
    rule.kind === "ratio" && rule.measure === "capacity" && rule.facility.class === facilityClass
  );
}

function isChanged(figure: LiveRuleFigure): boolean {
  if (figure.kind === "gain") return figure.gained > 0;
  const { without, now } = figure;
  return without.shortfall !== now.shortfall || without.status !== now.status;
}

/** Null where the rule does not speak of the place, or lacks a figure. */
function shortfallOf(figure: LiveRuleFigure | undefined): LiveFigures["shortfall"] {
  if (figure?.kind !== "unit") return null;
  const { ruleId, without, now } = figure;
  if (without.shortfall === null || now.shortfall === null) return null;
  const { unitId } = now;
  return { ruleId, unitId, without: without.shortfall, now: now.shortfall };
}
