import { z } from "zod";
import type { IssueLog } from "../../core/base/issue.ts";
import { withoutUndefined } from "../../core/base/without-undefined.ts";
import { HEIGHT_UNITS } from "../../core/elevation/height-raster.ts";
import { DATUMS } from "../../core/facilities/import.ts";
import { IMPORT_TARGETS } from "../../core/import/column-roles.ts";
import { parseJson, reportFaults } from "../plan/schema-faults.ts";

const text = z.string();
const names = z.array(text);
const number = z.number();

/** A saved way to read files of one make, key by key: what a template holds and `--mapping` takes. */
export const mappingSchema = z.strictObject({
  $schema: z.string().optional(),
  mapping: z.literal(1),
  target: z.enum(IMPORT_TARGETS).optional(),
  class: text.nullable().optional(),
  encoding: z.enum(["utf-8", "gb18030", "big5", "utf-16"]).optional(),
  sheet: text.optional(),
  columns: z.record(text, text).optional(),
  datum: z.enum(DATUMS).optional(),
  crs: text.nullable().optional(),
  control: z
    .array(z.strictObject({ x: number, y: number, u: number, v: number }))
    .max(4)
    .optional(),
  swap: z.boolean().optional(),
  swapBeyond90: z.boolean().optional(),
  locate: z.boolean().optional(),
  unit: z.enum(HEIGHT_UNITS).optional(),
  drop: names.optional(),
  mends: z.record(text, z.record(text, text)).optional(),
  admitted: names.optional(),
  merged: names.optional(),
});

/** What a mapping says, without its version. */
export type MappingFile = Stated<Omit<z.infer<typeof mappingSchema>, "mapping" | "$schema">>;
type Stated<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Reads a mapping; null with errors that name the keys at fault. */
export function parseMapping(file: string, bytes: Uint8Array, log: IssueLog): MappingFile | null {
  const json = parseJson(file, bytes, "the mapping", log);
  if (json === undefined) return null;
  const result = mappingSchema.safeParse(json.data);
  if (result.success) {
    const { mapping: _, $schema: _schema, ...said } = result.data;
    return withoutUndefined(said);
  }
  reportFaults(file, json.data, result.error, log);
  return null;
}
