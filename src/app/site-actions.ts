import { roundedDegrees } from "../core/facilities/facility.ts";
import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../core/geo/ellipsoid.ts";
import { cos } from "../core/geo/trig.ts";
import type { CandidateSite } from "../core/scenario/candidate-site.ts";
import { addSites, type NewSite, removeEdits } from "../core/scenario/edit-commands.ts";
import { moveSites } from "../core/scenario/site-commands.ts";
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

/** A site as typed, pasted or drawn: a place, and what was given of the rest. */
export type TypedSite = Pick<NewSite, "lon" | "lat"> & Partial<NewSite>;

/** Adds a candidate of the class under evaluation and selects it. */
export function addCandidate([lon, lat]: readonly [number, number]): void {
  addCandidates([{ lon, lat }]);
}

/** Adds candidates in one step; the last one is selected. */
export function addCandidates(typed: readonly TypedSite[]): void {
  if (typed.length === 0) return;
  const { question, candidateClass, language } = sessionStore.getState();
  const usual = (candidateClass ?? question.facilityClass) as FacilityClass;
  let serial = activeScenario().sites.length;
  const t = translator(language);
  inScenario(t("frame.scenarioNumbered", { number: scenarioNumber() }), (document, scenario) => {
    const sites = typed.map((site): NewSite => {
      serial++;
      const facilityClass = site.class ?? usual;
      return {
        name: `${t("frame.candidate")} ${serial}`,
        class: facilityClass,
        ...DEFAULTS[facilityClass as FacilityClass],
        measure: "new",
        ...site,
        lon: roundedDegrees(site.lon),
        lat: roundedDegrees(site.lat),
      };
    });
    return addSites(document, scenario, sites);
  });
  const last = activeScenario().sites.at(-1);
  if (last === undefined) return;
  sessionStore.setState({
    selection: { kind: "site", id: last.id },
    marked: [],
    tool: "select",
  });
}

/** Moves the selected candidate by metres; held keys are one step to undo. */
export function nudgeSelected(eastM: number, northM: number, isRepeat: boolean): void {
  const site = selectedSite();
  if (site === null) return;
  const scale = METRES_PER_DEGREE_LAT * cos(site.lat * RADIANS_PER_DEGREE);
  const lon = roundedDegrees(site.lon + eastM / scale);
  const lat = roundedDegrees(site.lat + northM / METRES_PER_DEGREE_LAT);
  const { document } = documentStore.getState();
  const { marked } = sessionStore.getState();
  const ids = marked.includes(site.id) ? marked : [site.id];
  const diff = moveSites(document, activeScenario().id, ids, lon - site.lon, lat - site.lat);
  dispatch(diff, { history: isRepeat ? "merge" : "record" });
}

/** Takes away the marked edits, else the selected site. */
export function deleteSelected(): void {
  const { marked } = sessionStore.getState();
  const { selection } = sessionStore.getState();
  const selected = selection?.kind === "site" ? [selection.id] : [];
  const ids = marked.length > 0 ? marked : selected;
  if (ids.length === 0) return;
  const { document } = documentStore.getState();
  dispatch(removeEdits(document, activeScenario().id, ids), { history: "record" });
  sessionStore.setState({ selection: null, marked: [] });
}

function selectedSite(): CandidateSite | null {
  const { selection } = sessionStore.getState();
  if (selection?.kind !== "site") return null;
  return activeScenario().sites.find(({ id }) => id === selection.id) ?? null;
}
