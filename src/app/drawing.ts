import type { Place } from "../core/facilities/facility.ts";
import { landAt } from "../core/land/locate.ts";
import { joinLands } from "../core/scenario/link-commands.ts";
import { groundOf, groundWith, reshapeSite } from "../core/scenario/site-commands.ts";
import { dispatch, documentStore } from "../state/document.ts";
import { type DrawingFault, drawingStore } from "../state/drawing.ts";
import { inScenario, scenarioNumber } from "../state/edit-scenario.ts";
import { regionStore } from "../state/region.ts";
import { activeScenario } from "../state/select/active-scenario.ts";
import { sessionStore } from "../state/session.ts";
import { translator } from "../ui/text/translate.ts";
import { addCandidates } from "./site-actions.ts";

const FEWEST_VERTICES = 3;

/** A place was added to what is being drawn: some drawings are done with it. */
export function placeAdded(): void {
  drawingStore.setState({ fault: null });
  const { tool, trace } = sessionStore.getState();
  if (tool === "entrance") addEntrance(trace.at(-1)!);
  else if (tool === "link" && trace.length === 2) finishTrace();
  else if (tool === "outline" && trace.length > FEWEST_VERTICES && isSame(trace[0]!, trace.at(-1)!))
    finishTrace();
}

/** Makes a site or a link of the places there are, in one step. */
export function finishTrace(): void {
  const { tool, trace } = sessionStore.getState();
  if (tool === "outline") addGround(trace);
  else if (tool === "link") joinLand(trace);
}

/** Takes back the last place of the drawing. */
export function takeBackPlace(): void {
  drawingStore.setState({ fault: null });
  sessionStore.setState(({ trace }) => ({ trace: trace.slice(0, -1) }));
}

/** The ground of a site as it was drawn anew: one step. */
export function reshape(shape: {
  readonly id: string;
  readonly outline: readonly Place[];
  readonly entrances: readonly Place[];
}): void {
  const { id, outline, entrances } = shape;
  const { document } = documentStore.getState();
  const scenario = activeScenario();
  const site = scenario.sites.find((one) => one.id === id);
  if (site === undefined) return;
  const ground =
    outline.length < FEWEST_VERTICES
      ? { lon: site.lon, lat: site.lat, entrances }
      : groundWith(outline, entrances);
  dispatch(reshapeSite(document, scenario.id, id, ground), { history: "record" });
}

/** Marks a site together with the others, the selected one included; again takes the mark away. */
export function toggleMark(id: string): void {
  const { selection, marked } = sessionStore.getState();
  const first = marked.length === 0 && selection?.kind === "site" ? [selection.id] : marked;
  const next = first.includes(id) ? first.filter((one) => one !== id) : [...first, id];
  sessionStore.setState({ marked: next });
}

function addGround(trace: readonly Place[]): void {
  const outline = trace.filter((place, k) => k === 0 || !isSame(place, trace[k - 1]!));
  if (outline.length > 1 && isSame(outline[0]!, outline.at(-1)!)) outline.pop();
  if (outline.length < FEWEST_VERTICES) {
    refuse("too-few");
    return;
  }
  sessionStore.setState({ trace: [] });
  addCandidates([groundOf(outline)]);
}

/** One way in more for the selected site. */
function addEntrance(place: Place): void {
  const { selection } = sessionStore.getState();
  const { sites } = activeScenario();
  const site = selection?.kind === "site" ? sites.find(({ id }) => id === selection.id) : undefined;
  sessionStore.setState({ trace: [], tool: "select" });
  if (site === undefined || site.from !== null) {
    refuse("no-site");
    return;
  }
  const entrances = [...(site.entrances ?? [[site.lon, site.lat] as const]), place];
  reshape({ id: site.id, outline: site.outline ?? [], entrances });
}

/** A bridge between the landmasses under two places; its kind and years are said in its form. */
function joinLand(trace: readonly Place[]): void {
  const [from, to] = trace;
  const { landIndex } = regionStore.getState();
  if (from === undefined || to === undefined) {
    refuse("too-few");
    return;
  }
  const [a, b] = [from, to].map(([lon, lat]) => {
    const at = landIndex === null ? -1 : landAt(landIndex, lon, lat);
    return landIndex?.ids[at];
  });
  if (a === undefined || b === undefined || a === b) {
    sessionStore.setState({ trace: trace.slice(0, 1) });
    refuse(a === undefined || b === undefined ? "on-water" : "same-land");
    return;
  }
  const { language } = sessionStore.getState();
  const title = translator(language)("frame.scenarioNumbered", { number: scenarioNumber() });
  const known = regionStore.getState().links.map(({ id }) => id);
  inScenario(title, (document, scenario) =>
    joinLands(document, scenario, { a, b, kind: "bridge", line: [from, to] }, known),
  );
  const made = documentStore.getState().past.at(-1);
  const entry = Object.values(made ?? {}).find(({ after }) => after?.kind === "edit")?.after;
  sessionStore.setState({
    trace: [],
    tool: "select",
    selection: entry?.kind === "edit" ? { kind: "site", id: entry.id } : null,
  });
}

function refuse(fault: DrawingFault): void {
  drawingStore.setState({ fault });
}

function isSame(a: Place, b: Place): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
