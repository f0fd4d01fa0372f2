import type { Grid } from "./grid.ts";
import type { Table } from "./table.ts";

/** A file to read; `sibling` brings the bytes of the file beside it with another extension. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sibling?: (extension: string) => Promise<Uint8Array | null>;
}

export interface ReadOptions {
  /** Stated format; guessed from bytes and name where absent. */
  readonly format?: string | undefined;
  readonly encoding?: string | undefined;
  /** Key path of the plan that decides the format. */
  readonly key?: string | undefined;
}

/** A sheet or layer: cells whose header is still to be found, or a table. */
export type Sheet =
  | { readonly kind: "grid"; readonly grid: Grid }
  | { readonly kind: "table"; readonly table: Table };
