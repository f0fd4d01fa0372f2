import { PolygonIndex } from "../core/geo/polygon-index.ts";
import { type RegionState, regionStore } from "../state/region.ts";
import { resultStore } from "../state/results.ts";
import type { Client } from "../workers/client.ts";
import { facilitiesInPlay } from "./facilities-in-play.ts";

/** Where the built region lies, for any base path the app is served from. */
export function regionUrl(): string {
  return new URL("region/zhejiang/", document.baseURI).href;
}

type AsBuilt = Pick<
  RegionState,
  "basis" | "marks" | "units" | "counties" | "towns" | "land" | "landmasses" | "links" | "landIndex"
>;

let built: AsBuilt = regionStore.getState();

/** The region without anything of the planner's. */
export function regionAsBuilt(): AsBuilt {
  const { basis, marks, units, counties, towns, land, landmasses, links, landIndex } = built;
  return { basis, marks, units, counties, towns, land, landmasses, links, landIndex };
}

/**
 * Opens the region in the order a planner needs it: counties and the first figures, then
 * facilities and cells, then scenery.
 */
export async function openRegion(
  client: Client,
  /** Puts what the planner brought in in play: before any figure, and again over the scenery. */
  own: (() => Promise<void>) | null,
): Promise<void> {
  try {
    const opening = await client.call("region.open", { baseUrl: regionUrl() });
    const { index, counties, first } = opening;
    regionStore.setState({
      phase: "open",
      failure: null,
      basis: index.basis,
      boundaries: index.boundaries,
      marks: index.marks,
      sources: index.sources,
      units: new Map(index.units.map((unit) => [unit.id, unit])),
      counties,
      relief: {
        url: new URL(index.relief.file, regionUrl()).href,
        coordinates: index.relief.coordinates,
      },
      landmasses: index.landmasses,
      links: index.links,
    });
    built = regionStore.getState();
    await own?.();
    if (first !== null && own === null && resultStore.getState().answer === null) {
      resultStore.setState({ summaries: first.summaries, baseline: first.summaries });
    }
    regionStore.setState(await facilitiesInPlay(client));
    regionStore.setState({ demand: await client.call("demand.get", null) });
    const { land, water, towns, landmasses } = await client.call("region.scenery", null);
    built = { ...built, land, towns, landIndex: new PolygonIndex(landmasses) };
    regionStore.setState({ water });
    if (own === null) regionStore.setState({ land, towns, landIndex: built.landIndex });
    else await own();
  } catch (error) {
    const failure =
      error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
    regionStore.setState({ phase: "failed", failure });
  }
}
