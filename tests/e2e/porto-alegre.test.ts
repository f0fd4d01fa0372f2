import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Geodesic } from "geographiclib-geodesic";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  describeLongInBrowser,
  middleOfMap,
  type OpenApp,
  openApp,
  waitForResult,
} from "./browser.ts";
import { savePlanWithFiles } from "./saved-plan.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const FILE = join(
  process.env.FUWUQUAN_REAL_DATA ?? join(root, "../shared/data"),
  "porto-alegre/poa_hexgrid.csv",
);
const PATIENT = { timeout: 60_000 };
/** Of the table: id, lon, lat, population, schools, jobs, healthcare. */
const HEALTHCARE = 6;

/** All of the city on one land, which the region has not. */
const LAND = {
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { id: "poa", name: "Porto Alegre" },
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [-51.5, -30.5],
            [-50.8, -30.5],
            [-50.8, -29.8],
            [-51.5, -29.8],
            [-51.5, -30.5],
          ],
        ],
      },
    },
  ],
};

interface Ledger {
  readonly scenarios: readonly {
    readonly id: string;
    readonly days: readonly {
      readonly spending: { readonly added: number };
      readonly rules: readonly {
        readonly id: string;
        readonly capacity: number;
        readonly all: Readonly<
          Record<
            string,
            {
              readonly share: number;
              readonly uncovered: number;
              readonly newlyCovered: number;
              readonly lost: number;
            }
          >
        >;
      }[];
    }[];
  }[];
}

/** People within 1 km of a site of the plan and of no clinic: by Karney's geodesics, apart from the app. */
function newlyCoveredBy(planFile: string): number {
  const plan = JSON.parse(readFileSync(planFile, "utf8")) as {
    readonly scenarios: readonly { readonly edits: readonly { lon: number; lat: number }[] }[];
  };
  const [, ...rows] = readFileSync(FILE, "utf8").trim().split(/\r?\n/);
  const cells = rows.map((row) => row.split(",").slice(1).map(Number));
  const isNear = (a: readonly number[], lon: number, lat: number): boolean => {
    const { s12 } = Geodesic.WGS84.Inverse(a[1]!, a[0]!, lat, lon, Geodesic.DISTANCE);
    return Math.floor(s12! * 1000 + 0.5) <= 1_000_000;
  };
  const clinics = cells.filter((cell) => cell[HEALTHCARE - 1]! > 0);
  const sites = plan.scenarios[0]!.edits;
  return cells
    .filter((cell) => sites.some(({ lon, lat }) => isNear(cell, lon, lat)))
    .filter((cell) => !clinics.some((clinic) => isNear(cell, clinic[0]!, clinic[1]!)))
    .reduce((sum, cell) => sum + cell[2]!, 0);
}

