// Checks the rules of data/rules and writes them as one file into public/rules, for the app.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register();
const { writeRules } = await import("./rules.ts");
const { printIssues } = await import("./cli/print-issues.ts");
try {
  const count = writeRules(fileURLToPath(new URL("../public/rules/", import.meta.url)));
  console.log(`  ${count} rules`);
} catch (error) {
  if (error.issues === undefined) throw error;
  printIssues(error.issues);
  process.exitCode = 1;
}
