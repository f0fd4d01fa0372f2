import { COORDINATE_SYSTEM } from "@deck.gl/core";
import { BitmapLayer, PolygonLayer, ScatterplotLayer } from "@deck.gl/layers";
import { MapLibreOverlay } from "@deck.gl/maplibre";
import type { IControl, Map as MaplibreMap } from "maplibre-gl";
import { type CellStrip, cellPicture, shadeOf } from "./cell-picture.ts";
import { CELL_COLOURS } from "./palette.ts";
import type { Bounds, CellScene } from "./scene.ts";

const BELOW_LAYER = "circles-fill";

/** Draws the demand grid with deck.gl, between the fills and the circles. Loaded when first needed. */
export class CellOverlay {
  readonly #map: MaplibreMap;
  readonly #overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
  #layers: readonly (BitmapLayer | PolygonLayer | ScatterplotLayer)[] = [];

  constructor(map: MaplibreMap) {
    this.#map = map;
    map.addControl(this.#overlay as unknown as IControl);
  }

  /** Shows the cells of the window and a margin around it; null shows none. */
  show(scene: CellScene | null, window: Bounds): void {
    const { layers, count } =
      scene === null ? { layers: [], count: 0 } : layersOf(scene, widened(window));
    this.#layers = layers;
    this.#hand();
    this.#map.getContainer().dataset.cells = String(count);
  }

  /**
   * Hands the strips to deck.gl, which takes its place among the map's layers only while no source
   * is being read, and does not try again by itself.
   */
  #hand(): void {
    const map = this.#map;
    const isSettled = map.isStyleLoaded();
    this.#overlay.setProps({ layers: [...this.#layers] });
    if (isSettled !== true) map.once("idle", () => this.#hand());
    map.triggerRepaint();
  }
}

/** The grid as pictures; the planner's own points and areas as they are. */
function layersOf(scene: CellScene, window: Bounds) {
  const { ground } = scene.demand;
  if (ground.kind === "lattice") {
    const { strips, count } = cellPicture(scene, window);
    return { layers: strips.map(layerOf), count };
  }
  if (ground.kind === "none") return { layers: [], count: 0 };
  const shown = placesIn(scene, window);
  const common = {
    data: shown,
    getFillColor: (i: number) => colourOf(scene, i),
    updateTriggers: { getFillColor: scene.version },
    beforeId: BELOW_LAYER,
  };
  const layer =
    ground.kind === "polygons"
      ? new PolygonLayer<{ readonly i: number; readonly rings: number[][][] }>({
          ...common,
          id: "own-areas",
          data: shown.flatMap((i) =>
            ground.polygons[i]!.map((rings) => ({
              i,
              rings: rings.map((ring) => ring.map(([x, y]) => [x, y])),
            })),
          ),
          getPolygon: ({ rings }) => rings,
          getFillColor: ({ i }) => colourOf(scene, i),
          getLineColor: [255, 255, 255, 255],
          lineWidthUnits: "pixels",
          getLineWidth: 1,
        })
      : new ScatterplotLayer<number>({
          ...common,
          id: "own-points",
          getPosition: (i) => [scene.demand.lon[i]!, scene.demand.lat[i]!],
          getRadius: ground.cellM / 2,
          radiusMinPixels: 3,
          radiusMaxPixels: 14,
          stroked: true,
          getLineColor: [255, 255, 255, 255],
          lineWidthUnits: "pixels",
          getLineWidth: 1,
        });
  return { layers: [layer], count: shown.length };
}

function placesIn({ demand, state }: CellScene, [w, s, e, n]: Bounds): number[] {
  const shown: number[] = [];
  for (let i = 0; i < demand.count; i++) {
    const [lon, lat] = [demand.lon[i]!, demand.lat[i]!];
    if (lon < w || lon > e || lat < s || lat > n || CELL_COLOURS[state[i]!] === undefined) continue;
    shown.push(i);
  }
  return shown;
}

function colourOf({ state, weights }: CellScene, i: number): [number, number, number, number] {
  const value = Number.parseInt(shadeOf(state[i]!, weights[i]!).slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, 255];
}

function layerOf({ bounds, image }: CellStrip): BitmapLayer {
  return new BitmapLayer({
    id: `cells-${bounds[3].toFixed(4)}`,
    bounds,
    image,
    _imageCoordinateSystem: COORDINATE_SYSTEM.LNGLAT,
    textureParameters: { minFilter: "nearest", magFilter: "nearest" },
    beforeId: BELOW_LAYER,
  } as ConstructorParameters<typeof BitmapLayer>[0]);
}

function widened([w, s, e, n]: Bounds): Bounds {
  const dx = (e - w) * 0.25;
  const dy = (n - s) * 0.25;
  return [w - dx, s - dy, e + dx, n + dy];
}
