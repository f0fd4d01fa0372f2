import { roundedDegrees } from "../core/facilities/facility.ts";
import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../core/geo/ellipsoid.ts";
import { cos } from "../core/geo/trig.ts";
import type { CandidateSite } from "../core/scenario/candidate-site.ts";
import {
  addSites,
  moveFacility,
  type NewSite,
  removeEdits,
} from "../core/scenario/edit-commands.ts";
import { dispatch, documentStore } from "../state/document.ts";
import { inScenario, scenarioNumber } from "../state/edit-scenario.ts";
import type { FacilityClass } from "../state/question-settings.ts";
import { activeScenario } from "../state/select/active-scenario.ts";
import { sessionStore } from "../state/session.ts";
import { translator } from "../ui/text/translate.ts";

/** What a new candidate has until the planner says otherwise: enough to count under the opening rule. */
const DEFAULTS: Readonly<Record<FacilityClass, { level?: string; capacity?: number }>> = {
  elder: { level: "institution", capacity: 100 },
  nursery: { capacity: 60 },
  clinic: {},
  sport: {},
};

/** A site as typed or pasted: a place, and a name where one was given. */
export interface TypedSite {
  readonly lon: number;
  readonly lat: number;
  readonly name?: string | undefined;
}

/** Adds a candidate of the class under evaluation and selects it. */
export function addCandidate([lon, lat]: readonly [number, number]): void {
  addCandidates([{ lon, lat }]);
}

/** Adds candidates in one step; the last one is selected. */
export function addCandidates(typed: readonly TypedSite[]): void {
  if (typed.length === 0) return;
  const { question, candidateClass, language } = sessionStore.getState();
  const facilityClass = (candidateClass ?? question.facilityClass) as FacilityClass;
  let serial = activeScenario().sites.length;
  const t = translator(language);
  inScenario(t("frame.scenarioNumbered", { number: scenarioNumber() }), (document, scenario) => {
    const sites = typed.map((site): NewSite => {
      serial++;
      return {
        name: site.name ?? `${t("frame.candidate")} ${serial}`,
        class: facilityClass,
        ...DEFAULTS[facilityClass],
        lon: roundedDegrees(site.lon),
        lat: roundedDegrees(site.lat),
        measure: "new",
      };
    });
    return addSites(document, scenario, sites);
  });
  const last = activeScenario().sites.at(-1);
  if (last === undefined) return;
  sessionStore.setState({ selection: { kind: "site", id: last.id }, tool: "select" });
}

/** Moves the selected candidate by metres; held keys are one step to undo. */
export function nudgeSelected(eastM: number, northM: number, isRepeat: boolean): boolean {
  const site = selectedSite();
  if (site === null) return false;
  const scale = METRES_PER_DEGREE_LAT * cos(site.lat * RADIANS_PER_DEGREE);
  const lon = roundedDegrees(site.lon + eastM / scale);
  const lat = roundedDegrees(site.lat + northM / METRES_PER_DEGREE_LAT);
  const { document } = documentStore.getState();
  const diff = moveFacility(document, activeScenario().id, site.key, lon, lat);
  dispatch(diff, { history: isRepeat ? "merge" : "record" });
  return true;
}

export function deleteSelected(): boolean {
  const site = selectedSite();
  if (site === null) return false;
  const { document } = documentStore.getState();
  dispatch(removeEdits(document, activeScenario().id, [site.id]), { history: "record" });
  sessionStore.setState({ selection: null });
  return true;
}

function selectedSite(): CandidateSite | null {
  const { selection } = sessionStore.getState();
  if (selection?.kind !== "site") return null;
  return activeScenario().sites.find(({ id }) => id === selection.id) ?? null;
}
