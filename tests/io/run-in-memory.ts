import Papa from "papaparse";
import type { Issue } from "../../src/core/base/issue.ts";
import { noTick } from "../../src/core/base/tick.ts";
import type { PlanHost } from "../../src/io/plan/plan-host.ts";
import { runPlan } from "../../src/io/run-plan.ts";

export type Files = Readonly<Record<string, string | Uint8Array>>;

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Surroundings of a run that hold these files and no built-in region. */
export function hostOf(files: Files): PlanHost {
  return {
    readFile: async (path) => {
      const file = Object.hasOwn(files, path) ? files[path] : undefined;
      return file === undefined ? null : typeof file === "string" ? bytesOf(file) : file;
    },
    readRegion: async () => {
      throw new Error("the region is not part of this test");
    },
    app: "fuwuquan test",
    tick: noTick,
  };
}

/** Runs a plan that must succeed: its files as text by name, and what it reported. */
export async function outputsOf(plan: unknown, files: Files, scenario = "all") {
  const run = await runPlan("plan.json", bytesOf(JSON.stringify(plan)), hostOf(files), scenario);
  if (!run.ok) throw new Error(JSON.stringify(run.issues, null, 1));
  const text = new Map(run.files.map(({ name, bytes }) => [name, textOf(bytes)]));
  return { text, summary: JSON.parse(text.get("summary.json")!), issues: run.issues };
}

/** Runs a plan that must be refused: why. */
export async function faultsOf(plan: unknown, files: Files, scenario = "all") {
  const run = await runPlan("plan.json", bytesOf(JSON.stringify(plan)), hostOf(files), scenario);
  if (run.ok) throw new Error("the plan was carried out");
  return placesOf(run.issues.filter(({ severity }) => severity === "error"));
}

/** `code key` of every place of every issue. */
function placesOf(issues: readonly Issue[]): string[] {
  return issues.flatMap(({ code, examples }) => examples.map(({ key }) => `${code} ${key ?? ""}`));
}

/** Rows of one of our CSV outputs as objects by column. */
export function recordsOf(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
}

/** Two homes 2.2 km apart, one clinic at the first; circle of 1,000 m. */
export const DEMAND_CSV = "id,lon,lat,people,age60\na,120,30,4,1\nb,120,30.02,8,2.5\n";
export const CLINIC_CSV = "id,lon,lat,beds\nc,120,30,10\n";
export const SMALL_FILES: Files = { "demand.csv": DEMAND_CSV, "clinics.csv": CLINIC_CSV };

/** A small valid plan over `SMALL_FILES`, of a shape that tests may change freely. */
// biome-ignore lint/suspicious/noExplicitAny: tests put anything anywhere
export function smallPlan(): any {
  return {
    fuwuquan: 1,
    asOf: "2025-06-01",
    inputs: {
      demand: {
        kind: "points",
        path: "demand.csv",
        columns: { id: "id", lon: "lon", lat: "lat" },
        weights: { people: "people", age60: "age60" },
      },
      facilities: [
        {
          layer: "health",
          class: "clinic",
          path: "clinics.csv",
          columns: { id: "id", lon: "lon", lat: "lat", capacity: "beds" },
        },
      ],
    },
    travel: { model: "circle", speedMps: 1.2 },
    rules: [
      {
        id: "near",
        kind: "within",
        facility: { class: "clinic" },
        cutoff: { m: 1000 },
        target: 0.5,
      },
    ],
  };
}

/** The small plan after `change`. */
// biome-ignore lint/suspicious/noExplicitAny: tests put anything anywhere
export function changedPlan(change: (plan: any) => void): any {
  const plan = smallPlan();
  change(plan);
  return plan;
}
