// Writes public/schemas/plan-1.schema.json, the plan format for editors and other programs:
//   node scripts/plan-schema.mjs
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register();
const { planSchemaJson } = await import("./plan-schema.ts");
const folder = fileURLToPath(new URL("../public/schemas/", import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}plan-1.schema.json`, planSchemaJson());