/** A real city of points: a scenario of three sites with the mouse, its ledger on screen and by `compare`. */
(existsSync(FILE) ? describeLongInBrowser : describe.skip)("Porto Alegre by mouse", () => {
  let app: OpenApp;
  let folder = "";

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "fuwuquan-poa-"));
    app = await openApp();
    await waitForResult(app.page);
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const settled = () =>
    app.page.waitForSelector("[data-testid=import-report][data-busy=false]", PATIENT);
  const bringIn = async (name: string, text: string, target: string | null): Promise<void> => {
    const { page } = app;
    await page.getByTitle("数据 1").click();
    await page
      .getByTestId("file-input")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text, "utf8") });
    await page.locator("dialog[open]").waitFor();
    await settled();
    if (target !== null) {
      await page.locator(".import-steps").getByText("列").click();
      await page.getByLabel("导入为").selectOption(target);
      await settled();
    }
    await page.locator(".import-steps").getByText("报告").click();
  };
  const put = async (button: RegExp): Promise<void> => {
    await app.page.locator("dialog").getByRole("button", { name: button }).click();
    await app.page.locator("dialog").waitFor({ state: "detached" });
  };

  it("takes the city's people, land and clinics", async () => {
    const { page } = app;
    const table = readFileSync(FILE, "utf8");
    await bringIn("people.csv", table, "demand");
    await page.getByLabel("人口口径").selectOption("resident");
    await page.getByLabel("数据年月").fill("2010");
    await put(/作为本项目人口/);
    await bringIn("land.geojson", JSON.stringify(LAND), "land");
    await put(/代替|替换/);
    await page.getByTitle("评估 3").click();
    await page.getByTestId("question").click();
    await page.getByRole("radio", { name: "医疗" }).click();
    const [head, ...rows] = table.trim().split(/\r?\n/);
    const clinics = rows.filter((row) => Number(row.split(",")[HEALTHCARE]) > 0);
    await bringIn("clinics.csv", [head, ...clinics].join("\n"), null);
    await put(/代替示例/);
    await page.getByTitle("评估 3").click();
    const shown = async () => (await page.getByTestId("left-out").innerText()).replace(/\D/g, "");
    await expect.poll(async () => Number(await shown()), PATIENT).toBeLessThan(812_935);
    expect(Number(await shown())).toBeGreaterThan(0);
  }, 180_000);

  it("puts three sites where people are left out, with the mouse", async () => {
    const { page } = app;
    for (let site = 0; site < 3; site++) {
      await page.getByTitle("缺口 4").click();
      await page.getByRole("listbox").getByRole("option").nth(0).click();
      await page.waitForTimeout(2500);
      await page.getByTitle("选址 5").click();
      await page.getByRole("button", { name: "在地图上放置" }).first().click();
      const { x, y } = await middleOfMap(page);
      await page.mouse.click(x + 10 * site, y - 8 * site);
      await expect.poll(() => page.locator(".site-row").count(), PATIENT).toBe(site + 1);
      await page.waitForTimeout(1500);
    }
  }, 120_000);

  it("shows the ledger that the command line gives for the saved plan", async () => {
    const { page } = app;
    await page.getByTestId("scenario-picker").first().click();
    await page.getByRole("menuitem", { name: /比较/ }).click();
    const table = page.getByTestId("compare-ledger");
    await table.waitFor(PATIENT);
    const rows = await table
      .locator("tbody tr")
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")),
      );
    const cell = (label: RegExp, column: number): string =>
      rows.find(([name]) => label.test(name ?? ""))?.[column] ?? "";
    const count = (text: string): number => Number(text.replace(/[^\d.-]/g, ""));

    const plan = await savePlanWithFiles(page, folder);
    const out = join(folder, "out");
    const args = ["scripts/fuwuquan.mjs", "compare", plan, "baseline", "s1", "--out", out];
    execFileSync(process.execPath, args, { cwd: root, stdio: "pipe" });
    const ledger = JSON.parse(readFileSync(join(out, "ledger.json"), "utf8")) as Ledger;
    const of = (id: string) => {
      const [day] = ledger.scenarios.find((one) => one.id === id)!.days;
      return { spending: day!.spending, ...day!.rules.find((one) => one.id === "clinic-1000m")! };
    };
    const [before, after] = [of("baseline"), of("s1")];
    // The columns: label, baseline, scenario.
    for (const [column, { all, spending, capacity }] of [before, after].entries()) {
      const figures = all.people!;
      expect(count(cell(/^新增/, column + 1))).toBe(spending.added);
      expect(cell(/^覆盖率/, column + 1)).toBe((figures.share * 100).toFixed(1));
      expect(count(cell(/^仍在圈外/, column + 1))).toBe(figures.uncovered);
      expect(count(cell(/容量|床位/, column + 1))).toBe(capacity);
    }
    expect(count(cell(/^新覆盖/, 2))).toBe(after.all.people!.newlyCovered);
    expect(count(cell(/失去/, 2))).toBe(after.all.people!.lost);
    expect(after.spending.added).toBe(3);
    expect(after.all.people!.newlyCovered).toBe(newlyCoveredBy(plan));
    expect(after.all.people!.newlyCovered).toBeGreaterThan(0);
    app.expectClean();
  }, 120_000);
});
