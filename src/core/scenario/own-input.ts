import { compareCodePoints } from "../base/exact.ts";

/** What the planner brought in for the project, beside or in place of what the region has. */
export interface InputEntry {
  readonly kind: "input";
  /** Its place: `facilities/elder`, `facilities/elder-2`, `demand`, `land`, `links`, `units/town`, `elevation`. */
  readonly id: string;
  readonly order: number;
  readonly target: "facilities" | "elevation" | OwnTarget;
  /** The file as the planner called it. */
  readonly file: string;
  readonly count: number;
  /** Under which name the data are kept, beside the document: data do not change under a name. */
  readonly data: string;
  /** Class of facilities; null for others. */
  readonly class: string | null;
  /** In place of what the region has of the same; false = beside it. */
  readonly replaces: boolean;
  /** The plan's source without its path; empty for facilities. */
  readonly source: Readonly<Record<string, unknown>>;
}

/** Inputs that a plan gives as one source each, units one per level. */
export type OwnTarget = "demand" | "units" | "land" | "links";

/** The `inputs` of a plan that uses these, in the order of their ids; facilities are none of them. */
export function planInputsOf(
  inputs: readonly { readonly entry: InputEntry; readonly path: string }[],
): Readonly<Record<string, unknown>> {
  const sorted = [...inputs].sort((a, b) => compareCodePoints(a.entry.id, b.entry.id));
  const sourceOf = (target: OwnTarget): readonly Readonly<Record<string, unknown>>[] =>
    sorted
      .filter(({ entry }) => entry.target === target)
      .map(({ entry, path }) => ({ ...entry.source, path }));
  const isBeside = (target: OwnTarget): boolean =>
    sorted.some(({ entry }) => entry.target === target && !entry.replaces);
  const [demand] = sourceOf("demand");
  const units = sourceOf("units");
  const [land] = sourceOf("land");
  const [links] = sourceOf("links");
  const keep = {
    // The region's other levels always stay: lists, groups and the map rest on its counties.
    ...(units.length === 0 ? {} : { units: isBeside("units") ? "all" : "other-levels" }),
    ...(isBeside("land") ? { land: true } : {}),
    ...(isBeside("links") ? { links: true } : {}),
  };
  return {
    ...(demand === undefined ? {} : { demand }),
    ...(units.length === 0 ? {} : { units }),
    ...(land === undefined ? {} : { land }),
    ...(links === undefined ? {} : { links }),
    ...(Object.keys(keep).length === 0 ? {} : { keep }),
  };
}

/** The file of an input beside a saved plan: `demand.geojson`, `units-town.csv`. */
export function inputFileName({ id }: Pick<InputEntry, "id">, extension: string): string {
  return `${id.replaceAll("/", "-")}.${extension}`;
}
