import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const CONFIG = ".dependency-cruiser.cjs";
const RULES: readonly string[] = createRequire(import.meta.url)(join(ROOT, CONFIG)).forbidden.map(
  ({ name }: { name: string }) => name,
);

/** Modules that import nothing they must not: every arrow that the layers allow is among them. */
const CLEAN: Readonly<Record<string, readonly string[]>> = {
  "src/core/base/exact.ts": [],
  "src/core/geo/trig.ts": ["@stdlib/math-base-special-sin", "../base/exact.ts"],
  "src/core/demand/demand.ts": ["../geo/trig.ts"],
  "src/core/facilities/facility.ts": ["../demand/demand.ts"],
  "src/core/import/import-file.ts": ["../facilities/facility.ts"],
  "src/core/land/landmass.ts": ["../base/exact.ts"],
  "src/core/rules/rule.ts": ["../facilities/facility.ts"],
  "src/core/scenario/edit.ts": ["../land/landmass.ts"],
  "src/core/units/units.ts": ["../geo/trig.ts"],
  "src/core/access/access.ts": ["../rules/rule.ts", "../units/units.ts", "../scenario/edit.ts"],
  "src/core/equity/theil.ts": ["../access/access.ts"],
  "src/core/gaps/gap.ts": [
    "../access/access.ts",
    "../equity/theil.ts",
    "d3-delaunay",
    "@turf/turf",
  ],
  "src/core/analysis/coverage.ts": ["../gaps/gap.ts"],
  "src/core/unlisted/stray.ts": [],
  "src/io/region/read-fgb.ts": ["flatgeobuf", "zod", "../../core/analysis/coverage.ts"],
  "src/workers/rpc.ts": ["../io/region/read-fgb.ts", "../core/base/exact.ts"],
  "src/state/document.ts": ["zustand", "../core/scenario/edit.ts"],
  "src/map/scene.ts": ["maplibre-gl", "../core/geo/trig.ts"],
  "src/ui/frame.tsx": ["react", "../state/document.ts", "../map/scene.ts", "../core/base/exact.ts"],
  "src/app/main.tsx": ["../ui/frame.tsx", "../workers/rpc.ts", "../io/region/read-fgb.ts", "react"],
  "scripts/program.ts": ["../src/io/region/read-fgb.ts"],
  "tests/some.test.ts": ["../src/core/base/exact.ts", "../scripts/program.ts"],
};

/** Parsers of one module each. */
const PARSERS = ["@e965/xlsx", "fflate", "geotiff", "proj4", "saxes", "sql.js"];

const PACKAGES = [
  ...PARSERS,
  "@stdlib/math-base-special-sin",
  "@turf/turf",
  "d3-delaunay",
  "flatgeobuf",
  "maplibre-gl",
  "papaparse",
  "react",
  "zod",
  "zustand",
];

interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly to: string;
  /** How the module is named; a plain import where absent. */
  readonly as?: (to: string) => string;
}

const typeOnly = (to: string) => `import type { value } from "${to}";\nexport type V = value;\n`;
const reExport = (to: string) => `export type { value } from "${to}";\n`;
const dynamic = (to: string) => `export const later = () => import("${to}");\n`;

/** One violation of every rule, and of the layer rules in the ways that are easily overlooked. */
const PLANTS: readonly Plant[] = [
  {
    rule: "core-knows-only-its-own",
    file: "src/core/base/p1.ts",
    to: "../../io/region/read-fgb.ts",
  },
  {
    rule: "core-knows-only-its-own",
    file: "src/core/base/p2.ts",
    to: "../../app/main.tsx",
    as: dynamic,
  },
  { rule: "io-knows-only-its-own", file: "src/io/p1.ts", to: "../state/document.ts" },
  { rule: "io-knows-only-its-own", file: "src/io/p2.ts", to: "../workers/rpc.ts", as: reExport },
  { rule: "workers-knows-only-its-own", file: "src/workers/p1.ts", to: "../map/scene.ts" },
  {
    rule: "state-knows-only-its-own",
    file: "src/state/p1.ts",
    to: "../io/region/read-fgb.ts",
    as: typeOnly,
  },
  { rule: "map-knows-only-its-own", file: "src/map/p1.ts", to: "../state/document.ts" },
  {
    rule: "map-knows-only-its-own",
    file: "src/map/p2.ts",
    to: "../state/document.ts",
    as: typeOnly,
  },
  { rule: "ui-knows-only-its-own", file: "src/ui/p1.tsx", to: "../workers/rpc.ts" },
  {
    rule: "ui-knows-only-its-own",
    file: "src/ui/p2.tsx",
    to: "../io/region/read-fgb.ts",
    as: typeOnly,
  },
  { rule: "app-knows-only-its-own", file: "src/app/p1.ts", to: "../../scripts/program.ts" },
  { rule: "core-npm", file: "src/core/base/p3.ts", to: "zod" },
  { rule: "io-npm", file: "src/io/p3.ts", to: "react" },
  { rule: "workers-npm", file: "src/workers/p2.ts", to: "papaparse" },
  { rule: "state-npm", file: "src/state/p2.ts", to: "react" },
  { rule: "map-npm", file: "src/map/p3.ts", to: "zustand" },
  { rule: "ui-npm", file: "src/ui/p3.ts", to: "maplibre-gl" },
  { rule: "app-npm", file: "src/app/p2.ts", to: "zod", as: typeOnly },
  { rule: "core-order-base", file: "src/core/base/p4.ts", to: "../geo/trig.ts", as: typeOnly },
  { rule: "core-order-geo", file: "src/core/geo/p1.ts", to: "../demand/demand.ts" },
  { rule: "core-order-circles", file: "src/core/circles/p1.ts", to: "../land/landmass.ts" },
  { rule: "core-order-elevation", file: "src/core/elevation/p1.ts", to: "../land/landmass.ts" },
  { rule: "core-order-demand", file: "src/core/demand/p1.ts", to: "../access/access.ts" },
  { rule: "core-order-facilities", file: "src/core/facilities/p1.ts", to: "../access/access.ts" },
  { rule: "core-order-import", file: "src/core/import/p1.ts", to: "../access/access.ts" },
  { rule: "core-order-land", file: "src/core/land/p1.ts", to: "../gaps/gap.ts" },
  { rule: "core-order-units", file: "src/core/units/p1.ts", to: "../analysis/coverage.ts" },
  { rule: "core-order-rules", file: "src/core/rules/p1.ts", to: "../analysis/coverage.ts" },
  { rule: "core-order-scenario", file: "src/core/scenario/p1.ts", to: "../access/access.ts" },
  { rule: "core-order-access", file: "src/core/access/p1.ts", to: "../gaps/gap.ts" },
  { rule: "core-order-equity", file: "src/core/equity/p1.ts", to: "../gaps/gap.ts" },
  { rule: "core-order-gaps", file: "src/core/gaps/p1.ts", to: "../analysis/coverage.ts" },
  {
    rule: "core-order-allocation",
    file: "src/core/allocation/p1.ts",
    to: "../analysis/coverage.ts",
  },
  { rule: "core-order-districts", file: "src/core/districts/p1.ts", to: "../analysis/coverage.ts" },
  { rule: "core-order-analysis", file: "src/core/analysis/p1.ts", to: "../unlisted/stray.ts" },
  { rule: "no-cycles", file: "src/io/ring-a.ts", to: "./ring-b.ts" },
  { rule: "nobody-imports-programs", file: "src/app/p3.ts", to: "../../tests/some.test.ts" },
  { rule: "no-vague-names", file: "src/io/p4.ts", to: "./utils/rows.ts" },
  { rule: "no-vague-names", file: "src/ui/p4.tsx", to: "./types.ts", as: typeOnly },
  { rule: "no-vague-names", file: "src/map/p4.ts", to: "./helpers.ts" },
  { rule: "flatgeobuf-in-one-module", file: "src/io/region/p1.ts", to: "flatgeobuf" },
  ...PARSERS.map((name, k) => ({
    rule: `${name}-in-one-module`,
    file: `src/io/read/parser-${k}.ts`,
    to: name,
  })),
  { rule: "trig-in-one-module", file: "src/core/geo/p2.ts", to: "@stdlib/math-base-special-sin" },
];

