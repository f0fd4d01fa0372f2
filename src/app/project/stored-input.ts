import type { NamedBytes } from "../../core/analysis/plan-run.ts";
import type { HeldFile, HeldInput } from "../../core/analysis/project.ts";
import type { Facility } from "../../core/facilities/facility.ts";
import { inLots } from "../../core/facilities/facility-lots.ts";
import { heldFacilities, heldFile } from "../../workers/held-input.ts";

/** What an input holds as it lies in the storage. Releases before kept facilities and bytes as they are. */
export interface StoredInput extends Omit<HeldInput, "facilities" | "file"> {
  readonly facilities: HeldInput["facilities"] | readonly Facility[];
  readonly file: HeldFile | NamedBytes | null;
}

export function asFiles({ facilities, file, ...rest }: StoredInput): HeldInput {
  return {
    ...rest,
    facilities:
      facilities === null || "lots" in facilities ? facilities : heldFacilities(inLots(facilities)),
    file: file === null ? null : bytesInFile(file),
  };
}

function bytesInFile({ name, bytes }: HeldFile | NamedBytes): HeldFile {
  return bytes instanceof Uint8Array ? heldFile({ name, bytes }) : { name, bytes };
}
