import { compareCodePoints } from "../core/base/exact.ts";
import type { Facility } from "../core/facilities/facility.ts";

/** The facility layers in play: samples, and the planner's own beside or in place of them. */
export class FacilityLayers {
  readonly #samples: readonly Facility[];
  readonly #own = new Map<string, readonly Facility[]>();
  #all: readonly Facility[] | null = null;
  /** Changes whenever a layer does. */
  version = 0;

  constructor(samples: readonly Facility[]) {
    this.#samples = samples;
  }

  /** A layer with the id of a sample layer replaces it. */
  put(layer: string, facilities: readonly Facility[]): void {
    this.#own.set(layer, facilities);
    this.#changed();
  }

  restore(layer: string): void {
    this.#own.delete(layer);
    this.#changed();
  }

  /** All facilities in key order. */
  all(): readonly Facility[] {
    this.#all ??= [
      ...this.#samples.filter(({ layer }) => !this.#own.has(layer)),
      ...[...this.#own.values()].flat(),
    ].sort((a, b) => compareCodePoints(a.key, b.key));
    return this.#all;
  }

  #changed(): void {
    this.#all = null;
    this.version++;
  }
}

/** Facilities as those of a layer, in key order. */
export function namedIn(layer: string, facilities: readonly Facility[]): Facility[] {
  return facilities
    .map((one) => ({ ...one, layer, key: `${layer}/${one.id}` }))
    .sort((a, b) => compareCodePoints(a.key, b.key));
}
