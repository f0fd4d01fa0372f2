import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../core/geo/ellipsoid.ts";
import { cos } from "../core/geo/trig.ts";
import { addSite, changeSite, removeSite } from "../core/scenario/document.ts";
import { dispatch, documentStore } from "../state/document.ts";
import type { FacilityClass } from "../state/question-settings.ts";
import { sessionStore } from "../state/session.ts";
import { translator } from "../ui/text/translate.ts";

/** What a new candidate has until the planner says otherwise: enough to count under the opening rule. */
const DEFAULTS: Readonly<Record<FacilityClass, { level: string | null; capacity: number | null }>> =
  {
    elder: { level: "institution", capacity: 100 },
    nursery: { level: null, capacity: 60 },
    clinic: { level: null, capacity: null },
    sport: { level: null, capacity: null },
  };

/** Adds a candidate of the class under evaluation and selects it. */
export function addCandidate([lon, lat]: readonly [number, number]): void {
  const { question, candidateClass, language } = sessionStore.getState();
  const facilityClass = (candidateClass ?? question.facilityClass) as FacilityClass;
  const { document } = documentStore.getState();
  const serial = Object.keys(document.sites).length + 1;
  const diff = addSite(document, {
    name: `${translator(language)("frame.candidate")} ${serial}`,
    class: facilityClass,
    ...DEFAULTS[facilityClass],
    lon: roundedDegrees(lon),
    lat: roundedDegrees(lat),
  });
  dispatch(diff, { history: "record" });
  const id = Object.keys(diff)[0]!;
  sessionStore.setState({ selection: { kind: "site", id }, tool: "select" });
}

/** Moves the selected candidate by metres; held keys are one step to undo. */
export function nudgeSelected(eastM: number, northM: number, isRepeat: boolean): boolean {
  const site = selectedSite();
  if (site === null) return false;
  const scale = METRES_PER_DEGREE_LAT * cos(site.lat * RADIANS_PER_DEGREE);
  const to = {
    lon: roundedDegrees(site.lon + eastM / scale),
    lat: roundedDegrees(site.lat + northM / METRES_PER_DEGREE_LAT),
  };
  const diff = changeSite(documentStore.getState().document, site.id, to);
  dispatch(diff, { history: isRepeat ? "merge" : "record" });
  return true;
}

export function deleteSelected(): boolean {
  const site = selectedSite();
  if (site === null) return false;
  dispatch(removeSite(documentStore.getState().document, site.id), { history: "record" });
  sessionStore.setState({ selection: null });
  return true;
}

function selectedSite() {
  const { selection } = sessionStore.getState();
  if (selection?.kind !== "site") return null;
  return documentStore.getState().document.sites[selection.id] ?? null;
}

/** Drawn places keep 10⁻⁷ degrees, about a centimetre. */
export function roundedDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
