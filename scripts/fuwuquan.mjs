#!/usr/bin/env node
// Entry of the command line, for any folder and shell: `node scripts/fuwuquan.mjs analyse PLAN.json --out DIR`.
import { existsSync } from "node:fs";

const root = new URL("../", import.meta.url);
if (!existsSync(new URL("node_modules/tsx/package.json", root))) {
  console.error("Nothing is installed yet. Run once, in the project's folder:  npm start");
  process.exit(2);
}
const { register } = await import("tsx/esm/api");
register();
try {
  const { main } = await import("./cli/main.ts");
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error(
    `${error.message}\nWhat is installed is older than these files. Run once:  npm start`,
  );
  process.exitCode = 2;
}
