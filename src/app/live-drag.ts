import { LiveSite, type SiteGain } from "../core/access/live-site.ts";
import type { CoverageAnswer } from "../core/analysis/question.ts";
import type { Demand } from "../core/demand/demand.ts";
import { reasonAgainst } from "../core/facilities/eligible.ts";
import { movedPlaces, type Place } from "../core/facilities/facility.ts";
import { groundShape } from "../core/gaps/ground.ts";
import type { GroundShape } from "../core/gaps/ground-shape.ts";
import { LiveGaps } from "../core/gaps/live-gaps.ts";
import { PointHash } from "../core/geo/point-hash.ts";
import type { PolygonIndex } from "../core/geo/polygon-index.ts";
import { landAt } from "../core/land/locate.ts";
import type { CandidateSite } from "../core/scenario/candidate-site.ts";
import { moveSites } from "../core/scenario/site-commands.ts";
import { dispatch, documentStore } from "../state/document.ts";
import { ruleOf } from "../state/question-settings.ts";
import { regionStore } from "../state/region.ts";
import { type LiveFigures, resultStore } from "../state/results.ts";
import { activeScenario, dateIn } from "../state/select/active-scenario.ts";
import { focusMask } from "../state/select/focus-mask.ts";
import { sessionStore } from "../state/session.ts";
import type { LiveBeds } from "./live-beds.ts";

/** A drag under way: everything that does not change with the pointer. */
interface Drag {
  readonly site: CandidateSite;
  readonly live: LiveSite;
  readonly gaps: LiveGaps;
  readonly demand: Demand;
  readonly answer: CoverageAnswer;
  readonly land: PolygonIndex | null;
  readonly isCounted: boolean;
  /** Demand indices that only the site covered where it stood. */
  readonly left: readonly number[];
  /** 1 for the cells of the unit in focus; null = all. The totals below are of these. */
  readonly inFocus: Uint8Array | null;
  /** Field → millionths covered without the site. */
  readonly coveredWithout: Readonly<Record<string, number>>;
  readonly total: Readonly<Record<string, number>>;
}

/** What depends on the cells alone. */
interface Prepared {
  readonly demand: Demand;
  readonly hash: PointHash;
  readonly shape: GroundShape | null;
}

/** Carries a candidate under the pointer; totals follow in the same frame, on this thread. */
export class LiveDrag {
  #ready: Prepared | null = null;
  #drag: Drag | null = null;
  readonly #beds: LiveBeds;

  constructor(beds: LiveBeds) {
    this.#beds = beds;
  }

