// Every static gate: format and lint, types, layer rules, dead code, sources.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const bin = (path) => join(root, "node_modules", path);
let failed = 0;

function step(name, work) {
  try {
    work();
    console.log(`ok      ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}`);
    console.log(`${error.stdout ?? ""}${error.stderr ?? ""}` || error.message);
  }
}

const options = { cwd: root, encoding: "utf8", stdio: "pipe" };
const node = (script, ...args) => execFileSync(process.execPath, [bin(script), ...args], options);
const KNOWS_TSX = new URL("cruise-tsx.mjs", import.meta.url).href;

step("format and lint", () =>
  node("@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."),
);
step("types and layers", () => node("typescript/bin/tsc", "-b"));
step("layer rules", () => {
  const report = JSON.parse(
    execFileSync(
      process.execPath,
      [
        "--import",
        KNOWS_TSX,
        bin("dependency-cruiser/bin/dependency-cruise.mjs"),
        "--config",
        ".dependency-cruiser.cjs",
        "--output-type",
        "json",
        "src",
        "scripts",
        "tests",
      ],
      { ...options, maxBuffer: 100_000_000 },
    ),
  );
  const { totalCruised, violations } = report.summary;
  // A cruiser without its parser sees nothing and passes: hold it to a floor.
  if (totalCruised < 300) throw new Error(`only ${totalCruised} modules were seen`);
  if (violations.length > 0) {
    throw new Error(violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`).join("\n"));
  }
});
step("dead code", () => node("knip/bin/knip.js"));
step("sources", checkSources);
process.exit(failed === 0 ? 0 : 1);

/** What no linter knows: same bits everywhere, short files, no markers, no foreign hosts. */
function checkSources() {
  const faults = [];
  for (const file of filesUnder("src").concat(filesUnder("scripts"))) {
    if (!/\.(ts|tsx|mjs)$/.test(file)) continue;
    const text = readFileSync(join(root, file), "utf8");
    const lines = text.split("\n");
    if (lines.length > 401) faults.push(`${file}: ${lines.length} lines; the cap is 400`);
    const mustKeepBits = /^(src\/core|src\/io|scripts\/region)\//.test(file);
    lines.forEach((line, k) => {
      const at = `${file}:${k + 1}`;
      if (
        mustKeepBits &&
        !/^ *\*/.test(line) &&
        /Math\.(a?(sin|cos|tan)h?|atan2|exp|expm1|log(2|10|1p)?|pow|cbrt|hypot|random)\b/.test(line)
      ) {
        faults.push(
          `${at}: the bits of this function differ between engines; see core/geo/trig.ts`,
        );
      }
      // Powers of big integers are exact.
      if (mustKeepBits && /[^/*]\*\*[^/*]/.test(line) && !line.includes("10n **"))
        faults.push(`${at}: write powers as products`);
      if (/\b(TODO|FIXME|XXX)\b/.test(line) && file !== "scripts/check.mjs")
        faults.push(`${at}: unfinished`);
    });
  }
  if (faults.length > 0) throw new Error(faults.join("\n"));
}

function filesUnder(folder) {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? filesUnder(path) : [path];
  });
}
