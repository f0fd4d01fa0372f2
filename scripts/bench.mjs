// Measures what the bars speak of and prints a table a part; the measuring is in scripts/bench/.
//   npm run bench
// Ratios decide the exit code. Milliseconds are the machine's and are only printed.
import { register } from "tsx/esm/api";
import { browserForTests } from "./find-browser.mjs";

register();
const { benchLargeGrid, benchNearest } = await import("./bench/nearest.ts");
const { benchAreaGap } = await import("./bench/area-gap.ts");
const { benchDrag } = await import("./bench/drag.ts");
const { benchDragRules } = await import("./bench/drag-rules.ts");
const { benchDragInBrowser } = await import("./bench/drag-in-browser.ts");
const { benchFirstLoad } = await import("./bench/first-load.ts");
const { benchImports } = await import("./bench/imports.ts");
const { benchRules } = await import("./bench/rules.ts");
const { benchScenarios } = await import("./bench/scenarios.ts");
const { tableOf } = await import("./bench/result.ts");

const browser = browserForTests();
const lines = [];
for (const measure of [
  benchNearest,
  benchLargeGrid,
  benchAreaGap,
  benchDrag,
  benchDragRules,
  benchRules,
  benchImports,
  benchScenarios,
  () => benchDragInBrowser(browser),
  benchFirstLoad,
]) {
  const found = await measure();
  console.log(`${tableOf(found)}\n`);
  lines.push(...found);
}
const failed = lines.filter(({ fails }) => fails).length;
if (failed > 0) console.log(`${failed} ratio or agreement not met`);
process.exit(failed === 0 ? 0 : 1);
