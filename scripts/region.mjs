// Builds the region into public/region/zhejiang, then the figures of the first picture.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register();
const { buildRegion } = await import("./region/build.ts");
const outDir = fileURLToPath(new URL("../public/region/zhejiang/", import.meta.url));
const started = Date.now();
buildRegion(outDir, (line) => console.log(`  ${line}`), {
  portable: process.argv.includes("--portable"),
});
const { writeFirstFigures } = await import("./first-figures.ts");
await writeFirstFigures();
console.log(`  region built in ${Math.round((Date.now() - started) / 1000)} s`);
