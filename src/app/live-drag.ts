import { LiveSite, type SiteGain } from "../core/access/live-site.ts";
import type { Held } from "../core/analysis/live-rules.ts";
import type { CoverageAnswer } from "../core/analysis/question.ts";
import type { Demand } from "../core/demand/demand.ts";
import { reasonAgainst } from "../core/facilities/eligible.ts";
import { movedPlaces, roundedDegrees } from "../core/facilities/facility.ts";
import { groundShape } from "../core/gaps/ground.ts";
import { LiveGaps } from "../core/gaps/live-gaps.ts";
import {
  type NeighbourLists,
  type Neighbours,
  neighboursFrom,
} from "../core/gaps/neighbour-lists.ts";
import { PointHash } from "../core/geo/point-hash.ts";
import type { PolygonIndex } from "../core/geo/polygon-index.ts";
import { landAt } from "../core/land/locate.ts";
import type { WithinRule } from "../core/rules/rule.ts";
import type { CandidateSite } from "../core/scenario/candidate-site.ts";
import { moveSites } from "../core/scenario/site-commands.ts";
import { unitsByNearestDemand } from "../core/units/nearest-unit.ts";
import { UNIT_LIMIT_M } from "../io/region/region-inputs.ts";
import { dispatch, documentStore } from "../state/document.ts";
import { ruleOf } from "../state/question-settings.ts";
import { regionStore } from "../state/region.ts";
import { type LiveFigures, resultStore } from "../state/results.ts";
import { activeScenario, dateIn } from "../state/select/active-scenario.ts";
import { focusMask } from "../state/select/focus-mask.ts";
import { sessionStore } from "../state/session.ts";
import type { CarriedRules } from "./carried-rules.ts";

/** A site in the hand, with whether the map's rule counts it. */
interface InHand {
  readonly site: CandidateSite;
  readonly isCounted: boolean;
}

/** A drag under way: everything that does not change with the pointer. */
interface Drag {
  /** The first is under the pointer, the others are carried along. */
  readonly sites: readonly InHand[];
  readonly keys: readonly string[];
  readonly live: LiveSite;
  /** Null while it is not known which points border which. */
  readonly gaps: LiveGaps | null;
  readonly demand: Demand;
  readonly answer: CoverageAnswer;
  readonly land: PolygonIndex | null;
  readonly findUnits: FindUnits;
  /** Demand indices that only the sites covered where they stood. */
  readonly left: readonly number[];
  /** 1 for the cells of the unit in focus; null = all. The totals below are of these. */
  readonly inFocus: Uint8Array | null;
  /** Field → millionths covered without the sites. */
  readonly coveredWithout: Readonly<Record<string, number>>;
  readonly total: Readonly<Record<string, number>>;
}

type FindUnits = ReturnType<typeof unitsByNearestDemand>;

/** What depends on the cells alone. */
interface Prepared {
  readonly demand: Demand;
  readonly hash: PointHash;
  /** Null where nobody borders anybody; undefined while that is being found out. */
  shape: Neighbours | null | undefined;
  readonly findUnits: FindUnits;
}

/** Carries candidates under the pointer; all figures follow in the same frame, on this thread. */
export class LiveDrag {
  #ready: Prepared | null = null;
  #drag: Drag | null = null;
  readonly #rules: CarriedRules;
  readonly #askNeighbours: () => Promise<NeighbourLists | null>;

  constructor(rules: CarriedRules, askNeighbours: () => Promise<NeighbourLists | null>) {
    this.#rules = rules;
    this.#askNeighbours = askNeighbours;
  }

  /** Prepares the search over the cells; called when they arrive, so that no drag has to wait. */
  prepare(demand: Demand): Prepared {
    if (this.#ready?.demand === demand) return this.#ready;
    const hash = new PointHash(demand.points, undefined, 16);
    const findUnits = unitsByNearestDemand(demand, UNIT_LIMIT_M);
    // Its first search makes it ready for the next ones.
    findUnits([demand.lon[0] ?? 0], [demand.lat[0] ?? 0]);
    // Cells of a grid lie side by side; to find who borders whom among points or areas takes long.
    const isGrid = demand.ground.kind === "lattice";
    const ready: Prepared = {
      ...{ demand, hash, findUnits },
      shape: isGrid ? groundShape(demand) : undefined,
    };
    this.#ready = ready;
    if (!isGrid) void this.#findNeighbours(ready);
    return ready;
  }

  async #findNeighbours(ready: Prepared): Promise<void> {
    const lists = await this.#askNeighbours();
    const isOfThese = lists === null || lists.starts.length === ready.demand.count + 1;
    if (isOfThese) ready.shape = lists === null ? null : neighboursFrom(lists);
  }

