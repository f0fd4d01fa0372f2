import type { Readmission, Readmitted } from "../core/analysis/brought-in.ts";
import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { InputData } from "../core/analysis/project.ts";
import type { Facility } from "../core/facilities/facility.ts";
import { facilitiesOfRows } from "../core/import/facilities-of-rows.ts";
import { OPEN_DECISION } from "../core/import/import-file.ts";
import type { FileImport } from "../ui/actions.ts";
import { createImportClient } from "../workers/client.ts";
import { regionUrl } from "./open-region.ts";

/** A file in a worker of its own, which ends with it. */
export function openFileImport(files: readonly NamedBytes[], encoding: string | null): FileImport {
  return startImport(files, encoding, regionUrl());
}

function startImport(
  files: readonly NamedBytes[],
  encoding: string | null,
  baseUrl: string | null,
): FileImport {
  const client = createImportClient();
  let looking: AbortController | null = null;
  let reading: AbortController | null = null;
  return {
    opened: client.call("import.open", { files, encoding, baseUrl }),
    look: (view) => {
      looking?.abort();
      looking = new AbortController();
      return client.call("import.look", view, { signal: looking.signal });
    },
    read: (view, onProgress) => {
      reading?.abort();
      reading = new AbortController();
      return client.call("import.read", view, { signal: reading.signal, onProgress });
    },
    take: (options) => client.call("import.take", options),
    write: (name, options) => client.call("import.write", { name, options }),
    close: client.end,
  };
}

/** Rows of a quarantine read again, in a worker of its own. */
export async function readmitRows(data: InputData, change: Readmission): Promise<Readmitted> {
  const client = createImportClient();
  try {
    return await client.call("import.readmit", { data, change, baseUrl: regionUrl() });
  } finally {
    client.end();
  }
}

/** The facilities of a file that this app wrote beside a plan: read as they stand, doubted nowhere. */
export async function facilitiesOfFile(
  file: NamedBytes,
  columns: Readonly<Record<string, string>>,
  layer: string,
  facilityClass: string,
): Promise<Facility[]> {
  const one = startImport([file], null, null);
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
    const { result } = await one.read(view, () => {});
    return facilitiesOfRows(result.rows, layer);
  } finally {
    one.close();
  }
}
