import type { FacilityStatus, Place } from "../facilities/facility.ts";

/** The ways a change can be carried out: what is built, and what it costs to talk about. */
export const MEASURES = [
  "new",
  "extension",
  "conversion",
  "mobile",
  "shuttle",
  "closure",
  "merger",
] as const;
export type Measure = (typeof MEASURES)[number];

/** What any edit may say about itself beside its effect; none of it changes coverage. */
interface EditTerms {
  readonly measure?: Measure | undefined;
  /** Money in the unit the plan uses throughout, whole scenario included. */
  readonly cost?: number | undefined;
  /** Square metres of ground taken. */
  readonly landM2?: number | undefined;
  readonly note?: string | undefined;
}

/** When an edit other than an added site takes effect: from 1 January of `year`. */
interface Phased extends EditTerms {
  readonly year?: number | undefined;
}

export interface AddEdit extends EditTerms {
  readonly op: "add";
  readonly layer: string;
  readonly id: string;
  readonly class: string;
  readonly lon: number;
  readonly lat: number;
  /** The ground of the site: vertices in order, not closed. Drawn; nothing is measured by it. */
  readonly outline?: readonly Place[] | undefined;
  /** Where people go in: distances are to the nearest of them. Absent: at `lon`, `lat`. */
  readonly entrances?: readonly Place[] | undefined;
  readonly capacity?: number | undefined;
  readonly level?: string | undefined;
  readonly status?: FacilityStatus | undefined;
  readonly openYear?: number | undefined;
  readonly name?: string | undefined;
  /** Days a week of a mobile service, 1 to 7. */
  readonly daysPerWeek?: number | undefined;
}

/** One change to the baseline, as the plan file spells it (plan format §5). WGS 84 degrees. */
export type Edit =
  | AddEdit
  | (Phased & {
      readonly op: "set";
      readonly facility: string;
      readonly values: Readonly<Record<string, unknown>>;
    })
  | (Phased & {
      readonly op: "move";
      readonly facility: string;
      readonly lon: number;
      readonly lat: number;
    })
  | (Phased & { readonly op: "close"; readonly facility: string })
  | (Phased & { readonly op: "link"; readonly link: Readonly<Record<string, unknown>> })
  | (Phased & { readonly op: "unlink"; readonly id: string });

/** The year from which an edit counts; null = from the start. */
export function yearOf(edit: Edit): number | null {
  if (edit.op === "add") return edit.openYear ?? null;
  if (edit.year !== undefined) return edit.year;
  if (edit.op === "link" && typeof edit.link.openYear === "number") return edit.link.openYear;
  return null;
}

/** The facility that an edit is about, `layer/id`; null for links. */
export function facilityOf(edit: Edit): string | null {
  switch (edit.op) {
    case "add":
      return `${edit.layer}/${edit.id}`;
    case "set":
    case "move":
    case "close":
      return edit.facility;
    case "link":
    case "unlink":
      return null;
  }
}
