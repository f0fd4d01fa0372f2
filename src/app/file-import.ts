import type { Readmission, Readmitted } from "../core/analysis/brought-in.ts";
import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { HeldFacilities, HeldInput } from "../core/analysis/project.ts";
import type { Datum } from "../core/facilities/import.ts";
import type { Diagnosis } from "../core/import/datum-doctor.ts";
import { OPEN_DECISION } from "../core/import/import-file.ts";
import type { ChosenFile, RowRange } from "../core/import/import-session.ts";
import type { FileImport } from "../ui/actions.ts";
import { createImportClient, type ImportClient } from "../workers/client.ts";
import { regionUrl } from "./open-region.ts";

/** A file in a worker of its own, which ends with it. */
export function openFileImport(
  files: readonly ChosenFile[],
  encoding: string | null,
  trusted: readonly HeldFacilities[],
): FileImport {
  return startImport(files, encoding, regionUrl(), trusted);
}

function startImport(
  files: readonly ChosenFile[],
  encoding: string | null,
  baseUrl: string | null,
  trusted: readonly HeldFacilities[],
): FileImport {
  const client = createImportClient();
  let looking: AbortController | null = null;
  let reading: AbortController | null = null;
  return {
    opened: client.call("import.open", { files, encoding, baseUrl, trusted }),
    look: (view) => {
      // What was being read under an earlier view is of no use to this one.
      reading?.abort();
      looking?.abort();
      looking = new AbortController();
      return client.call("import.look", view, { signal: looking.signal });
    },
    read: (view, onProgress) => {
      reading?.abort();
      reading = new AbortController();
      return client.call("import.read", view, { signal: reading.signal, onProgress });
    },
    mapping: (file) => client.call("import.mapping", file),
    beside: (given) => client.call("import.beside", given),
    take: (options) => client.call("import.take", options),
    rejected: (most) => inLots(most, (range) => client.call("import.rejected", range)),
    write: (name, options) => client.call("import.write", { name, options }),
    close: client.end,
  };
}

/** So many rows cross between the threads at a time: more would hold the page up. */
const LOT = 2000;

async function inLots<Row>(
  most: number,
  ask: (range: RowRange) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const from = rows.length;
    const to = Math.min(from + LOT, most);
    const lot = await ask({ from, to });
    for (const row of lot) rows.push(row);
    if (lot.length < LOT) return rows;
  }
}

/** Rows of a quarantine read again, in a worker of its own. */
export function readmitRows(data: HeldInput, change: Readmission): Promise<Readmitted<HeldInput>> {
  return once((client) => client.call("import.readmit", { data, change, baseUrl: regionUrl() }));
}

/** What the doctor says of a layer that is in place. */
export function examineData(
  data: HeldInput,
  trusted: readonly HeldFacilities[],
): Promise<Diagnosis | null> {
  return once((client) => client.call("import.examine", { data, trusted, baseUrl: regionUrl() }));
}

/** A layer that is in place, read under another datum. */
export function correctData(data: HeldInput, datum: Datum): Promise<HeldInput> {
  return once((client) => client.call("import.correct", { data, datum }));
}

/** One request to a worker of its own. */
async function once<Result>(ask: (client: ImportClient) => Promise<Result>): Promise<Result> {
  const client = createImportClient();
  try {
    return await ask(client);
  } finally {
    client.end();
  }
}

/** The facilities of a file that this app wrote beside a plan: read as they stand, doubted nowhere. */
export async function facilitiesOfFile(
  file: NamedBytes,
  columns: Readonly<Record<string, string>>,
  facilityClass: string,
): Promise<HeldFacilities> {
  const one = startImport([file], null, null, []);
  try {
    await one.opened;
    const decision = { ...OPEN_DECISION, class: facilityClass, columns, doubt: false };
    const view = {
      sheets: [0],
      header: null,
      decision,
      target: "facilities",
      class: facilityClass,
      trusted: [],
    } as const;
    await one.read(view, () => {});
    const { data } = await one.take({ level: null, basis: null });
    return data.facilities ?? { count: 0, lots: [] };
  } finally {
    one.close();
  }
}
