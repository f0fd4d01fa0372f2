import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Geodesic } from "geographiclib-geodesic";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { outputsOf, recordsOf } from "../io/run-in-memory.ts";

const FOLDER = join(
  process.env.FUWUQUAN_REAL_DATA ?? join(import.meta.dirname, "../../../shared/data"),
  "porto-alegre",
);
const FILE = join(FOLDER, "poa_hexgrid.csv");
const RADII_M = [500, 1000, 1500, 2000];

interface Cell {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly people: number;
  readonly sites: number;
}

/** The table as read here, apart from the readers under test. */
function readCells(): Cell[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(FILE, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((row) => ({
    id: row.id!,
    lon: Number(row.lon),
    lat: Number(row.lat),
    people: Number(row.population),
    sites: Number(row.healthcare),
  }));
}

/** Geodesic by Karney's method, rounded half up to whole millimetres. */
function distanceMm(a: Cell, b: Cell): number {
  const { s12 } = Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon, Geodesic.DISTANCE);
  return Math.floor(s12! * 1000 + 0.5);
}

function plan() {
  const columns = { id: "id", lon: "lon", lat: "lat" };
  return {
    fuwuquan: 1,
    asOf: "2025-06-01",
    inputs: {
      demand: { kind: "points", path: "cells.csv", columns, weights: { people: "population" } },
      facilities: [
        {
          layer: "health",
          class: "clinic",
          path: "cells.csv",
          where: [{ column: "healthcare", op: ">", value: 0 }],
          columns: { ...columns, capacity: "healthcare" },
        },
      ],
    },
    travel: { model: "circle" },
    rules: RADII_M.map((m) => ({
      id: `r${m}`,
      kind: "within",
      facility: { class: "clinic" },
      cutoff: { m },
    })),
  };
}

describe.skipIf(!existsSync(FILE))("Porto Alegre (real data)", () => {
  let cells: Cell[] = [];
  let nearestMm: Map<string, { readonly mm: number; readonly keys: readonly string[] }>;
  let run: Awaited<ReturnType<typeof outputsOf>>;

  beforeAll(async () => {
    cells = readCells();
    const sites = cells.filter((cell) => cell.sites > 0);
    nearestMm = new Map(
      cells.map((cell) => {
        const mm = sites.map((site) => distanceMm(cell, site));
        const least = Math.min(...mm);
        const keys = sites.filter((_, k) => mm[k] === least).map(({ id }) => `health/${id}`);
        return [cell.id, { mm: least, keys }];
      }),
    );
    run = await outputsOf(plan(), { "cells.csv": new Uint8Array(readFileSync(FILE)) });
  });

  it("has 1,227 cells, 812,935 people and health care in 117 cells", () => {
    expect(run.summary.inputs.demand).toMatchObject({
      read: 1227,
      accepted: 1227,
      rejected: 0,
      filtered: 0,
      totals: { people: 812_935 },
    });
    expect(run.summary.inputs["facilities/health"]).toMatchObject({
      read: 1227,
      accepted: 117,
      rejected: 0,
      filtered: 1110,
    });
    expect(cells.filter(({ people }) => people > 0)).toHaveLength(1124);
  });

  it.each(RADII_M)("covers the people an independent count finds within %i m", (radiusM) => {
    const covered = cells.filter(({ id }) => nearestMm.get(id)!.mm <= radiusM * 1000);
    const people = covered.reduce((sum, cell) => sum + cell.people, 0);
    const rule = run.summary.scenarios[0].rules.find((r: { id: string }) => r.id === `r${radiusM}`);
    expect(rule.covered).toEqual({ people, cells: covered.length });
    expect(rule.uncovered).toEqual({ people: 812_935 - people, cells: 1227 - covered.length });
    expect(rule.share).toBe(Number((people / 812_935).toFixed(6)));
  });

  it.each(RADII_M)("covers the very cells of that count within %i m", (radiusM) => {
    const listed = recordsOf(run.text.get("cells.csv")!)
      .filter(({ rule, covered }) => rule === `r${radiusM}` && covered === "1")
      .map(({ cell_id }) => cell_id);
    const counted = cells
      .filter(({ id }) => nearestMm.get(id)!.mm <= radiusM * 1000)
      .map(({ id }) => id);
    expect(listed).toEqual(counted.sort());
  });

  it("gives every cell its nearest site and the distance to the millimetre", () => {
    for (const row of recordsOf(run.text.get("cells.csv")!)) {
      const truth = nearestMm.get(row.cell_id!)!;
      expect(row.cost).toBe((truth.mm / 1000).toFixed(3));
      expect(row.nearest).toBe([...truth.keys].sort()[0]);
    }
  });

  it("closes its sums: covered + gaps + below floor = everyone", () => {
    for (const rule of run.summary.scenarios[0].rules) {
      const { gaps, covered, total } = rule;
      expect(covered.people + gaps.people + gaps.belowFloor.people).toBe(total.people);
      expect(total.people).toBe(812_935);
    }
  });
});
