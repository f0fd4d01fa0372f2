import { type Diff, EMPTY_DOCUMENT, type Entry, inserted, keyOf } from "./document.ts";

/** A document with its history, in the present version. */
export interface History {
  readonly entries: Readonly<Record<string, Entry>>;
  readonly past: readonly Diff[];
  readonly future: readonly Diff[];
}

/** The version that is written. Older ones are brought up to it on reading. */
export const DOCUMENT_VERSION = 2;

/** Version 1: one list of candidate sites above the baseline, no scenarios. */
interface SiteOfVersion1 {
  readonly id: string;
  readonly order: number;
  readonly name: string;
  readonly class: string;
  readonly level: string | null;
  readonly capacity: number | null;
  readonly lon: number;
  readonly lat: number;
}

/** Version 1 kept the sites under `document.sites`; its history spoke of sites that are entries now. */
interface HistoryOfVersion1 {
  readonly document: { readonly sites: Readonly<Record<string, SiteOfVersion1>> };
}

/**
 * The sites of version 1 as one scenario called `title`. The steps of its history are not
 * carried over: the document is whole, the history starts anew.
 */
export function fromVersion1({ document }: HistoryOfVersion1, title: string): History {
  const sites = Object.values(document.sites);
  if (sites.length === 0) return { ...EMPTY_DOCUMENT, past: [], future: [] };
  const scenario = "s1";
  const head: Entry = { kind: "scenario", id: scenario, order: 1, title, note: "", year: null };
  const entries = [
    head,
    ...sites.map((site): Entry => {
      const { id, order, name, level, capacity, lon, lat } = site;
      return {
        kind: "edit",
        scenario,
        id,
        order,
        edit: {
          op: "add",
          layer: "candidate",
          id,
          class: site.class,
          lon,
          lat,
          name,
          ...(level === null ? {} : { level }),
          ...(capacity === null ? {} : { capacity }),
        },
      };
    }),
  ];
  return {
    entries: Object.fromEntries(entries.map((entry) => [keyOf(entry), entry])),
    past: [Object.assign({}, ...entries.map(inserted)) as Diff],
    future: [],
  };
}
