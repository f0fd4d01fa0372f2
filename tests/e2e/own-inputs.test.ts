import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  bytesOf,
  describeLongInBrowser,
  numberIn,
  type OpenApp,
  openApp,
  waitForResult,
} from "./browser.ts";
import { savePlanWithFiles } from "./saved-plan.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const PATIENT = { timeout: 60_000 };

/** People of the planner's own, her units and links: on screen, undone, after a reload, in a plan. */
describeLongInBrowser("inputs brought in", () => {
  let app: OpenApp;
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "fuwuquan-inputs-"));
    app = await openApp();
    await waitForResult(app.page);
    await app.page.keyboard.press("1");
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const give = async (name: string, text: string): Promise<void> => {
    await app.page
      .getByTestId("file-input")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text, "utf8") });
    await app.page.locator("dialog[open]").waitFor();
    await app.page.waitForSelector("[data-testid=import-report][data-busy=false]", PATIENT);
  };
  const step = (name: string) => app.page.locator(".import-steps").getByText(name).click();
  const importAs = async (target: string): Promise<void> => {
    await step("列");
    await app.page.getByLabel("导入为").selectOption(target);
    await app.page.waitForSelector("[data-testid=import-report][data-busy=false]", PATIENT);
    await step("报告");
  };
  const counted = () => app.page.getByTestId("own-inputs").locator("li").count();
  /** Elders of the whole, from the share within reach and those beyond. */
  const totalPeople = async (): Promise<number> => {
    await app.page.keyboard.press("3");
    const share = await numberIn(app.page, "share");
    return Math.round((await numberIn(app.page, "left-out")) / (1 - share / 100));
  };

  const DEMAND = [
    "编号,名称,经度,纬度,人口,60岁以上",
    "a,甲村,119.641,27.981,1200,300",
    "b,乙村,119.702,28.003,800,250",
    "c,丙村,119.702,28.103,500,150",
    "d,丁村,0,0,70,20",
    "",
  ].join("\n");

  it("people: basis asked, held against the census, every figure follows", async () => {
    const { page } = app;
    await give("村庄人口.csv", DEMAND);
    await importAs("demand");
    const put = page.getByRole("button", { name: /作为本项目人口/ });
    await expect.poll(() => put.isDisabled()).toBe(true);
    await page.getByLabel("人口口径").selectOption("registered");
    await page.getByLabel("数据年月").fill("2024-12");
    await expect.poll(() => put.isEnabled()).toBe(true);
    expect(await page.getByTestId("control-people").innerText()).toContain("2,500");
    await put.click();
    await page.locator("dialog").waitFor({ state: "detached" });
    await expect.poll(counted, PATIENT).toBe(1);
    await expect.poll(() => page.getByTestId("basis").innerText()).toContain("户籍人口 · 2024-12");
    await expect.poll(totalPeople, PATIENT).toBe(700);
  });

  it("undo brings the region's people back, redo the planner's; both survive a reload", async () => {
    const { page } = app;
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.getByTestId("basis").innerText(), PATIENT).toContain("七普");
    await expect.poll(totalPeople, PATIENT).toBeGreaterThan(1_000_000);
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(totalPeople, PATIENT).toBe(700);
    await expect
      .poll(() => page.getByTestId("saving").innerText(), PATIENT)
      .toContain("已自动保存");
    await page.reload();
    await page.waitForSelector("[data-testid=map][data-ready=true]", PATIENT);
    await expect.poll(totalPeople, PATIENT).toBe(700);
  });

  it("a row that was set aside is mended later and joins the people, in one step to undo", async () => {
    const { page } = app;
    await page.keyboard.press("1");
    await page.getByRole("button", { name: "待修 1" }).click();
    await page.getByLabel("5 经度").fill("119.66");
    await page.getByLabel("5 纬度").fill("27.99");
    await page.getByRole("button", { name: "重新检查 1 行" }).click();
    await page.locator("dialog").waitFor({ state: "detached" });
    await expect.poll(totalPeople, PATIENT).toBe(720);
    await page.keyboard.press("Control+z");
    await expect.poll(totalPeople, PATIENT).toBe(700);
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(totalPeople, PATIENT).toBe(720);
  });

  it("the report is kept with it", async () => {
    const { page } = app;
    await page.keyboard.press("1");
    await page.getByTestId("own-inputs").getByRole("button", { name: "报告" }).click();
    expect(await page.getByTestId("stored-report").innerText()).toContain(
      "读入 4 = 接受 4 + 拒绝 0",
    );
    await page.keyboard.press("Escape");
  });

  it("villages come as a level of their own, in the table of units", async () => {
    const { page } = app;
    const square = (w: number, s: number) => [
      [
        [w, s],
        [w + 0.05, s],
        [w + 0.05, s + 0.05],
        [w, s + 0.05],
        [w, s],
      ],
    ];
    const features = ["甲", "乙"].map((name, k) => ({
      type: "Feature",
      properties: { 代码: `v${k}`, 名称: `${name}社区` },
      geometry: { type: "Polygon", coordinates: square(119.63 + k * 0.05, 27.96) },
    }));
    await give("社区.geojson", JSON.stringify({ type: "FeatureCollection", features }));
    await importAs("units");
    await page.getByLabel("单元的级别").selectOption("village");
    await page.getByRole("button", { name: "并入内置的" }).click();
    await page.locator("dialog").waitFor({ state: "detached" });
    await expect.poll(counted, PATIENT).toBe(2);
    await page.keyboard.press("3");
    await page.getByRole("radio", { name: "村社" }).click();
    await expect.poll(() => page.getByText("甲社区").count(), PATIENT).toBeGreaterThan(0);
  });

  it("the saved plan with its files gives the same figures from the command line", async () => {
    const { page } = app;
    const plan = await savePlanWithFiles(page, folder);
    const out = join(folder, "out");
    const args = ["scripts/fuwuquan.mjs", "analyse", plan, "--out", out];
    execFileSync(process.execPath, args, { cwd: root, stdio: "pipe" });
    await page.getByRole("button", { name: "导出", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download", PATIENT),
      page.getByRole("menuitem", { name: /单元/ }).click(),
    ]);
    const name = download.suggestedFilename();
    expect((await bytesOf(download)).toString("utf8")).toBe(readFileSync(join(out, name), "utf8"));
    expect(readFileSync(join(out, "units.csv"), "utf8")).toContain("甲社区");
  }, 180_000);

  it("the project file opens elsewhere with all of it, and the figures are the same", async () => {
    const { page } = app;
    await page.keyboard.press("3");
    const before = await totalPeople();
    await page.getByRole("button", { name: "导出", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download", PATIENT),
      page.getByRole("menuitem", { name: /fuwuquan/ }).click(),
    ]);
    const buffer = await bytesOf(download);
    await page.keyboard.press("1");
    await page
      .getByTestId("file-input")
      .setInputFiles({ name: "p.fuwuquan", mimeType: "application/json", buffer });
    await page.getByRole("button", { name: "打开项目" }).click();
    await expect
      .poll(() => page.getByTestId("project-check").innerText(), { timeout: 120_000 })
      .toContain("一致");
    await page.keyboard.press("1");
    await expect.poll(counted, PATIENT).toBe(2);
    await expect.poll(totalPeople, PATIENT).toBe(before);
  }, 240_000);

  it("the saved plan opened on the map puts the same inputs in place", async () => {
    const { page } = app;
    await page.keyboard.press("1");
    for (let left = 2; left > 0; left--) {
      await page.getByTestId("own-inputs").getByRole("button", { name: "移除" }).first().click();
      await expect
        .poll(() => page.locator("[data-testid=own-inputs] > li").count(), PATIENT)
        .toBe(left - 1);
    }
    await expect.poll(totalPeople, PATIENT).toBeGreaterThan(1_000_000);
    await page.keyboard.press("1");
    const names = readdirSync(folder).filter((name) => name !== "out");
    await page.getByTestId("file-input").setInputFiles(names.map((name) => join(folder, name)));
    await page.getByRole("button", { name: "在地图上打开" }).click({ timeout: 120_000 });
    await expect.poll(totalPeople, PATIENT).toBe(720);
    await page.keyboard.press("1");
    await expect.poll(counted, PATIENT).toBe(2);
  }, 240_000);

  it("reported no error and asked nobody else", () => app.expectClean());
});
