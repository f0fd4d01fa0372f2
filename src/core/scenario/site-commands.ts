import { type Place, roundedDegrees } from "../facilities/facility.ts";
import { middleOfRing, nearestOnRing } from "../geo/ring.ts";
import { type Diff, editOf, type WorkDocument } from "./document.ts";
import { type AddEdit, facilityOf } from "./edit.ts";
import {
  addSites,
  changeEdit,
  lastPlaces,
  type NewSite,
  placedSite,
  placeEdit,
} from "./edit-commands.ts";

type Ground = Pick<AddEdit, "lon" | "lat" | "outline" | "entrances">;

/** The ground a new site takes: its middle, and one entrance halfway along the first edge drawn. */
export function groundOf(outline: readonly Place[]): Ground {
  const [a, b] = [outline[0]!, outline[1]!];
  const entrance: Place = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return groundWith(outline, [entrance]);
}

/** The ground with its entrances put on its edge. */
export function groundWith(outline: readonly Place[], entrances: readonly Place[]): Ground {
  const [lon, lat] = rounded(middleOfRing(outline));
  const onEdge = entrances.map((place) => rounded(nearestOnRing(outline, place).place));
  return { lon, lat, outline: outline.map(rounded), entrances: onEdge };
}

function rounded([lon, lat]: Place): Place {
  return [roundedDegrees(lon), roundedDegrees(lat)];
}

/** Moves the places of several edits by the same step in degrees, shapes as they are. */
export function moveSites(
  document: WorkDocument,
  scenario: string,
  ids: readonly string[],
  dLon: number,
  dLat: number,
): Diff {
  const last = lastPlaces(document, scenario);
  return ids.reduce<Diff>((diff, id) => {
    const edit = editOf(document, scenario, id)?.edit;
    if (edit?.op !== "add" && edit?.op !== "move") return diff;
    const to = [roundedDegrees(edit.lon + dLon), roundedDegrees(edit.lat + dLat)] as const;
    const place = last.get(facilityOf(edit)!)!;
    return Object.assign(diff, placeEdit(document, place, to[0], to[1]));
  }, {});
}

/** Copies added sites a step aside in degrees, under new names; edits of other kinds have no copy. */
export function copySites(
  document: WorkDocument,
  scenario: string,
  ids: readonly string[],
  [dLon, dLat]: Place,
  nameOf: (name: string) => string,
): Diff {
  const copies = ids.flatMap((id): NewSite[] => {
    const edit = editOf(document, scenario, id)?.edit;
    if (edit?.op !== "add") return [];
    const { op: _, id: __, layer: ___, ...copy } = edit;
    const to = [roundedDegrees(edit.lon + dLon), roundedDegrees(edit.lat + dLat)] as const;
    return [
      withoutAbsent({
        ...copy,
        ...placedSite(edit, to[0], to[1]),
        name: nameOf(edit.name ?? edit.id),
      }),
    ];
  });
  return copies.length === 0 ? {} : addSites(document, scenario, copies);
}

/** Changes the ground of an added site; null makes it a point where it stands. */
export function reshapeSite(
  document: WorkDocument,
  scenario: string,
  id: string,
  ground: Ground | null,
): Diff {
  if (editOf(document, scenario, id)?.edit.op !== "add") return {};
  const bare = { outline: undefined, entrances: undefined };
  return changeEdit(document, scenario, id, { ...bare, ...ground });
}

function withoutAbsent<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