  /** Prepares the search over the cells; called when they arrive, so that no drag has to wait. */
  prepare(demand: Demand): Prepared {
    if (this.#ready?.demand === demand) return this.#ready;
    const hash = new PointHash(demand.points, undefined, 16);
    this.#ready = { demand, hash, shape: groundShape(demand) };
    this.#beds.prepare(demand);
    return this.#ready;
  }

  start(id: string): void {
    const site = activeScenario().sites.find((one) => one.id === id);
    const { answer } = resultStore.getState();
    const { demand, landIndex } = regionStore.getState();
    if (site === undefined || answer === null || demand === null) return;
    this.#beds.ask(site.id, () => this.#showAgain());
    this.#drag = this.#begin(site, answer, demand, landIndex);
    this.#show(this.#drag, site.lon, site.lat, Number.NaN, Number.NaN);
  }

  move(lon: number, lat: number, x: number, y: number): void {
    if (this.#drag === null) return;
    performance.mark("drag-start");
    this.#show(this.#drag, lon, lat, x, y);
    performance.measure("drag-frame", "drag-start");
  }

  /** Puts the site down: one gesture, one step to undo. The figures stay until the answer is there. */
  end(lon: number, lat: number): void {
    const drag = this.#drag;
    this.#drag = null;
    if (drag === null) return;
    const { document } = documentStore.getState();
    const { id, lon: fromLon, lat: fromLat } = drag.site;
    const diff = moveSites(
      document,
      activeScenario().id,
      togetherWith(id),
      lon - fromLon,
      lat - fromLat,
    );
    dispatch(diff, { history: "record" });
    // Put back where it stood, or not allowed: nothing is asked anew, so the figures of the moment go.
    if (documentStore.getState().document === document) resultStore.setState({ live: null });
  }

  cancel(): void {
    this.#drag = null;
    resultStore.setState({ live: null });
  }

  #showAgain(): void {
    const { live } = resultStore.getState();
    if (this.#drag !== null && live !== null) {
      this.#show(this.#drag, live.lon, live.lat, live.x, live.y);
    }
  }

  #begin(
    site: CandidateSite,
    answer: CoverageAnswer,
    demand: Demand,
    land: PolygonIndex | null,
  ): Drag {
    const { hash, shape } = this.prepare(demand);
    const { question, floorPeople } = sessionStore.getState();
    const rule = ruleOf(question);
    const { supply, scenario } = activeScenario();
    const facility = supply.facilities.find(({ key }) => key === site.key);
    const isCounted =
      facility?.class === rule.facility.class &&
      reasonAgainst(facility, rule.facility, dateIn(scenario, question.asOf)) === null;
    const { cutoffMm, groupOfDemand, inScope } = answer;
    const count = Uint32Array.from(answer.access.count);
    if (isCounted) {
      const nothing = new Uint8Array(demand.count);
      const reach = new LiveSite(demand, hash, groupOfDemand, nothing, cutoffMm, 1);
      const group = groupAt(land, answer, site.lon, site.lat);
      for (const i of reach.gainAt(entrancesAt(site, site.lon, site.lat), group).gained)
        count[i]!--;
    }
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
    const group = isCounted ? groupAt(land, answer, site.lon, site.lat) : NO_GROUP;
    const left = live.gainAt(entrancesAt(site, site.lon, site.lat), group).gained;
    const leftOut = Uint8Array.from(covered, (is) => 1 - is);
    const gaps = new LiveGaps(demand, shape, leftOut, floorPeople);
    return {
      site,
      live,
      gaps,
      demand,
      answer,
      land,
      isCounted,
      left,
      inFocus,
      coveredWithout,
      total,
    };
  }

  #show(drag: Drag, lon: number, lat: number, x: number, y: number): void {
    const group = groupAt(drag.land, drag.answer, lon, lat);
    const gain = drag.live.gainAt(
      entrancesAt(drag.site, lon, lat),
      drag.isCounted ? group : NO_GROUP,
    );
    const covered: Record<string, number> = {};
    for (const [field, sum] of Object.entries(drag.coveredWithout)) {
      covered[field] = sum + gainInFocus(drag, field, gain);
    }
    const live: LiveFigures = {
      siteId: drag.site.id,
      lon,
      lat,
      x,
      y,
      gained: gain.sums,
      already: sumsOf(drag.demand, gain.already),
      carriedAlong: togetherWith(drag.site.id).length - 1,
      gapsClosed: drag.gaps.closedBy(gain.gained),
      shortfall: this.#beds.shortfallAt(lon, lat),
      covered,
      total: drag.total,
      gainedCells: gain.gained,
      alreadyCells: gain.already,
      leftCells: drag.left,
      doubt: !drag.isCounted ? "not-counted" : group === NO_GROUP ? "water" : null,
    };
    resultStore.setState({ live });
  }
}

const NO_GROUP = -1;

/** The site in the hand, and those marked with it. */
function togetherWith(id: string): readonly string[] {
  const { marked } = sessionStore.getState();
  return marked.includes(id) ? marked : [id];
}

/** Where one goes in when the site is put there. */
function entrancesAt(site: CandidateSite, lon: number, lat: number): readonly Place[] {
  if (site.entrances === null) return [[lon, lat]];
  return movedPlaces(site.entrances, lon - site.lon, lat - site.lat);
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
  if (land === null) return 0;
  const found = landAt(land, lon, lat);
  return found < 0 ? NO_GROUP : (answer.groupOfLandmass[land.ids[found]!] ?? NO_GROUP);
}
