// Set-up and everything behind it, in plain JavaScript without dependencies:
//   node scripts/bootstrap.mjs start | test | dev | build | bench | check
// Installs from the lock file when needed, builds region, rules and app when their sources changed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const stamps = join(root, "node_modules", ".fuwuquan");
const [task = "start", ...rest] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or later is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a program of Node with our own Node; gives its exit code. */
function run(script, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(signal === null ? (code ?? 1) : 130));
  });
}

async function mustRun(script, args, env) {
  const code = await run(script, args, env);
  if (code !== 0) process.exit(code);
}

const bin = (path) => join(root, "node_modules", path);

/** Hash of the files in some folders, by path and content. */
function hashOf(paths) {
  const hash = createHash("sha256");
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
      return;
    }
    hash.update(relative(root, path).replaceAll("\\", "/"));
    hash.update("\0");
    hash.update(readFileSync(path));
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest("hex");
}

const readStamp = (name) => {
  const file = join(stamps, name);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
};
const writeStamp = (name, value) => {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), value);
};

async function install() {
  const wanted = hashOf(["package.json", "package-lock.json"]);
  if (readStamp("installed") === wanted) return;
  const npm = process.env.npm_execpath;
  if (npm === undefined) {
    console.error("Run this through npm:  npm start");
    process.exit(1);
  }
  console.log("Installing what the lock file names …");
  await mustRun(npm, ["ci", "--no-audit", "--no-fund"]);
  writeStamp("installed", wanted);
}

const REGION_SOURCES = [
  "data/zhejiang",
  "data/boundaries",
  "scripts/region",
  "src/core",
  "src/io",
  "package-lock.json",
  "scripts/region.mjs",
];

async function buildRegion(portable) {
  const wanted = hashOf(REGION_SOURCES) + (portable ? "-portable" : "");
  const isBuilt = existsSync(join(root, "public/region/zhejiang/first.json"));
  if (isBuilt && readStamp("region") === wanted) return wanted;
  console.log("Building the region Zhejiang …");
  await mustRun("scripts/region.mjs", portable ? ["--portable"] : []);
  writeStamp("region", wanted);
  return wanted;
}

/** The rules of data/rules, checked and joined; a fault in them stops the build. */
async function buildRules() {
  const wanted = hashOf([
    "data/rules",
    "scripts/rules.ts",
    "scripts/rules.mjs",
    "src/core",
    "src/io",
    "package-lock.json",
  ]);
  const isBuilt = existsSync(join(root, "public/rules/catalogue.json"));
  if (isBuilt && readStamp("rules") === wanted) return;
  console.log("Building the catalogue of rules …");
  await mustRun("scripts/rules.mjs", []);
  writeStamp("rules", wanted);
}

async function buildApp(region) {
  const wanted = `${hashOf(["src", "public", "index.html", "vite.config.ts", "package-lock.json", "scripts/licences.mjs"])}-${region}`;
  if (existsSync(join(root, "dist/index.html")) && readStamp("app") === wanted) return;
  console.log("Building the app …");
  await mustRun(bin("vite/bin/vite.js"), ["build", "--logLevel", "warn"]);
  await mustRun("scripts/licences.mjs", []);
  writeStamp("app", wanted);
}

async function setUp({ app = true, portable = false } = {}) {
  await install();
  const region = await buildRegion(portable);
  await buildRules();
  if (app) await buildApp(region);
}

switch (task) {
  case "start": {
    await setUp();
    const { startServer } = await import("./server.mjs");
    const port = Number(process.env.PORT ?? 4173);
    const { url, closed } = await startServer({ root: join(root, "dist"), port });
    console.log(`\n服务圈 Fuwuquan is running:  ${url}\nPress Ctrl+C to stop.`);
    await closed;
    break;
  }
  case "test": {
    await setUp();
    process.exit(await run("scripts/test.mjs", rest));
    break;
  }
  case "dev":
    await setUp({ app: false });
    process.exit(await run(bin("vite/bin/vite.js"), rest));
    break;
  case "build":
    await setUp({ portable: rest.includes("--portable") });
    console.log("The app is in dist/: any static file server can serve it.");
    break;
  case "bench":
    await setUp();
    process.exit(await run("scripts/bench.mjs", rest));
    break;
  case "check":
    await install();
    process.exit(await run("scripts/check.mjs", rest));
    break;
  default:
    console.error(`Unknown task ${task}: start, test, dev, build, bench, check`);
    process.exit(1);
}
