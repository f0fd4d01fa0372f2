import type { Readmission, Readmitted, Taken, TakeOptions } from "../core/analysis/brought-in.ts";
import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { HeldFacilities, HeldInput } from "../core/analysis/project.ts";
import type { Datum } from "../core/facilities/import.ts";
import type { Diagnosis } from "../core/import/datum-doctor.ts";
import type { RejectedRow } from "../core/import/import-file.ts";
import type {
  BesideCount,
  BesideFile,
  ChosenFile,
  ImportLook,
  ImportReading,
  ImportView,
  Mapping,
  OpenedFile,
  RowRange,
} from "../core/import/import-session.ts";
import type { LayerFile, OutOptions } from "../core/import/layer-file.ts";

/** Every request to the import worker: [arguments, result]. It holds one file at a time. */
export interface ImportApi {
  /**
   * The first of the files is opened, the others may be parts of it. `baseUrl`: where the region
   * is that places are held against; null for none. `trusted`: layers whose places are trusted too.
   */
  "import.open": [
    {
      readonly files: readonly ChosenFile[];
      readonly encoding: string | null;
      readonly baseUrl: string | null;
      readonly trusted: readonly HeldFacilities[];
    },
    OpenedFile,
  ];
  "import.look": [ImportView, ImportLook];
  "import.read": [ImportView, ImportReading];
  /** A file that helps to understand the opened one. `InputError` where it does not. */
  "import.beside": [BesideFile, BesideCount];
  /** Reads a template file. `InputError` where it is none. */
  "import.mapping": [NamedBytes, Mapping];
  /** What was read last, to be put in place. */
  "import.take": [TakeOptions, Taken<HeldInput>];
  /** Rows of a quarantine read again with what was mended; needs no open file. */
  "import.readmit": [
    { readonly data: HeldInput; readonly change: Readmission; readonly baseUrl: string | null },
    Readmitted<HeldInput>,
  ];
  /** What the doctor says of a layer that is in place; needs no open file. */
  "import.examine": [
    {
      readonly data: HeldInput;
      readonly trusted: readonly HeldFacilities[];
      readonly baseUrl: string | null;
    },
    Diagnosis | null,
  ];
  /** A layer that is in place, read under another datum. */
  "import.correct": [{ readonly data: HeldInput; readonly datum: Datum }, HeldInput];
  /** Rows of what was read last that were set aside; lots keep the page at ease. */
  "import.rejected": [RowRange, readonly RejectedRow[]];
  /** What was read last, as a file to hand on. */
  "import.write": [{ readonly name: string; readonly options: OutOptions }, LayerFile];
}
