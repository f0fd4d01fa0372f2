import { Cancelled } from "../core/base/tick.ts";
import type { Demand } from "../core/demand/demand.ts";
import { RULE_OPTIONS, type RuleOutcome, type UnitOutcome } from "../core/rules/outcome.ts";
import type { Edit } from "../core/scenario/edit.ts";
import { unitsByNearestDemand } from "../core/units/nearest-unit.ts";
import { UNIT_LIMIT_M } from "../io/region/region-inputs.ts";
import { regionStore } from "../state/region.ts";
import type { LiveFigures } from "../state/results.ts";
import { rulesInForce } from "../state/rules-in-force.ts";
import { activeScenario, dateIn } from "../state/select/active-scenario.ts";
import { unitsInOrder } from "../state/select/unit-tree.ts";
import { sessionStore } from "../state/session.ts";
import type { Client } from "../workers/client.ts";

type FindUnits = ReturnType<typeof unitsByNearestDemand>;

/** What the rule says of every unit without the site, and what the site brings. */
interface Known {
  readonly ruleId: string;
  readonly level: string;
  readonly units: ReadonlyMap<string, UnitOutcome>;
  /** Places the rule counts of the site; null where they are missing. */
  readonly places: number | null;
}

/**
 * Places short by the first rule of places per people that is on for the class of a site. The
 * worker is asked once a drag, without the site; each frame then only adds the site's places to
 * its unit. Until the answer is there, there is no figure.
 */
export class LiveBeds {
  readonly #client: Client;
  #find: { readonly demand: Demand; readonly findUnits: FindUnits } | null = null;
  #known: Known | null = null;
  #asking: AbortController | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  /** The search for the unit of a place, as the analysis makes it. */
  prepare(demand: Demand): FindUnits {
    if (this.#find?.demand === demand) return this.#find.findUnits;
    const findUnits = unitsByNearestDemand(demand, UNIT_LIMIT_M);
    findUnits([demand.lon[0] ?? 0], [demand.lat[0] ?? 0]);
    this.#find = { demand, findUnits };
    return findUnits;
  }

  /** Asks about the units while the site is in the air; tells when the answer is there. */
  ask(siteId: string, onAnswer: () => void): void {
    this.#asking?.abort();
    this.#known = null;
    const controller = new AbortController();
    this.#asking = controller;
    this.#answer(siteId, controller.signal)
      .then((known) => {
        if (this.#asking !== controller) return;
        this.#known = known;
        onAnswer();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Cancelled)) this.#known = null;
      });
  }

  /** The unit under a place, with the site there and without it. */
  shortfallAt(lon: number, lat: number): LiveFigures["shortfall"] {
    const { demand, units } = regionStore.getState();
    if (this.#known === null || demand === null) return null;
    const { ruleId, level, places } = this.#known;
    const at = this.prepare(demand)([lon], [lat]).get(level)?.[0] ?? -1;
    const unit = this.#known.units.get(unitsInOrder(units)[at]?.id ?? "");
    if (unit === undefined || places === null) return null;
    const { needed, present, shortfall, unitId } = unit;
    if (needed === null || present === null || shortfall === null) return null;
    const now = Math.max(0, needed - (present + places));
    return { ruleId, unitId, without: shortfall, now };
  }

  async #answer(siteId: string, signal: AbortSignal): Promise<Known | null> {
    const { sites, scenario, edits } = activeScenario();
    const site = sites.find((one) => one.id === siteId);
    const rule = rulesInForce().find(
      (one) =>
        one.kind === "ratio" && one.measure === "capacity" && one.facility.class === site?.class,
    );
    if (site === undefined || rule?.kind !== "ratio") return null;
    const { question, registered } = sessionStore.getState();
    const common = {
      rules: [rule],
      registered: registered?.table ?? null,
      asOf: dateIn(scenario, question.asOf),
      listDate: question.asOf,
      travel: null,
      options: RULE_OPTIONS,
      levels: [rule.level],
      cellsOf: [],
      areas: {},
    };
    const evaluate = async (all: readonly Edit[]): Promise<RuleOutcome | undefined> => {
      const args = { ...common, edits: all };
      const [outcome] = await this.#client.call("rules.evaluate", args, { signal });
      return outcome;
    };
    const withIt = await evaluate(edits);
    const withoutIt = await evaluate([...edits, { op: "close", facility: site.key }]);
    if (withIt === undefined || withoutIt === undefined) return null;
    const isCounted = eligibleOf(withIt) > eligibleOf(withoutIt);
    return {
      ruleId: rule.id,
      level: rule.level,
      units: new Map(withoutIt.units.map((unit) => [unit.unitId, unit])),
      places: isCounted ? site.capacity : 0,
    };
  }
}

function eligibleOf({ facilities }: RuleOutcome): number {
  return facilities.reduce((sum, { eligible }) => sum + eligible, 0);
}
