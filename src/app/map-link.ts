import type { Bounds, MapIntent, MapView } from "../map/scene.ts";
import { PLACES_ZOOM } from "../map/zoom-levels.ts";
import { pointerStore } from "../state/pointer.ts";
import { regionStore } from "../state/region.ts";
import { sessionStore } from "../state/session.ts";
import { shownAreasStore } from "../state/shown-areas.ts";
import type { Answering } from "./answer-questions.ts";
import type { LiveDrag } from "./live-drag.ts";

/** Turns what the planner does on the map into changes of the stores. */
export class MapLink {
  readonly #answering: Answering;
  readonly #drag: () => LiveDrag | null;
  #view: MapView | null = null;

  constructor(answering: Answering, drag: () => LiveDrag | null) {
    this.#answering = answering;
    this.#drag = drag;
  }

  readonly setView = (view: MapView | null): void => {
    this.#view = view;
  };

  get view(): MapView | null {
    return this.#view;
  }

  fitUnit(id: string): void {
    const unit = regionStore.getState().units.get(id);
    if (unit !== undefined) this.#view?.fitBounds(unit.bbox as Bounds);
  }

  readonly onIntent = (intent: MapIntent): void => {
    switch (intent.kind) {
      case "pick":
        pick(intent);
        return;
      case "hover-unit":
        pointerStore.setState({ hoveredUnit: intent.id });
        return;
      case "pointer":
        pointerStore.setState({ lon: intent.lon, lat: intent.lat });
        return;
      case "pointer-left":
        pointerStore.setState({ lon: null, lat: null, hoveredUnit: null });
        return;
      case "place":
        void addSite([intent.lon, intent.lat]);
        return;
      case "trace":
        sessionStore.setState(({ trace }) => ({
          trace: [...trace, [intent.lon, intent.lat] as const],
        }));
        void draw(({ placeAdded }) => placeAdded());
        return;
      case "trace-end":
        void draw(({ finishTrace }) => finishTrace());
        return;
      case "site-reshape":
        void draw(({ reshape }) => reshape(intent));
        return;
      case "site-mark":
        void draw(({ toggleMark }) => toggleMark(intent.id));
        return;
      case "site-box":
        sessionStore.setState({ marked: intent.ids });
        return;
      case "site-drag-start":
        sessionStore.setState({ selection: { kind: "site", id: intent.id } });
        this.#drag()?.start(intent.id);
        return;
      case "site-drag":
        this.#drag()?.move(intent.lon, intent.lat, intent.x, intent.y);
        return;
      case "site-drag-end":
        this.#drag()?.end(intent.lon, intent.lat);
        return;
      case "site-drag-cancel":
        this.#drag()?.cancel();
        return;
      case "camera":
        sessionStore.setState({ camera: intent.camera });
        this.#answering.setWindow(intent.bounds, intent.camera.zoom);
        return;
    }
  };
}

export async function addSite(place: readonly [number, number]): Promise<void> {
  const { addCandidate } = await import("./site-actions.ts");
  addCandidate(place);
}

/** What draws comes with the first stroke. */
async function draw(act: (drawing: typeof import("./drawing.ts")) => void): Promise<void> {
  act(await import("./drawing.ts"));
}

/** Near, a click on the ground asks about the place; from afar, about the unit. */
function pick({ lon, lat, hit }: Extract<MapIntent, { kind: "pick" }>): void {
  const zoom = sessionStore.getState().camera?.zoom ?? 0;
  switch (hit?.kind) {
    case "facility":
      sessionStore.setState({ selection: { kind: "facility", key: hit.key } });
      return;
    case "candidate":
      sessionStore.setState({ selection: { kind: "site", id: hit.id } });
      return;
    case "gap":
      sessionStore.setState({
        selection: zoom < PLACES_ZOOM ? { kind: "gap", id: hit.id } : { kind: "place", lon, lat },
      });
      return;
    case "area":
      shownAreasStore.setState({ selectedId: hit.id });
      return;
    case "unit":
      sessionStore.setState({
        selection: zoom < PLACES_ZOOM ? { kind: "unit", id: hit.id } : { kind: "place", lon, lat },
      });
      return;
    case undefined:
      sessionStore.setState({ selection: null });
      return;
  }
}
