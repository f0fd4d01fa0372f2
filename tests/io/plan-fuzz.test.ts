import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/core/base/issue.ts";
import { runPlan } from "../../src/io/run-plan.ts";
import { isLongRun } from "../core/long-run.ts";
import { bytesOf, changedPlan, type Files, hostOf, SMALL_FILES } from "./run-in-memory.ts";

/** A plan with something of everything that is computed. */
const FULL = changedPlan((plan) => {
  plan.title = "t";
  plan.inputs.demand.where = [{ column: "people", op: ">=", value: 0 }];
  plan.inputs.units = [
    { path: "units.geojson", level: "county", columns: { id: "id", name: "id" }, datum: "wgs84" },
  ];
  plan.inputs.groups = [{ id: "g", units: ["u1"], from: "2024-01", until: "2030-01" }];
  plan.inputs.land = { path: "units.geojson", columns: { id: "id" } };
  plan.inputs.links = [{ id: "l", a: "u1", b: "u2", kind: "bridge", openYear: 2000 }];
  plan.rules[0].scope = { units: ["u1", "u2"], groups: ["g"] };
  plan.rules[0].facility = {
    class: "clinic",
    minCapacity: 1,
    where: [{ column: "beds", op: "in", value: [10, "x"] }],
  };
  plan.rules.push({
    ...plan.rules[0],
    id: "min",
    scope: {},
    travel: { model: "detour", detour: 1.3, profile: "elder", ferry: "worst" },
    cutoff: { min: 15 },
    k: 2,
  });
  plan.scenarios = [
    {
      id: "s",
      year: 2030,
      edits: [
        { op: "add", layer: "health", id: "n", class: "clinic", lon: 120, lat: 30.02, capacity: 5 },
        { op: "set", facility: "health/c", values: { capacity: 3, stars: "4" } },
        { op: "move", facility: "health/n", lon: 120.01, lat: 30.01 },
        { op: "link", link: { id: "f", a: "u1", b: "u2", kind: "ferry", minutes: 5 } },
        { op: "unlink", id: "l" },
        { op: "close", facility: "health/c" },
      ],
    },
    { id: "t", base: "s" },
  ];
  plan.options = { gaps: [{ rule: "near", floorPeople: 2 }], cells: true };
});

function square(id: string, west: number): unknown {
  const ring = [
    [west, 29.9],
    [west + 0.1, 29.9],
    [west + 0.1, 30.1],
    [west, 30.1],
    [west, 29.9],
  ];
  const geometry = { type: "Polygon", coordinates: [ring] };
  return { type: "Feature", properties: { id }, geometry };
}

const FULL_FILES: Files = {
  ...SMALL_FILES,
  "units.geojson": JSON.stringify({
    type: "FeatureCollection",
    features: [square("u1", 119.95), square("u2", 120.05)],
  }),
};

/** Every key path of a value, as lists of keys. */
function pathsOf(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...at, key]));
  return [at, ...inner];
}
const PATHS = pathsOf(FULL).filter((path) => path.length > 0);

type Mutation =
  | { readonly kind: "put"; readonly path: readonly string[]; readonly value: unknown }
  | { readonly kind: "drop"; readonly path: readonly string[] }
  | { readonly kind: "add"; readonly path: readonly string[]; readonly key: string };

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(0, -1, 1e300, -0, 1e-300, "", "u1", "people", "../x", "baseline", "all"),
  fc.constantFrom<unknown>([], {}, [[]], { m: 0 }, { min: 1e9 }, "ferry", "__proto__", "toString"),
);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("put"), path: fc.constantFrom(...PATHS), value: anything }),
  fc.record({ kind: fc.constant("drop"), path: fc.constantFrom(...PATHS) }),
  fc.record({ kind: fc.constant("add"), path: fc.constantFrom(...PATHS), key: fc.string() }),
);

// biome-ignore lint/suspicious/noExplicitAny: any node of any plan
function mutate(plan: any, change: Mutation): void {
  const keys = [...change.path];
  const last = keys.pop()!;
  // biome-ignore lint/suspicious/noExplicitAny: any node of any plan
  const parent = keys.reduce<any>((node, key) => node?.[key], plan);
  if (typeof parent !== "object" || parent === null) return;
  // A copy: the constants are shared, and one put inside itself would close a circle.
  if (change.kind === "put") parent[last] = structuredClone(change.value);
  else if (change.kind === "drop") delete parent[last];
  else parent[change.key] = 1;
}

/** Whether a run ends in files or in issues that are errors; anything thrown but `InputError` fails. */
async function endsWell(text: string | Uint8Array, files: Files): Promise<boolean> {
  const bytes = typeof text === "string" ? bytesOf(text) : text;
  const host = {
    ...hostOf(files),
    readRegion: async () => {
      throw new InputError([]);
    },
  };
  try {
    const run = await runPlan("plan.json", bytes, host);
    if (!run.ok) expect(run.issues.some(({ severity }) => severity === "error")).toBe(true);
    return run.ok;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return false;
  }
}

describe("a run", () => {
  it("of the whole plan succeeds", async () => {
    expect(await endsWell(JSON.stringify(FULL), FULL_FILES)).toBe(true);
  });

  it("of any changed plan ends in files or in errors, never in a throw", async () => {
    let succeeded = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (changes) => {
        const plan = structuredClone(FULL);
        for (const change of changes) mutate(plan, change);
        if (await endsWell(JSON.stringify(plan), FULL_FILES)) succeeded++;
      }),
      { numRuns: isLongRun ? 20_000 : 1500 },
    );
    expect(succeeded).toBeGreaterThan(50);
  });

  it("of any JSON, text or bytes ends in errors, never in a throw", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.json(), fc.string(), fc.uint8Array({ maxLength: 60 })),
        async (text) => {
          expect(await endsWell(text, {})).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("over any files ends in files or in errors, never in a throw", async () => {
    const csv = fc
      .array(fc.constantFrom("120", "30", "a", "", "-1", "1e305", '"', "\n", ",", ";", "x\r"), {
        maxLength: 40,
      })
      .map((parts) => parts.join(","));
    const json = fc.jsonValue().map((coordinates) =>
      JSON.stringify({
        type: "FeatureCollection",
        features: [
          square("u1", 119.95),
          { type: "Feature", geometry: { type: "Polygon", coordinates } },
        ],
      }),
    );
    await fc.assert(
      fc.asyncProperty(csv, csv, json, fc.uint8Array(), async (demand, clinics, units, noise) => {
        const files = {
          "demand.csv": `${SMALL_FILES["demand.csv"]}${demand}`,
          "clinics.csv": `${SMALL_FILES["clinics.csv"]}${clinics}`,
          "units.geojson": units,
        };
        await endsWell(JSON.stringify(FULL), files);
        await endsWell(JSON.stringify(FULL), { ...FULL_FILES, "demand.csv": noise });
        await endsWell(JSON.stringify(FULL), { ...FULL_FILES, "units.geojson": noise });
      }),
      { numRuns: isLongRun ? 3000 : 200 },
    );
  });
});
