import type { Feature } from "geojson";
import type { Map as MaplibreMap } from "maplibre-gl";
import type { CandidateSite } from "../../core/scenario/candidate-site.ts";
import { type Moved, movedSites } from "../moved-sites.ts";
import { collection, pointFeature, setData } from "../paint-base.ts";
import { shapeOf } from "../paint-sites.ts";
import type { MapScene } from "../scene.ts";
import { candidateCircles } from "./candidate-circles.ts";
import { setFeatures } from "./set-features.ts";

/** Candidates with their circles; `moved` puts one of them elsewhere while it is dragged. */
export function paintCandidates(
  map: MaplibreMap,
  { candidates }: MapScene,
  moved: Moved | null,
): void {
  const sites = movedSites(candidates, moved);
  setFeatures(map, "candidates", sites.map(pointOf));
  setFeatures(map, "candidate-circles", candidateCircles(map, sites, candidates));
  const { ghost } = candidates;
  const dragged = candidates.sites.find(({ id }) => id === moved?.id);
  const from = ghost ?? (dragged === undefined ? null : [dragged.lon, dragged.lat]);
  const icon = `candidate-${shapeOf(dragged?.class ?? "other")}`;
  setData(
    map,
    "ghost",
    from === null ? null : collection([pointFeature(from[0]!, from[1]!, { icon })]),
  );
}

const points = new WeakMap<CandidateSite, Feature>();

function pointOf(site: CandidateSite): Feature {
  const { id, lon, lat } = site;
  const icon = `candidate-${shapeOf(site.class)}`;
  const point = points.get(site) ?? pointFeature(lon, lat, { id, icon });
  points.set(site, point);
  return point;
}
