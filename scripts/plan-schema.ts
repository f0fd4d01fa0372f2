import { z } from "zod";
import { mappingSchema } from "../src/io/import/mapping-file.ts";
import { planSchema } from "../src/io/plan/plan-schema.ts";

/**
 * What the reader of plans checks by code and a schema can say by pattern: no absolute path and
 * no address of another kind.
 */
const RELATIVE_PATH = "^(?![A-Za-z][A-Za-z0-9+.\\-]*:)(?![\\\\/])";

/** The JSON Schema (draft 2020-12) of the plan file, version 1, as the text of its file. */
export function planSchemaJson(): string {
  const { $schema, $defs, ...plan } = z.toJSONSchema(planSchema, {
    target: "draft-2020-12",
    io: "input",
    metadata: namedParts(),
    override: ({ jsonSchema }) => {
      const { path } = jsonSchema.properties ?? {};
      if (typeof path === "object" && path.type === "string") path.pattern = RELATIVE_PATH;
    },
  });
  const schema = {
    $schema,
    $id: "plan-1.schema.json",
    title: "服务圈 Fuwuquan: plan file, version 1",
    description: "What to compute. Distances in m, times in s, areas in m², degrees in WGS 84.",
    ...plan,
    $defs,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** The JSON Schema of the mapping file, version 1, as the text of its file. */
export function mappingSchemaJson(): string {
  const { $schema, ...mapping } = z.toJSONSchema(mappingSchema, {
    target: "draft-2020-12",
    io: "input",
  });
  const schema = {
    $schema,
    $id: "mapping-1.schema.json",
    title: "服务圈 Fuwuquan: mapping file, version 1",
    description: "How files of one make are read: `columns` is our field → the file's column.",
    ...mapping,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** Parts that are used in several places stand once, under the names of the plan format. */
function namedParts(): z.core.$ZodRegistry<{ id: string }> {
  const inputs = planSchema.shape.inputs.unwrap().shape;
  const site = planSchema.shape.site.unwrap().shape;
  const source = inputs.land.unwrap();
  const scenario = planSchema.shape.scenarios.unwrap().element.shape;
  return z
    .registry<{ id: string }>()
    .add(source, { id: "source" })
    .add(source.shape.where.unwrap().element, { id: "condition" })
    .add(inputs.links.unwrap().options[1].element, { id: "link" })
    .add(planSchema.shape.travel.unwrap(), { id: "travel" })
    .add(site.cutoff.unwrap(), { id: "cutoff" })
    .add(site.facility.unwrap(), { id: "facilityFilter" })
    .add(planSchema.shape.rules.unwrap().element, { id: "rule" })
    .add(scenario.edits.unwrap().element, { id: "edit" });
}
