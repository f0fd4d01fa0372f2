import { costMmOf, isWithin } from "../access/access.ts";
import type { Demand } from "../demand/demand.ts";
import type { Place } from "../facilities/facility.ts";
import { ecefOf, writeEcef } from "../geo/ecef.ts";
import { geodesicFromEcefM } from "../geo/geodesic.ts";
import type { PointHash } from "../geo/point-hash.ts";
import type { UnitOutcome } from "../rules/outcome.ts";
import { existsOfUnit } from "./evaluate-exists.ts";
import { ratioOfUnit } from "./evaluate-ratio.ts";
import type { LiveCells, LiveExists, LiveRatio, LiveRule } from "./live-basis.ts";
import { isNamed } from "./scope.ts";

/** Where a site in the hand is held. */
export interface Held {
  /** Degrees, one or more. */
  readonly entrances: readonly Place[];
  /** Landmass under it; `""` where there is no land at all, null on open water. */
  readonly landmass: string | null;
  /** Level → index into `Units.all`, −1 outside. */
  readonly units: ReadonlyMap<string, number>;
}

/** Demand that a rule decided cell by cell covers with the sites and not without, millionths. */
interface GainFigure {
  readonly kind: "gain";
  readonly ruleId: string;
  readonly field: string;
  readonly gained: number;
}

/** The unit of the first site by a rule decided by unit: without the sites in the hand, and with them. */
interface UnitFigure {
  readonly kind: "unit";
  readonly ruleId: string;
  /** What the rule adds up. */
  readonly measure: string;
  readonly without: UnitOutcome;
  readonly now: UnitOutcome;
}

export type LiveRuleFigure = GainFigure | UnitFigure;

/**
 * Answers, within one frame, what rules come to with sites held anywhere: the same figures, to
 * the last digit, as evaluating them with the sites put there.
 */
export class LiveRules {
  readonly #demand: Demand;
  readonly #hash: PointHash;
  readonly #here = ecefOf(1);
  /** Sites or class bits that reach each point; all 0 between two rules. */
  readonly #got: Uint32Array;
  /** The last site, of all ever tried, that reached a point: entrances of one count once. */
  readonly #lastSite: Float64Array;
  #tried = 0;

  constructor(demand: Demand, hash: PointHash) {
    this.#demand = demand;
    this.#hash = hash;
    this.#got = new Uint32Array(demand.count);
    this.#lastSite = new Float64Array(demand.count);
  }

  /** In the order of the rules; a rule silent about the unit of the first site has no figure. */
  figuresAt(rules: readonly LiveRule[], held: readonly Held[]): LiveRuleFigure[] {
    return rules.flatMap((rule): LiveRuleFigure[] => {
      if (rule.kind !== "cells") return unitFigure(rule, held);
      const gained = this.#gained(rule, held);
      return [{ kind: "gain", ruleId: rule.ruleId, field: rule.field, gained }];
    });
  }

  #gained(rule: LiveCells, held: readonly Held[]): number {
    const { lacking, missing, field } = rule;
    const weights = rule.weights ?? this.#demand.weights.get(field)!;
    const got = this.#got;
    const touched: number[] = [];
    held.forEach((site, k) => {
      const bits = rule.brings[k] ?? 0;
      const group = groupOf(rule, site);
      if (bits === 0 || group < 0) return;
      const mark = ++this.#tried;
      for (const place of site.entrances) {
        this.#visit(rule, place, group, (i) => {
          if (this.#lastSite[i] === mark) return;
          this.#lastSite[i] = mark;
          if (got[i] === 0) touched.push(i);
          if (missing === null) got[i]!++;
          else got[i]! |= missing[i]! & bits;
        });
      }
    });
    let gained = 0;
    for (const i of touched) {
      const n = missing === null ? got[i]! : bitsIn(got[i]!);
      if (n >= lacking[i]!) gained += weights[i]!;
      got[i] = 0;
    }
    return gained;
  }

  /** Points in reach of a place that the rule has something to gain at. */
  #visit(rule: LiveCells, place: Place, group: number, visit: (i: number) => void): void {
    const { lacking, tier, cutoffsMm, detour, groupOfDemand } = rule;
    const here = this.#here;
    writeEcef(here, 0, place[0], place[1]);
    const [x, y, z] = [here.x[0]!, here.y[0]!, here.z[0]!];
    const { points } = this.#demand;
    const reachM = Math.max(...cutoffsMm) / 1000 / detour + 0.01;
    this.#hash.visitWithin(x, y, z, reachM, (i) => {
      if (lacking[i] === 0 || groupOfDemand[i] !== group) return;
      const metres = geodesicFromEcefM(points.x[i]!, points.y[i]!, points.z[i]!, x, y, z);
      const cutoffMm = cutoffsMm[tier === null ? 0 : tier[i]!]!;
      if (isWithin(costMmOf(metres * detour), cutoffMm)) visit(i);
    });
  }
}

/** −1 on open water, or on land the rule's travel knows nothing of. */
function groupOf({ groupOfLandmass }: LiveCells, { landmass }: Held): number {
  if (landmass === null) return -1;
  return landmass === "" ? 0 : (groupOfLandmass[landmass] ?? -1);
}

function bitsIn(bits: number): number {
  let n = 0;
  for (let left = bits; left !== 0; left &= left - 1) n++;
  return n;
}

function unitFigure(rule: LiveRatio | LiveExists, held: readonly Held[]): LiveRuleFigure[] {
  const { level, id } = rule.rule;
  const unit = held[0]?.units.get(level) ?? -1;
  const unitId = rule.unitIds.get(unit);
  if (unitId === undefined) return [];
  const isHere = held.map(
    ({ units }) => units.get(level) === unit && isNamed(rule.masks, [...units.values()]),
  );
  const isRatio = rule.kind === "ratio";
  const [without, now] = isRatio ? ratios(rule, unit, isHere) : presences(rule, unit, isHere);
  const measure = isRatio ? rule.rule.measure : "count";
  return [{ kind: "unit", ruleId: id, measure, without, now }];
}

type Both = readonly [without: UnitOutcome, now: UnitOutcome];

function ratios(live: LiveRatio, unit: number, isHere: readonly boolean[]): Both {
  const { rule, stocks, brings } = live;
  const unitId = live.unitIds.get(unit)!;
  const stock = stocks.get(unit)!;
  let { present, unknown } = stock;
  isHere.forEach((is, k) => {
    const value = brings[k] ?? null;
    if (!is || value === null) return;
    if (Number.isNaN(value)) unknown++;
    else present += value;
  });
  return [
    ratioOfUnit(rule, unitId, stock, []),
    ratioOfUnit(rule, unitId, { ...stock, present, unknown }, []),
  ];
}

function presences(live: LiveExists, unit: number, isHere: readonly boolean[]): Both {
  const { rule, stocks, brings } = live;
  const unitId = live.unitIds.get(unit)!;
  const stock = stocks.get(unit)!;
  const has = stock.has.map(
    (n, f) => n + isHere.filter((is, k) => is && brings[k]?.[f] === true).length,
  );
  return [
    existsOfUnit(rule, unitId, stock, 0, []),
    existsOfUnit(rule, unitId, { ...stock, has }, 0, []),
  ];
}
