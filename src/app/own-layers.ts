import type { Facility } from "../core/facilities/facility.ts";
import type { FacilityClass } from "../state/question-settings.ts";
import { regionStore } from "../state/region.ts";
import type { Client } from "../workers/client.ts";
import { restoreLayers, type SavedLayer, saveLayers } from "./persist.ts";

/** The planner's own facility layers: put in place, kept over a reload, taken away again. */
export class OwnLayers {
  readonly #client: Client;
  readonly #project: string;
  #layers: readonly SavedLayer[] = [];

  constructor(client: Client, project: string) {
    this.#client = client;
    this.#project = project;
  }

  get all(): readonly SavedLayer[] {
    return this.#layers;
  }

  /** Brings back the layers of the last visit. */
  async restore(): Promise<void> {
    this.#layers = await restoreLayers(this.#project);
    for (const { layer, facilities } of this.#layers) {
      await this.#client.call("facilities.put", { layer, facilities });
    }
    if (this.#layers.length > 0) await this.#show();
  }

  async put(
    facilities: readonly Facility[],
    place: { readonly class: FacilityClass; readonly replace: boolean; readonly file: string },
  ): Promise<void> {
    const layer = place.replace ? place.class : this.#freeName(place.class);
    const named = facilities.map(
      (facility): Facility => ({
        ...facility,
        layer,
        key: `${layer}/${facility.id}`,
      }),
    );
    const { file, replace: replaces } = place;
    const saved = { layer, class: place.class, file, count: named.length, replaces };
    await this.#client.call("facilities.put", { layer, facilities: named });
    this.#layers = [
      ...this.#layers.filter((one) => one.layer !== layer),
      { ...saved, facilities: named },
    ];
    await this.#keep();
  }

  async remove(layer: string): Promise<void> {
    await this.#client.call("facilities.restore", { layer });
    this.#layers = this.#layers.filter((one) => one.layer !== layer);
    await this.#keep();
  }

  /** `elder-2`, `elder-3` … beside the samples. */
  #freeName(facilityClass: string): string {
    let serial = 2;
    while (this.#layers.some(({ layer }) => layer === `${facilityClass}-${serial}`)) serial++;
    return `${facilityClass}-${serial}`;
  }

  async #keep(): Promise<void> {
    await saveLayers(this.#project, this.#layers);
    await this.#show();
  }

  async #show(): Promise<void> {
    const facilities = await this.#client.call("facilities.list", null);
    const ownLayers = this.#layers.map(({ facilities: _, ...layer }) => layer);
    regionStore.setState({ facilities, ownLayers });
  }
}
