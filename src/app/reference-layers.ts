import { Cancelled } from "../core/base/tick.ts";
import type { Camera } from "../map/scene.ts";
import { PLACES_ZOOM } from "../map/zoom-levels.ts";
import { comparisonStore } from "../state/comparison.ts";
import { radiiOf, ruleOf } from "../state/question-settings.ts";
import { sessionStore } from "../state/session.ts";
import type { Client } from "../workers/client.ts";

/** Half a screen of the largest kind, in pixels: beyond it nothing of the map is seen. */
const HALF_SCREEN_PX = 1400;
/** Pixels around the earth at zoom 0. */
const WORLD_PX = 512;

/** Keeps the circles and gaps of the reference in step with it and the camera while it is on screen. */
export function drawReference(client: Client): void {
  let drawing: AbortController | null = null;
  let tracing: AbortController | null = null;
  const circles = (): void => {
    drawing?.abort();
    const { camera, question } = sessionStore.getState();
    if (comparisonStore.getState().reference === null || camera === null) return;
    if (camera.zoom < PLACES_ZOOM) {
      comparisonStore.setState({ circles: null });
      return;
    }
    drawing = new AbortController();
    const args = {
      ...baseline(),
      radiiM: radiiOf(question),
      window: around(camera),
      without: [],
    };
    client
      .call("circles.draw", args, { signal: drawing.signal })
      .then((drawn) => comparisonStore.setState({ circles: drawn }))
      .catch(forget);
  };
  const gaps = (): void => {
    tracing?.abort();
    if (comparisonStore.getState().reference === null) {
      comparisonStore.setState({ gaps: null, circles: null });
      return;
    }
    tracing = new AbortController();
    const { floorPeople } = sessionStore.getState();
    client
      .call("gaps.trace", { ...baseline(), floorPeople }, { signal: tracing.signal })
      .then((traced) => comparisonStore.setState({ gaps: traced }))
      .catch(forget);
  };
  const both = (): void => {
    gaps();
    circles();
  };
  comparisonStore.subscribe((now, before) => {
    if (now.reference !== before.reference) both();
  });
  sessionStore.subscribe((now, before) => {
    if (now.camera !== before.camera) circles();
    if (now.floorPeople !== before.floorPeople) gaps();
  });
  both();
}

/** The present question without any edit, on its own date. */
function baseline() {
  const { question } = sessionStore.getState();
  const { asOf } = question;
  return { rule: ruleOf(question), asOf, listDate: asOf, edits: [] };
}

function around({ center, zoom }: Camera): readonly [number, number, number, number] {
  const half = (360 / WORLD_PX / 2 ** zoom) * HALF_SCREEN_PX;
  return [center[0] - half, center[1] - half, center[0] + half, center[1] + half];
}

/** Without them the reference shows its cells; the comparison itself says what failed. */
function forget(error: unknown): void {
  if (error instanceof Cancelled) return;
  comparisonStore.setState({ gaps: null, circles: null });
}
