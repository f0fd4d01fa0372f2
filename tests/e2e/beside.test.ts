import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  describeLongInBrowser,
  numberIn,
  type OpenApp,
  openApp,
  waitForChange,
  waitForResult,
} from "./browser.ts";
import { savePlanWithFiles } from "./saved-plan.ts";

const LONG_MS = 220_000;

/** Scenarios over years, all rules and ranges, below the ledger of a comparison. */
describeLongInBrowser("what a comparison rests on", () => {
  let app: OpenApp;

  beforeAll(async () => {
    app = await openApp();
    await waitForResult(app.page);
  });
  afterAll(() => app.close());

  it("stands below the ledger of a comparison", async () => {
    const { page } = app;
    const before = await numberIn(page, "left-out");
    await page.keyboard.press("n");
    await waitForChange(page, "left-out", before);
    await page.keyboard.press("Escape");
    await page.keyboard.press("6");
    await page.getByRole("button", { name: "更多" }).last().click();
    await page.getByRole("menuitem", { name: "比较" }).first().click();
    await page.getByTestId("years-part").waitFor();
  });

  it("tells every rule in every year, and whose people the years have", async () => {
    const { page } = app;
    const part = page.getByTestId("years-part");
    for (const year of ["2027", "2030"]) await part.getByLabel(year).uncheck();
    expect(await page.getByTestId("people-of-years").innerText()).toContain("2020 年常住人口");
    await page.getByTestId("compute-years").click();
    await page.getByTestId("verdicts").waitFor({ timeout: LONG_MS });
    const ledger = await page.getByTestId("ledger-by-year").innerText();
    expect(ledger).toContain("2025");
    expect(ledger).toContain("2035");
    // The day of the question first, then the years, with all that the ledger of one day tells.
    expect(ledger).toContain("现状 2025-06-01");
    for (const line of ["山区县", "海岛县", "最差县", "投资", "用地", "床位"]) {
      expect(ledger).toContain(line);
    }
    // Rules counted by unit stand beside those of people.
    expect(await page.getByTestId("verdicts").innerText()).toMatch(/个县达标/);
    expect(await page.getByTestId("phases").innerText()).toContain("后期包含前期");
  });

  it("takes a table of growth, says what of it cannot be used, and asks to compute again", async () => {
    const { page } = app;
    const rows = ["unit,field,year,factor", "330102,age60,2035,1.5", "999999,age60,2035,1.5"];
    await page.getByTestId("growth-file").setInputFiles({
      ...{ name: "growth.csv", mimeType: "text/csv" },
      buffer: Buffer.from(rows.join("\n")),
    });
    await expect
      .poll(() => page.getByTestId("people-of-years").innerText())
      .toContain("growth.csv，1 行");
    expect(await page.getByTestId("people-of-years").innerText()).toContain("1 行不能用");
    await page.getByTestId("compute-years").click();
    await page.getByTestId("verdicts").waitFor({ timeout: LONG_MS });
  });

  it("sweeps the ranges, draws the tornado, and lists what survives and what flips", async () => {
    const { page } = app;
    const part = page.getByTestId("sensitivity-part");
    await page.getByTestId("compute-sweep").click();
    await part.locator("svg[role=img]").waitFor({ timeout: LONG_MS });
    expect(await part.locator("svg[role=img] rect").count()).toBeGreaterThan(3);
    expect(await part.getByTestId("flips").locator("li").count()).toBeGreaterThan(0);
    await part.locator("summary").click();
    expect(await part.getByTestId("survives").locator("li").count()).toBeGreaterThan(0);
    await part.getByRole("button", { name: "表格" }).click();
    expect(await part.locator("figure table tbody tr").count()).toBeGreaterThan(5);
    app.expectClean();
  });

  /** Whose people the years have, as the comparison says; opened where it is not. */
  const peopleOfYears = async (): Promise<string> => {
    const { page } = app;
    const people = page.getByTestId("people-of-years");
    if (!(await people.isVisible())) {
      await page.keyboard.press("6");
      await page.getByRole("button", { name: "更多" }).last().click();
      await page.getByRole("menuitem", { name: "比较" }).first().click();
    }
    return people.innerText();
  };

  it("keeps the table of growth over a reload", async () => {
    const { page } = app;
    await page.getByTestId("saving").filter({ hasText: "已自动保存" }).waitFor();
    await page.reload();
    await waitForResult(page);
    await expect.poll(peopleOfYears).toContain("growth.csv，1 行");
    app.expectClean();
  });

  it("takes five-year ages with rates, which a saved plan brings to the map again", async () => {
    const { page } = app;
    const load = (name: string, ...rows: string[]): Promise<void> =>
      page.getByTestId("growth-file").setInputFiles({
        ...{ name, mimeType: "text/csv" },
        buffer: Buffer.from(rows.join("\n")),
      });
    const ages = ["330102,0–4,60,0.9,0", "330102,5+,400,0.8,0.2"];
    await load("ages.csv", "unit,age,people,survival,births", ...ages);
    await expect.poll(peopleOfYears).toContain("队列要素法：ages.csv，2 行");
    const folder = mkdtempSync(join(tmpdir(), "fuwuquan-ages-"));
    const plan = await savePlanWithFiles(page, folder);
    await load("other.csv", "unit,field,year,factor", "330102,people,2035,2");
    await expect.poll(peopleOfYears).toContain("other.csv，1 行");
    await page.keyboard.press("1");
    await page.getByTestId("file-input").setInputFiles([plan, join(folder, "growth.csv")]);
    await page.getByRole("button", { name: "在地图上打开" }).click({ timeout: 120_000 });
    await page.getByTestId("plan-run").waitFor({ state: "detached" });
    await expect.poll(peopleOfYears).toContain("队列要素法：growth.csv，2 行");
    rmSync(folder, { recursive: true });
    app.expectClean();
  });
});
