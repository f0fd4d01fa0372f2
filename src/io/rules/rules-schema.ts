import { z } from "zod";
import { RULE_GROUPS, type RuleCatalogue } from "../../core/rules/catalogue.ts";
import { ruleSchema } from "../plan/plan-schema.ts";

const line = z.string().min(1);
const both = z.strictObject({ zh: line, en: line });
const MAX_HAN = 6;
const shortName = z.strictObject({
  zh: line.refine(
    (text) => (text.match(/\p{Script=Han}/gu) ?? []).length <= MAX_HAN,
    `expected at most ${MAX_HAN} Han characters`,
  ),
  en: line.max(24),
});

const year = z.int().min(1900).max(2100);

const entry = z.strictObject({
  group: z.enum(RULE_GROUPS),
  short: shortName,
  text: both,
  document: line,
  section: z.string(),
  policy: z.enum(["GEO", "RATIO", "UNIT", "ATTR", "preset", "own"]),
  status: z.enum(["verified", "to-be-checked"]),
  basis: z.enum(["resident", "registered", "none"]),
  denominator: z.enum(["people", "elders", "infants", "land", "units", "facilities"]),
  unit: both.optional(),
  targetYear: year.optional(),
  years: z
    .array(z.strictObject({ year, value: z.number().min(0), kind: z.enum(["base", "target"]) }))
    .optional(),
  open: z
    .array(
      z.strictObject({
        parameter: line,
        key: line,
        value: z.union([z.string(), z.number(), z.array(z.string()), z.null()]),
        why: both,
        mustChoose: z.boolean().optional(),
      }),
    )
    .optional(),
  conflictsWith: z.array(z.strictObject({ rule: line, why: both })).optional(),
  startsOn: z.boolean().optional(),
  note: both.optional(),
  rule: ruleSchema,
});

/** A file of rules: the documents they come from, and each rule as a plan writes it. */
export const rulesSchema = z.strictObject({
  format: z.literal("rules/1"),
  documents: z.record(
    line,
    z.strictObject({ title: both, edition: line.optional(), note: both.optional() }),
  ),
  rules: z.array(entry),
}) satisfies z.ZodType<RuleCatalogue>;
