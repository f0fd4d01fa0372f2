import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { HeldFacilities, HeldFile, HeldInput, InputData } from "../core/analysis/project.ts";
import type { Facility } from "../core/facilities/facility.ts";
import { type FacilityLots, facilitiesOfLot } from "../core/facilities/facility-lots.ts";
import type { LazyBytes } from "../core/import/import-session.ts";

/** What was read, as files that the page hands on. */
export function heldInput({ facilities, file, ...rest }: InputData): HeldInput {
  return {
    ...rest,
    facilities: facilities === null ? null : heldFacilities(facilities),
    file: file === null ? null : heldFile(file),
  };
}

/** What the files hold. */
export async function inputOf({ facilities, file, ...rest }: HeldInput): Promise<InputData> {
  return {
    ...rest,
    facilities: facilities === null ? null : await lotsOf(facilities),
    file: file === null ? null : await namedBytesOf(file),
  };
}

export function heldFacilities({ count, lots }: FacilityLots): HeldFacilities {
  return { count, lots: lots.map((lot) => new Blob([lot])) };
}

export async function lotsOf({ count, lots }: HeldFacilities): Promise<FacilityLots> {
  return { count, lots: await Promise.all(lots.map(textOf)) };
}

/** The facilities of one lot. */
export async function facilitiesOfHeld(lot: LazyBytes): Promise<Facility[]> {
  return facilitiesOfLot(await textOf(lot));
}

export function heldFile({ name, bytes }: NamedBytes): HeldFile {
  return { name, bytes: new Blob([bytes as Uint8Array<ArrayBuffer>]) };
}

export async function namedBytesOf({ name, bytes }: HeldFile): Promise<NamedBytes> {
  return { name, bytes: await bytesOf(bytes) };
}

async function textOf(file: LazyBytes): Promise<string> {
  return new TextDecoder().decode(await bytesOf(file));
}

async function bytesOf(file: LazyBytes): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, file.size).arrayBuffer());
}