/** What only the plants import. */
const PLANTED_TARGETS: Readonly<Record<string, readonly string[]>> = {
  "src/io/ring-b.ts": ["./ring-a.ts"],
  "src/io/utils/rows.ts": [],
  "src/ui/types.ts": [],
  "src/map/helpers.ts": [],
};

interface Report {
  readonly totalCruised: number;
  readonly violations: readonly { from: string; to: string; rule: { name: string } }[];
}

function write(tree: string, file: string, text: string): void {
  const path = join(tree, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function importing(names: readonly string[]): string {
  const lines = names.map((name, k) => `import { value as v${k} } from "${name}";\n`);
  const sum = names.map((_, k) => `v${k}`).join(" + ");
  return `${lines.join("")}export const value = ${sum === "" ? "1" : sum};\n`;
}

function writeCleanTree(tree: string): void {
  cpSync(join(ROOT, CONFIG), join(tree, CONFIG));
  write(tree, "package.json", "{}");
  for (const [file, names] of Object.entries(CLEAN)) write(tree, file, importing(names));
  for (const name of PACKAGES) {
    const folder = `node_modules/${name}`;
    write(
      tree,
      `${folder}/package.json`,
      JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
    );
    write(tree, `${folder}/index.js`, "exports.value = 1;\n");
  }
}

function cruise(tree: string): Report {
  const program = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const words = ["--config", CONFIG, "--output-type", "json", "src", "scripts", "tests"];
  const text = execFileSync(process.execPath, [program, ...words], {
    cwd: tree,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 1 << 26,
  });
  return JSON.parse(text).summary;
}

describe("the layer rules", () => {
  let folder = "";
  let clean: Report;
  let planted: Report;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "layer-rules-"));
    writeCleanTree(join(folder, "clean"));
    const tree = join(folder, "planted");
    writeCleanTree(tree);
    for (const [file, names] of Object.entries(PLANTED_TARGETS)) {
      write(tree, file, importing(names));
    }
    for (const { file, to, as } of PLANTS) write(tree, file, as?.(to) ?? importing([to]));
    clean = cruise(join(folder, "clean"));
    planted = cruise(tree);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("let every allowed import pass", () => {
    expect(clean.totalCruised).toBeGreaterThanOrEqual(Object.keys(CLEAN).length);
    expect(clean.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual(
      [],
    );
  });

  it("are all tried here", () => {
    expect(new Set(PLANTS.map(({ rule }) => rule))).toEqual(new Set(RULES));
  });

  it.each(PLANTS)("$rule stops $file from importing $to", ({ rule, file, to }) => {
    const found = planted.violations.filter((v) => v.from === file && v.rule.name === rule);
    expect(found).toHaveLength(1);
    const target = to.startsWith(".") ? join(dirname(file), to) : `node_modules/${to}/index.js`;
    expect(found[0]!.to).toBe(target.replaceAll("\\", "/"));
  });

  it("accuse nothing but what was planted", () => {
    const guilty = new Set(PLANTS.map(({ file }) => file));
    // A planted edge up the layers closes rings with the honest modules below it.
    const others = planted.violations.filter(
      ({ from, rule }) => !guilty.has(from) && rule.name !== "no-cycles",
    );
    expect(others).toEqual([]);
  });
});
