import type { Map as MaplibreMap, MapMouseEvent } from "maplibre-gl";
import { nearestOnRing } from "../../core/geo/ring.ts";
import type { MapScene } from "../scene.ts";
import { type Shape, shapeOf } from "./shape-layers.ts";
import { snapPlace } from "./snap.ts";

type Place = readonly [number, number];
type Part = "vertex" | "between" | "door";
const TOLERANCE_PX = 7;
const FEWEST_VERTICES = 3;

/** A part of a drawn site under the pointer. */
export interface Handle {
  readonly id: string;
  readonly part: Part;
  readonly k: number;
}

export function handleAt(map: MaplibreMap, { point: { x, y } }: MapMouseEvent): Handle | null {
  const found = map
    .queryRenderedFeatures(
      [
        [x - TOLERANCE_PX, y - TOLERANCE_PX],
        [x + TOLERANCE_PX, y + TOLERANCE_PX],
      ],
      { layers: ["site-handles"] },
    )
    .map(({ properties }) => properties as Handle)
    .sort((a, b) => ORDER.indexOf(a.part) - ORDER.indexOf(b.part));
  return found[0] ?? null;
}
/** Where several lie on one spot, the first of these is meant. */
const ORDER: readonly Part[] = ["door", "vertex", "between"];

/** The shape without a part of it; null where it cannot do without. */
export function withoutPart(shape: Shape, { part, k }: Handle): Shape | null {
  const others = (places: readonly Place[]): Place[] => places.filter((_, at) => at !== k);
  if (part === "door" && shape.entrances.length > 1) {
    return { ...shape, entrances: others(shape.entrances) };
  }
  if (part === "vertex" && shape.outline.length > FEWEST_VERTICES) {
    return { ...shape, outline: others(shape.outline) };
  }
  return null;
}

/** The shape with a part of it elsewhere; a place between two vertices becomes one. */
export function withPartAt(shape: Shape, { part, k }: Handle, to: Place): Shape {
  const outline = [...shape.outline];
  const entrances = [...shape.entrances];
  if (part === "door") {
    entrances[k] = outline.length > 2 ? nearestOnRing(outline, to).place : to;
  } else if (part === "vertex") outline[k] = to;
  else outline.splice(k + 1, 0, to);
  return { ...shape, outline, entrances };
}

/** Carries a part of the selected site about until the button is let go; Esc puts it back. */
export function dragHandle(
  map: MaplibreMap,
  handle: Handle,
  scene: () => MapScene | null,
  show: (shape: Shape | null) => void,
  onShape: (shape: Shape) => void,
): void {
  const site = scene()?.candidates.sites.find(({ id }) => id === handle.id);
  const before = site === undefined ? null : shapeOf(site);
  if (before === null) return;
  const canvas = map.getCanvas();
  let now: Shape | null = null;
  const move = (event: PointerEvent): void => {
    const { left, top } = canvas.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    const { lng, lat } = map.unproject([at.x, at.y]);
    const current = scene();
    const snapped =
      current === null || event.altKey ? null : snapPlace(map, current, at, handle.id);
    now = withPartAt(before, handle, snapped ?? [lng, lat]);
    show(now);
  };
  const stop = (): void => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    removeEventListener("keydown", cancel, { capture: true });
    show(null);
  };
  const up = (): void => {
    stop();
    if (now !== null) onShape(now);
  };
  const cancel = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  addEventListener("keydown", cancel, { capture: true });
}