  start(id: string): void {
    const sites = inHand(id);
    const { answer } = resultStore.getState();
    const { demand, landIndex } = regionStore.getState();
    const [lead] = sites;
    if (lead === undefined || answer === null || demand === null) return;
    const { hash } = this.prepare(demand);
    this.#rules.ask(sites, demand, hash, () => this.#showAgain());
    this.#drag = this.#begin(sites, answer, demand, landIndex);
    this.#show(this.#drag, lead.lon, lead.lat, Number.NaN, Number.NaN);
  }

  move(lon: number, lat: number, x: number, y: number): void {
    if (this.#drag === null) return;
    this.#show(this.#drag, lon, lat, x, y);
  }

  /** Puts the sites down: one gesture, one step to undo. The figures stay until the answer is there. */
  end(lon: number, lat: number): void {
    const drag = this.#drag;
    this.#drag = null;
    if (drag === null) return;
    this.#rules.end();
    const { document } = documentStore.getState();
    const { site } = drag.sites[0]!;
    const ids = drag.sites.map((one) => one.site.id);
    const diff = moveSites(document, activeScenario().id, ids, lon - site.lon, lat - site.lat);
    dispatch(diff, { history: "record" });
    // Put back where it stood, or not allowed: nothing is asked anew, so the figures of the moment go.
    if (documentStore.getState().document === document) resultStore.setState({ live: null });
  }

  cancel(): void {
    this.#drag = null;
    this.#rules.end();
    resultStore.setState({ live: null });
  }

  #showAgain(): void {
    const { live } = resultStore.getState();
    if (this.#drag !== null && live !== null) {
      this.#show(this.#drag, live.lon, live.lat, live.x, live.y);
    }
  }

  #begin(
    carried: readonly CandidateSite[],
    answer: CoverageAnswer,
    demand: Demand,
    land: PolygonIndex | null,
  ): Drag {
    const { hash, shape, findUnits } = this.prepare(demand);
    const { question, floorPeople } = sessionStore.getState();
    const rule = ruleOf(question);
    const { cutoffMm, groupOfDemand, inScope } = answer;
    const sites = carried.map((site) => ({ site, isCounted: isCounted(site, rule) }));
    const standing = sites.map(({ site, isCounted }) => ({
      entrances: site.entrances ?? [[site.lon, site.lat] as const],
      group: isCounted ? groupAt(land, answer, site.lon, site.lat) : NO_GROUP,
    }));
    const count = Uint32Array.from(answer.access.count);
    const nobody = new Uint8Array(demand.count);
    const reach = new LiveSite(demand, hash, groupOfDemand, nobody, cutoffMm, 1);
    for (const one of standing) for (const i of reach.gainOf([one]).gained) count[i]!--;
    const covered = Uint8Array.from(count, (n) => (n >= rule.k ? 1 : 0));
    const inFocus = focusMask(demand);
    const total: Record<string, number> = {};
    const coveredWithout: Record<string, number> = {};
    for (const [field, weights] of demand.weights) {
      let all = 0;
      let reached = 0;
      for (let i = 0; i < demand.count; i++) {
        if (inScope !== null && inScope[i] === 0) continue;
        if (inFocus !== null && inFocus[i] === 0) continue;
        all += weights[i]!;
        if (covered[i] === 1) reached += weights[i]!;
      }
      total[field] = all;
      coveredWithout[field] = reached;
    }
    // A cell the rule does not speak about is nobody's gain.
    if (inScope !== null)
      for (let i = 0; i < covered.length; i++) if (inScope[i] === 0) covered[i] = 1;
    const live = new LiveSite(demand, hash, groupOfDemand, covered, cutoffMm, 1);
    const left = live.gainOf(standing).gained;
    const leftOut = Uint8Array.from(covered, (is) => 1 - is);
    const gaps = shape === undefined ? null : new LiveGaps(demand, shape, leftOut, floorPeople);
    const keys = carried.map(({ key }) => key);
    return {
      ...{ sites, keys, live, gaps, demand, answer, land, findUnits },
      ...{ left, inFocus, coveredWithout, total },
    };
  }

  /** Measures itself (`drag-frame`, and the part of the map's own rule in it): the bench reads it. */
  #show(drag: Drag, lon: number, lat: number, x: number, y: number): void {
    const start = performance.now();
    const { site: lead } = drag.sites[0]!;
    const held = drag.sites.map(({ site }) => heldAt(drag, site, lon - lead.lon, lat - lead.lat));
    const tried = held.map(({ entrances, landmass }, k) => ({
      entrances,
      group: drag.sites[k]!.isCounted ? groupOf(drag.answer, landmass) : NO_GROUP,
    }));
    const gain = drag.live.gainOf(tried);
    const covered: Record<string, number> = {};
    for (const [field, sum] of Object.entries(drag.coveredWithout)) {
      covered[field] = sum + gainInFocus(drag, field, gain);
    }
    const isAnyCounted = drag.sites.some(({ isCounted }) => isCounted);
    const isAnyOnLand = tried.some(({ group }) => group !== NO_GROUP);
    const gapsClosed = drag.gaps?.closedBy(gain.gained) ?? null;
    performance.measure("drag-map-rule", { start });
    const live: LiveFigures = {
      siteId: lead.id,
      inHand: drag.keys,
      ...{ lon, lat, x, y },
      gained: gain.sums,
      already: sumsOf(drag.demand, gain.already),
      gapsClosed,
      ...this.#rules.figuresAt(held),
      covered,
      total: drag.total,
      gainedCells: gain.gained,
      alreadyCells: gain.already,
      leftCells: drag.left,
      doubt: !isAnyCounted ? "not-counted" : isAnyOnLand ? null : "water",
    };
    resultStore.setState({ live });
    performance.measure("drag-frame", { start });
  }
}

