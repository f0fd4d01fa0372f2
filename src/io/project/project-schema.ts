import { z } from "zod";
import { edit } from "../plan/plan-schema.ts";

/** The project file, key by key. Everything in it may come from a stranger. */

const text = z.string();
const id = z.string().min(1).max(200);
const scenarioId = id.regex(/^[^/]+$/, "expected no slash");

const entry = z.discriminatedUnion("kind", [
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
]);

const step = z.record(text, z.strictObject({ before: entry.nullable(), after: entry.nullable() }));

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

const layer = z.strictObject({
  layer: id,
  class: id,
  file: text,
  count: z.int().min(0),
  replaces: z.boolean(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits"),
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

const common = {
  app: text,
  name: text,
  /** The question and the view, as this app keeps them; unknown keys are passed over. */
  session: z.record(text, z.unknown()),
  layers: z.array(layer),
  results: z
    .strictObject({ summary: z.record(text, z.unknown()), hashes: z.record(text, text) })
    .nullable(),
};

/** Version 1: one list of sites, no scenarios, no history. */
export const project1Schema = z.strictObject({
  fuwuquanProject: z.literal(1),
  ...common,
  document: z.strictObject({ sites: z.record(text, site1) }),
});

export const project2Schema = z.strictObject({
  fuwuquanProject: z.literal(2),
  ...common,
  document: z.strictObject({
    entries: z.array(entry),
    past: z.array(step),
    future: z.array(step),
  }),
});
