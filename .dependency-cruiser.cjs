// The second fence beside `tsc -b`: layers by resolved path, npm allow-lists, cycles, names.
const layer = (from, to) => ({
  name: `${from}-knows-only-its-own`,
  severity: "error",
  from: { path: `^src/${from}/` },
  to: { path: "^(src|scripts|tests)/", pathNot: `^src/(${[from, ...to].join("|")})/` },
});

/** Packages a layer may import; type packages are free. */
const packages = (from, allowed) => ({
  name: `${from}-npm`,
  severity: "error",
  from: { path: `^src/${from}/` },
  to: {
    path: "node_modules",
    pathNot: `node_modules/(@types/|@stdlib/types|${allowed.join("|")})`,
  },
});

/** Parsers that one module each knows, so that each stays a chunk of its own. */
const PARSERS = {
  "@e965/xlsx": "src/io/read/read-workbook.ts",
  fflate: "src/io/read/zip.ts",
  saxes: "src/io/read/xml-tree.ts",
  geotiff: "src/io/read/read-tif.ts",
  "sql.js": "src/io/(sqlite|sql-wasm-inline.d).ts",
  proj4: "src/io/datum/projection.ts",
};
const inOneModule = Object.entries(PARSERS).map(([name, module]) => ({
  name: `${name}-in-one-module`,
  severity: "error",
  from: { path: "^src/", pathNot: `^${module}$` },
  to: { path: `node_modules/${name}/` },
}));

/** Inside the core, a folder knows only those before it. */
const ORDER = [
  ["base"],
  ["geo"],
  ["circles", "elevation"],
  ["demand", "facilities", "import", "land", "units", "rules", "scenario"],
  ["access", "equity"],
  ["gaps", "allocation"],
  ["districts"],
  ["analysis"],
];
const inside = ORDER.flatMap((folders, rank) =>
  folders.map((folder) => ({
    name: `core-order-${folder}`,
    severity: "error",
    from: { path: `^src/core/${folder}/` },
    to: {
      path: "^src/core/",
      pathNot: `^src/core/(${ORDER.slice(0, rank + 1)
        .flat()
        .join("|")})/`,
    },
  })),
);

module.exports = {
  forbidden: [
    layer("core", []),
    layer("io", ["core"]),
    layer("workers", ["core", "io"]),
    layer("state", ["core"]),
    layer("map", ["core"]),
    layer("ui", ["core", "state", "map"]),
    layer("app", ["core", "io", "workers", "state", "map", "ui"]),
    packages("core", ["@stdlib/", "d3-delaunay/", "@turf/", "delaunator/"]),
    packages("io", [
      "zod/",
      "papaparse/",
      "flatgeobuf/",
      "gcoord/",
      "@noble/hashes/",
      ...Object.keys(PARSERS).map((name) => `${name}/`),
    ]),
    packages("workers", ["vite/"]),
    packages("state", ["zustand/"]),
    packages("map", [
      "maplibre-gl/",
      "@deck.gl/",
      "@turf/",
      "@fontsource-variable/",
      "@luma.gl/",
      "vite/",
    ]),
    packages("ui", ["react/", "react-dom/", "zustand/", "i18next/"]),
    packages("app", ["react/", "react-dom/", "zustand/", "i18next/", "idb-keyval/", "vite/"]),
    ...inside,
    ...inOneModule,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nobody-imports-programs",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(scripts|tests|data)/" },
    },
    {
      name: "no-vague-names",
      severity: "error",
      from: {},
      to: {
        path: "/(utils|util|helpers|helper|common|misc|types)(/|[.]tsx?$)",
        pathNot: "node_modules",
      },
    },
    {
      name: "flatgeobuf-in-one-module",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/io/region/read-fgb\\.ts$" },
      to: { path: "node_modules/flatgeobuf/" },
    },
    {
      name: "trig-in-one-module",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/core/geo/(trig|logarithm)\\.ts$" },
      to: { path: "node_modules/@stdlib/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    exclude: { path: "^(dist|public|data)/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      conditionNames: ["import", "require", "node", "default", "types", "browser"],
    },
    parser: "swc",
  },
};
