import type { NamedBytes } from "../../core/analysis/plan-run.ts";
import type { InputData } from "../../core/analysis/project.ts";
import type { Facility } from "../../core/facilities/facility.ts";
import { type FacilityLots, inLots } from "../../core/facilities/facility-lots.ts";

/**
 * What an input holds as it lies in the browser's storage, which takes no value over 127 MB but
 * files of any size, and these without copying them on the page. Releases before kept facilities
 * and bytes as they are.
 */
export interface StoredData extends Omit<InputData, "facilities" | "file"> {
  readonly facilities:
    | { readonly count: number; readonly lots: readonly Blob[] }
    | readonly Facility[]
    | null;
  readonly file: { readonly name: string; readonly bytes: Blob | Uint8Array } | null;
}

/** So many texts are put into files at a time: a few milliseconds. */
const AT_A_TIME = 20;

export async function toStored({ facilities, file, ...rest }: InputData): Promise<StoredData> {
  return {
    ...rest,
    facilities: facilities === null ? null : await inFiles(facilities),
    file: file === null ? null : { name: file.name, bytes: blobOf(file) },
  };
}

export async function fromStored({ facilities, file, ...rest }: StoredData): Promise<InputData> {
  return {
    ...rest,
    facilities: facilities === null ? null : await outOfFiles(facilities),
    file: file === null ? null : { name: file.name, bytes: await bytesOf(file.bytes) },
  };
}

async function inFiles({ count, lots }: FacilityLots): Promise<StoredData["facilities"]> {
  const files: Blob[] = [];
  for (const [k, lot] of lots.entries()) {
    files.push(new Blob([lot]));
    if (k % AT_A_TIME === AT_A_TIME - 1) await new Promise((resolve) => setTimeout(resolve));
  }
  return { count, lots: files };
}

async function outOfFiles(stored: NonNullable<StoredData["facilities"]>): Promise<FacilityLots> {
  if (!("lots" in stored)) return inLots(stored);
  return {
    count: stored.count,
    lots: await Promise.all(stored.lots.map((file) => file.text())),
  };
}

function blobOf({ bytes }: NamedBytes): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}

async function bytesOf(bytes: Blob | Uint8Array): Promise<Uint8Array> {
  return bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;
}