const NO_GROUP = -1;

/** The site in the hand, then those marked with it. */
function inHand(id: string): CandidateSite[] {
  const { marked } = sessionStore.getState();
  const { sites } = activeScenario();
  const lead = sites.filter((site) => site.id === id);
  if (!marked.includes(id)) return lead;
  return [...lead, ...sites.filter((site) => site.id !== id && marked.includes(site.id))];
}

function isCounted(site: CandidateSite, rule: WithinRule): boolean {
  const { supply, scenario } = activeScenario();
  const facility = supply.facilities.find(({ key }) => key === site.key);
  const { asOf } = sessionStore.getState().question;
  return (
    facility?.class === rule.facility.class &&
    reasonAgainst(facility, rule.facility, dateIn(scenario, asOf)) === null
  );
}

/** Where a site is with all moved by a step in degrees: at the very place it is put down. */
function heldAt({ land, findUnits }: Drag, site: CandidateSite, dLon: number, dLat: number): Held {
  const lon = roundedDegrees(site.lon + dLon);
  const lat = roundedDegrees(site.lat + dLat);
  const { entrances } = site;
  const at = land === null ? 0 : landAt(land, lon, lat);
  const units = findUnits([lon], [lat]);
  return {
    entrances:
      entrances === null ? [[lon, lat]] : movedPlaces(entrances, lon - site.lon, lat - site.lat),
    landmass: at < 0 ? null : (land?.ids[at] ?? ""),
    units: new Map([...units].map(([level, of]) => [level, of[0]!])),
  };
}

function gainInFocus({ inFocus, demand }: Drag, field: string, gain: SiteGain): number {
  if (inFocus === null) return gain.sums[field] ?? 0;
  const weights = demand.weights.get(field)!;
  let sum = 0;
  for (const i of gain.gained) if (inFocus[i] === 1) sum += weights[i]!;
  return sum;
}

/** Field → millionths over some cells. */
function sumsOf({ weights }: Demand, cells: readonly number[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [field, values] of weights) {
    let sum = 0;
    for (const i of cells) sum += values[i]!;
    sums[field] = sum;
  }
  return sums;
}

/** The landmass group under a place, the shore within 1,000 m included. */
function groupAt(
  land: PolygonIndex | null,
  answer: CoverageAnswer,
  lon: number,
  lat: number,
): number {
  const found = land === null ? 0 : landAt(land, lon, lat);
  return groupOf(answer, found < 0 ? null : (land?.ids[found] ?? ""));
}

/** `landmass` as in `Held`. */
function groupOf({ groupOfLandmass }: CoverageAnswer, landmass: string | null): number {
  if (landmass === null) return NO_GROUP;
  return landmass === "" ? 0 : (groupOfLandmass[landmass] ?? NO_GROUP);
}
