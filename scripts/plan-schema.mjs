// Writes the schemas of plans and mappings to public/schemas, for editors and other programs:
//   node scripts/plan-schema.mjs
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register();
const { mappingSchemaJson, planSchemaJson } = await import("./plan-schema.ts");
const folder = fileURLToPath(new URL("../public/schemas/", import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}plan-1.schema.json`, planSchemaJson());
writeFileSync(`${folder}mapping-1.schema.json`, mappingSchemaJson());
