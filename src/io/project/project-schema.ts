import { z } from "zod";
import { DATUMS } from "../../core/facilities/import.ts";
import { IMPORT_TARGETS } from "../../core/import/column-roles.ts";
import { edit } from "../plan/plan-schema.ts";
import { rulesSchema } from "../rules/rules-schema.ts";

/** The project file, key by key. Everything in it may come from a stranger. */

const text = z.string();
const id = z.string().min(1).max(200);
const scenarioId = id.regex(/^[^/]+$/, "expected no slash");

const scenarioEntries = [
  z.strictObject({
    kind: z.literal("scenario"),
    id: scenarioId,
    order: z.number(),
    title: text,
    note: text,
    year: z.int().nullable(),
  }),
  z.strictObject({
    kind: z.literal("edit"),
    scenario: scenarioId,
    id,
    order: z.number(),
    edit,
  }),
] as const;

const rules = rulesSchema.shape;
const entry2 = z.discriminatedUnion("kind", scenarioEntries);
const entry3 = z.discriminatedUnion("kind", [
  ...scenarioEntries,
  z.strictObject({
    kind: z.literal("rule"),
    id,
    order: z.number(),
    isOn: z.boolean(),
    entry: rules.rules.element.nullable(),
    document: rules.documents.valueType.nullable(),
  }),
  z.strictObject({
    kind: z.literal("input"),
    id,
    order: z.number(),
    target: z.enum(IMPORT_TARGETS),
    file: text,
    count: z.int().min(0),
    data: id,
    class: id.nullable(),
    replaces: z.boolean(),
    source: z.record(text, z.unknown()),
  }),
]);

/** A document with the steps that led to it. */
function historyOf<E extends z.ZodType>(entry: E) {
  const change = z.strictObject({ before: entry.nullable(), after: entry.nullable() });
  const step = z.record(text, change);
  return z.strictObject({
    entries: z.array(entry),
    past: z.array(step),
    future: z.array(step),
  });
}

const facility = z.strictObject({
  key: id,
  layer: id,
  id,
  name: text,
  class: id,
  level: text.nullable(),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  capacity: z.number().nullable(),
  areaM2: z.number().nullable(),
  status: z.enum(["open", "building", "planned", "closed"]),
  openYear: z.number().nullable(),
  closeYear: z.number().nullable(),
  attributes: z.record(text, text),
});

/** The facilities of a layer, as they lie in the file or beside it. */
export const facilitiesSchema = z.array(facility);

const hash = z.string().regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits");

const layer = z.strictObject({
  layer: id,
  class: id,
  file: text,
  count: z.int().min(0),
  replaces: z.boolean(),
  sha256: hash,
  /** Null where they were left out: a file with that hash is asked for. */
  facilities: facilitiesSchema.nullable(),
});

const site1 = z.strictObject({
  id,
  order: z.number(),
  name: text,
  class: id,
  level: text.nullable(),
  capacity: z.number().nullable(),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});

const texts = z.array(text);
const count = z.int().min(0);

/** How a file was read: shown, and taken up again when rows of its quarantine are mended. */
const storedReport = z.strictObject({
  files: z.array(z.looseObject({ sheet: text.nullable(), accepted: count, rejected: count })),
  totals: z.strictObject({ read: count, accepted: count, rejected: count }),
  decision: z.looseObject({
    ...{ target: z.enum(IMPORT_TARGETS), class: text.nullable(), datum: z.enum(DATUMS) },
    ...{ columns: z.record(text, text), crs: text.nullable(), drop: texts },
    control: z.array(z.looseObject({ x: z.number(), y: z.number(), u: z.number(), v: z.number() })),
    ...{ swap: z.boolean(), swapBeyond90: z.boolean(), locate: z.boolean(), doubt: z.boolean() },
    ...{ mends: z.record(text, z.record(text, text)), admitted: texts, merged: texts },
  }),
  issues: z.array(
    z.looseObject({
      ...{ severity: z.enum(["error", "warning", "note"]), code: text, count, message: text },
      examples: z.array(z.record(text, z.union([text, z.number()]))),
    }),
  ),
});

const quarantine = z.array(
  z.strictObject({
    ...{ file: text, sheet: text.nullable(), crs: text.nullable() },
    ...{ hasGeometry: z.boolean(), columns: texts },
    rows: z.array(
      z.strictObject({
        ...{ key: text, row: z.number(), canAdmit: z.boolean(), cells: texts },
        reasons: z.array(z.strictObject({ code: text, column: text.nullable() })).min(1),
        geometry: z.looseObject({ type: text }).nullable(),
      }),
    ),
  }),
);

/** What an input holds. Bytes that are text stand as text, others in base 64. */
export const contentSchema = z.strictObject({
  facilities: facilitiesSchema.nullable(),
  file: z
    .union([
      z.strictObject({ name: text, text }),
      z.strictObject({ name: text, base64: z.base64() }),
    ])
    .nullable(),
  report: storedReport.nullable(),
  quarantine: quarantine.nullable(),
});

const data = z.strictObject({
  name: id,
  file: text,
  count: z.int().min(0),
  sha256: hash,
  /** Null where it was left out: a file with that hash is asked for. */
  content: contentSchema.nullable(),
});

const common = {
  app: text,
  name: text,
  /** The question and the view, as this app keeps them; unknown keys are passed over. */
  session: z.record(text, z.unknown()),
  results: z
    .strictObject({ summary: z.record(text, z.unknown()), hashes: z.record(text, text) })
    .nullable(),
};

/** Version 1: one list of sites, no scenarios, no history. */
export const project1Schema = z.strictObject({
  fuwuquanProject: z.literal(1),
  ...common,
  layers: z.array(layer),
  document: z.strictObject({ sites: z.record(text, site1) }),
});

/** Version 2: no rules and no inputs in the document, layers beside it. */
export const project2Schema = z.strictObject({
  fuwuquanProject: z.literal(2),
  ...common,
  layers: z.array(layer),
  document: historyOf(entry2),
});

export const project3Schema = z.strictObject({
  fuwuquanProject: z.literal(3),
  ...common,
  data: z.array(data),
  document: historyOf(entry3),
});
