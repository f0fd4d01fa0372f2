// check, then unit and property tests, then browser tests; ends with one line of real counts.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserForTests } from "./find-browser.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "fuwuquan-test-"));
const node = (args, env = {}) =>
  spawnSync(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  }).status ?? 1;

const checkCode = node(["scripts/check.mjs"]);
const browser = browserForTests();
const counts = { passed: 0, failed: checkCode === 0 ? 0 : 1, skipped: 0 };
if (checkCode === 0) counts.passed++;
let code = checkCode;
for (const project of ["unit", "browser"]) {
  const report = join(folder, `${project}.json`);
  const status = node(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    browser === null ? {} : { FUWUQUAN_BROWSER: browser },
  );
  if (status !== 0) code = status;
  try {
    const result = JSON.parse(readFileSync(report, "utf8"));
    counts.passed += result.numPassedTests;
    counts.failed += result.numFailedTests;
    counts.skipped += result.numPendingTests + result.numTodoTests;
    const broken = result.testResults.filter(
      (file) =>
        file.status === "failed" && file.assertionResults.every((t) => t.status !== "failed"),
    );
    counts.failed += broken.length;
  } catch {
    counts.failed++;
  }
}
rmSync(folder, { recursive: true, force: true });
if (counts.failed > 0 && code === 0) code = 1;
// What fails outside of any test, an unhandled rejection say, is told by the exit code alone.
if (code !== 0 && counts.failed === 0) counts.failed = 1;
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(code);
