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

  describe("shared by 2SFCA at 1,500 m", () => {
    const REACH_MM = 1_500_000;
    const LINE = 1.5;
    let access: Map<string, number>;
    /** Supply per head of every cell that has health care, and whether anybody reaches it. */
    let truth: { readonly access: Map<string, number>; readonly reached: number };
    let rule: Record<string, unknown> & { readonly fairness: Record<string, number> };

    beforeAll(async () => {
      const supply = {
        id: "supply",
        kind: "supply",
        facility: { class: "clinic" },
        method: "2sfca",
        cutoff: { m: 1500 },
        per: 10_000,
        line: LINE,
        target: 0.5,
        fairness: true,
      };
      const { text, summary } = await outputsOf(
        { ...plan(), rules: [supply] },
        { "cells.csv": new Uint8Array(readFileSync(FILE)) },
      );
      rule = summary.scenarios[0].rules[0];
      const rows = recordsOf(text.get("cells.csv")!);
      access = new Map(rows.map((row) => [row.cell_id!, Number(row.access)]));
      const sites = cells.filter((cell) => cell.sites > 0);
      const reach = sites.map((site) => cells.filter((cell) => distanceMm(cell, site) <= REACH_MM));
      const own = new Map(cells.map(({ id }) => [id, 0]));
      let reached = 0;
      sites.forEach((site, j) => {
        const people = reach[j]!.reduce((sum, cell) => sum + cell.people, 0);
        if (people === 0) return;
        reached += site.sites;
        for (const { id } of reach[j]!) own.set(id, own.get(id)! + (10_000 * site.sites) / people);
      });
      truth = { access: own, reached };
    });

    it("gives every cell what an independent sharing gives it", () => {
      for (const { id } of cells) {
        const expected = truth.access.get(id)!;
        expect(Math.abs(access.get(id)! - expected)).toBeLessThanOrEqual(1e-9 * expected);
      }
    });

    it("hands out the capacity of the sites that somebody reaches, to 10⁻⁹", () => {
      const handedOut = cells.reduce((sum, { id, people }) => sum + access.get(id)! * people, 0);
      expect(truth.reached).toBeGreaterThan(100);
      expect(truth.reached).toBeLessThanOrEqual(141);
      expect(Math.abs(handedOut / 10_000 / truth.reached - 1)).toBeLessThan(1e-9);
    });

    it("falls on people as unevenly as counted person by person", () => {
      const lived = cells.filter(({ people }) => people > 0);
      const total = lived.reduce((sum, { people }) => sum + people, 0);
      const of = (cell: Cell) => truth.access.get(cell.id)!;
      const mean = lived.reduce((sum, cell) => sum + cell.people * of(cell), 0) / total;
      let difference = 0;
      for (const a of lived) {
        for (const b of lived) difference += a.people * b.people * Math.abs(of(a) - of(b));
      }
      const short = lived.map((cell) => Math.max(0, (LINE - of(cell)) / LINE));
      const fgt = (power: number) =>
        lived.reduce((sum, { people }, k) => {
          return short[k]! > 0 ? sum + people * short[k]! ** power : sum;
        }, 0) / total;
      const theil =
        lived.reduce((sum, cell) => {
          const relative = of(cell) / mean;
          return relative === 0 ? sum : sum + cell.people * relative * Math.log(relative);
        }, 0) / total;
      const { fairness } = rule;
      expect(fairness.mean).toBeCloseTo(mean, 9);
      expect(fairness.gini).toBeCloseTo(difference / (2 * total * total * mean), 9);
      expect(fairness.theil).toBeCloseTo(theil, 9);
      expect(fairness.fgt0).toBeCloseTo(fgt(0), 9);
      expect(fairness.fgt1).toBeCloseTo(fgt(1), 9);
      expect(fairness.fgt2).toBeCloseTo(fgt(2), 9);
      const above = lived.reduce((sum, cell) => (of(cell) >= LINE ? sum + cell.people : sum), 0);
      expect(rule.share).toBe(Number((above / total).toFixed(6)));
    });
  });
});
