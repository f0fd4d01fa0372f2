import type { Position } from "geojson";
import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import { boxOfPlaces } from "../../core/geo/box.ts";
import { regionStore, type UnitView } from "../../state/region.ts";
import type { CellState } from "../../state/select/matrix-cell.ts";
import { sessionStore, setMatrix } from "../../state/session.ts";

const WIDTH = 356;
const HEIGHT = 236;
const MARGIN = 8;
/** Points closer than this on the picture are one. */
const FINEST = 0.8;
/** Width of a degree of longitude in degrees of latitude, in the middle of the province. */
const LON_SCALE = 0.872;

/** The province in small: each county in the colour of the chosen rule, the chosen one outlined. */
export function CountyPicture(props: {
  readonly states: ReadonlyMap<string, CellState>;
  readonly unit: UnitView;
}): ReactNode {
  const { states, unit } = props;
  const counties = useStore(regionStore, (s) => s.counties);
  const level = useStore(sessionStore, (s) => s.level);
  const paths = useMemo(() => pathsOf(counties?.features ?? []), [counties]);
  const chosen = unit.level === "county" ? unit.id : unit.parent;
  return (
    <svg
      className="county-picture"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      preserveAspectRatio="xMidYMid meet"
    >
      {paths.map(({ id, path }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the table is the keyboard's way
        <path
          key={id}
          d={path}
          data-state={states.get(id) ?? "waiting"}
          onClick={() => {
            const { cell } = sessionStore.getState().matrix;
            if (cell !== null && level === "county") setMatrix({ cell: { ...cell, unit: id } });
          }}
        />
      ))}
      {paths
        .filter(({ id }) => id === chosen)
        .map(({ id, path }) => (
          <path key={id} d={path} className="chosen" />
        ))}
    </svg>
  );
}

interface CountyPath {
  readonly id: string;
  readonly path: string;
}

function pathsOf(features: readonly GeoJSON.Feature[]): CountyPath[] {
  const rings = features.map((feature) => ringsOf(feature.geometry));
  const all = rings.flat(2);
  if (all.length === 0) return [];
  const [west, south, east, north] = boxOfPlaces(all as [number, number][]);
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / ((east - west) * LON_SCALE),
    (HEIGHT - 2 * MARGIN) / (north - south),
  );
  const left = (WIDTH - (east - west) * LON_SCALE * scale) / 2;
  const top = (HEIGHT - (north - south) * scale) / 2;
  const point = ([lon = 0, lat = 0]: Position): [number, number] => [
    left + (lon - west) * LON_SCALE * scale,
    top + (north - lat) * scale,
  ];
  return features.map((feature, k) => ({
    id: String(feature.properties?.id),
    path: rings[k]!.map((ring) => ringPath(ring.map(point))).join(""),
  }));
}

function ringsOf(geometry: GeoJSON.Geometry): Position[][] {
  if (geometry.type === "Polygon") return geometry.coordinates.slice(0, 1);
  if (geometry.type !== "MultiPolygon") return [];
  return geometry.coordinates.map(([outer]) => outer ?? []);
}

/** A ring without the points that nobody would see; nothing where it is a speck. */
function ringPath(points: readonly [number, number][]): string {
  const kept: [number, number][] = [];
  for (const [x, y] of points) {
    const last = kept.at(-1);
    if (last !== undefined && Math.abs(x - last[0]) + Math.abs(y - last[1]) < FINEST) continue;
    kept.push([x, y]);
  }
  if (kept.length < 3) return "";
  return `M${kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}
