import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  bytesOf,
  describeLongInBrowser,
  middleOfMap,
  type OpenApp,
  openApp,
  waitForResult,
} from "./browser.ts";

const COUNTIES = fileURLToPath(new URL("../../data/zhejiang/counties.csv", import.meta.url));

/** The views of the result step beside coverage: figures that add up, files that hold them. */
describeLongInBrowser("the views of fairness", () => {
  let app: OpenApp;
  beforeAll(async () => {
    app = await openApp();
    await waitForResult(app.page);
  });
  afterAll(() => app.close());

  const choose = (name: string): Promise<void> =>
    app.page.getByRole("radiogroup", { name: "视图" }).getByRole("radio", { name }).click();
  const csv = async (button: string): Promise<string[][]> => {
    const waiting = app.page.waitForEvent("download");
    await app.page.getByRole("button", { name: button, exact: true }).first().click();
    const text = (await bytesOf(await waiting)).toString("utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    return text
      .slice(1)
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(","));
  };

  it("puts groups beside the province; the groups and the cities sum to it", async () => {
    await choose("公平");
    await app.page.getByRole("figure", { name: "各组对比" }).waitFor({ timeout: 120_000 });
    const rows = await csv("CSV");
    const people = (from: number, to: number): number =>
      rows.slice(from, to).reduce((sum, row) => sum + Number(row.at(-1)), 0);
    const leftOut = (from: number, to: number): number =>
      rows.slice(from, to).reduce((sum, row) => sum + Number(row.at(-2)), 0);
    expect(people(1, 2)).toBeGreaterThan(1_000_000);
    expect(people(2, 5)).toBe(people(1, 2));
    expect(people(5, 7)).toBe(people(1, 2));
    expect(people(7, 18)).toBe(people(1, 2));
    expect(Math.abs(leftOut(2, 5) - leftOut(1, 2))).toBeLessThanOrEqual(3);
    expect(Math.abs(leftOut(7, 18) - leftOut(1, 2))).toBeLessThanOrEqual(11);
    const gini = Number(await app.page.getByTestId("gini").innerText());
    expect(gini).toBeGreaterThan(0);
    expect(gini).toBeLessThan(1);
  });

  it("tells evenness of access and of supply per head too, by every model, and only what is known", async () => {
    const { page } = app;
    await page.getByRole("radio", { name: "可达供给" }).click();
    const gini = page.getByTestId("gini");
    const seen = new Set<string>();
    for (const method of ["2sfca", "e2sfca", "gaussian", "m2sfca", "3sfca"]) {
      await page.getByRole("combobox", { name: "模型" }).selectOption(method);
      await expect.poll(() => gini.count(), { timeout: 60_000 }).toBe(1);
      const text = await gini.innerText();
      expect(Number(text)).toBeGreaterThan(0);
      expect(Number(text)).toBeLessThan(1);
      seen.add(text);
    }
    expect(seen.size).toBeGreaterThan(2);
    await page.getByRole("textbox", { name: "低于此线算不足" }).fill("300");
    await page.getByRole("textbox", { name: "低于此线算不足" }).press("Enter");
    await expect
      .poll(() => page.getByTestId("evenness").innerText(), { timeout: 60_000 })
      .toContain("严重度");
    // Registered people are not loaded: no figure, and the reason.
    await page.getByRole("combobox", { name: "人口" }).selectOption("registered");
    await expect
      .poll(() => page.getByTestId("fairness-undecided").innerText(), { timeout: 60_000 })
      .toContain("未载入户籍人口");
    await page.getByRole("combobox", { name: "人口" }).selectOption("resident");
    await expect.poll(() => gini.count(), { timeout: 60_000 }).toBe(1);
    await page.getByRole("radio", { name: "人均供给" }).click();
    await expect.poll(() => gini.count(), { timeout: 60_000 }).toBe(1);
    await page.getByRole("radio", { name: "覆盖率" }).click();
  });

  it("saves a chart as SVG and as a picture", async () => {
    const svg = app.page.waitForEvent("download");
    await app.page.getByRole("button", { name: "SVG" }).first().click();
    const text = (await bytesOf(await svg)).toString("utf8");
    expect(text).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(text).toContain("山区县");
    const png = app.page.waitForEvent("download");
    await app.page.getByRole("button", { name: "PNG" }).first().click();
    expect((await bytesOf(await png)).subarray(1, 4).toString("latin1")).toBe("PNG");
  });

  it("lists counties by priority, with counts beside the order", async () => {
    await choose("优先");
    await app.page.getByRole("figure", { name: "优先次序" }).waitFor();
    // Figures of the people chosen before stand, marked as old, until those asked for are there.
    await app.page.locator(".figures-old").waitFor({ state: "detached", timeout: 60_000 });
    const rows = (await csv("CSV")).slice(1);
    expect(rows).toHaveLength(90);
    const scores = rows.map((row) => Number(row[3]));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const row of rows) {
      const parts = row.slice(6).reduce((sum, part) => sum + Number(part), 0);
      expect(Math.abs(parts - Number(row[3]))).toBeLessThan(0.3);
      expect(Number(row[4])).toBeGreaterThan(0);
    }
  });

  it("shows one county: shares grow with the minutes", async () => {
    await choose("覆盖");
    await app.page.getByRole("option", { name: /景宁/ }).click();
    await choose("单元");
    const profile = app.page.getByTestId("profile");
    await expect.poll(() => profile.innerText()).toContain("景宁畲族自治县");
    const rows = await profile
      .locator("tbody tr")
      .evaluateAll((all) =>
        all.map((row) =>
          [...row.querySelectorAll("td")].slice(1, 4).map((td) => Number(td.textContent)),
        ),
      );
    expect(rows).toHaveLength(4);
    for (const [five, ten, fifteen] of rows) {
      expect(five!).toBeLessThanOrEqual(ten!);
      expect(ten!).toBeLessThanOrEqual(fifteen!);
    }
  });

  it("tells land outside every circle from gaps where people live", async () => {
    await app.page.keyboard.press("4");
    await app.page.getByRole("button", { name: "按土地算" }).click();
    const text = app.page.getByTestId("land-gaps");
    await text.waitFor({ timeout: 60_000 });
    expect(await text.innerText()).toMatch(/圆外土地 [\d,]+\s?km²/);
    await expect
      .poll(async () => Number(await app.page.getByTestId("map").getAttribute("data-areas")))
      .toBeGreaterThan(100);
    expect(await app.page.getByTestId("area-legend").innerText()).toContain("土地盲区");
    await app.page.keyboard.press("3");
  });

  it("counts registered people once a table of them is loaded", async () => {
    const { page } = app;
    await page.keyboard.press("2");
    // The census table stands in for one of registered people: the same heads and codes.
    await page.getByLabel("载入表格").setInputFiles(COUNTIES);
    const told = page.getByTestId("registered");
    await expect.poll(() => told.innerText(), { timeout: 30_000 }).toContain("90 个单元");
    await page.keyboard.press("3");
    await choose("单元");
    await expect
      .poll(() => page.getByTestId("profile-rules").innerText(), { timeout: 120_000 })
      .toMatch(/每万老\s*人床位[\s\S]*达标/);
    expect(await page.getByTestId("fairness-undecided").count()).toBe(0);
    await page.keyboard.press("2");
    await told.getByRole("button", { name: "删除" }).click();
    await page.keyboard.press("3");
  });

  it("draws units of 10,000 elders and hands them over as polygons", async () => {
    await choose("床位");
    const { page } = app;
    const areasOnMap = (): Promise<string | null> =>
      page.getByTestId("map").getAttribute("data-areas");
    await page.getByRole("combobox", { name: "范围" }).selectOption("331127");
    await page.getByRole("textbox", { name: "每万人床位" }).fill("310.5");
    await page.getByRole("button", { name: "划分" }).click();
    const table = page.getByTestId("districts");
    await table.waitFor({ timeout: 60_000 });
    const rows = table.locator("tbody tr");
    const count = await rows.count();
    await expect.poll(areasOnMap).toBe(String(count));
    expect(await page.getByTestId("area-legend").innerText()).toContain("缺床位");
    // The list takes the map there, a click on the map marks the row.
    await rows.nth(1).getByRole("button").click();
    await expect.poll(() => rows.nth(1).getAttribute("data-picked")).toBe("true");
    await rows.nth(0).getByRole("button").click();
    await expect.poll(() => rows.nth(1).getAttribute("data-picked")).toBe(null);
    await page.waitForTimeout(1000);
    const middle = await middleOfMap(page);
    const picked = new Set<string>();
    for (const dx of [-250, -120, 0, 120, 250]) {
      for (const dy of [-250, 0, 250]) {
        await page.mouse.click(middle.x + dx, middle.y + dy);
        await page.waitForTimeout(60);
        picked.add(await table.locator("tr[data-picked] th").innerText());
      }
    }
    expect(picked.size).toBeGreaterThan(1);
    const waiting = app.page.waitForEvent("download");
    await app.page.getByRole("button", { name: "GeoJSON" }).click();
    const { features } = JSON.parse((await bytesOf(await waiting)).toString("utf8"));
    expect(features.length).toBeGreaterThan(1);
    for (const { properties, geometry } of features) {
      expect(geometry.coordinates.length).toBeGreaterThan(0);
      expect(properties.beds_needed).toBe(Math.ceil(properties.elders * 0.03105 - 1e-9));
      expect(properties.unit_id).toBe("331127");
    }
    expect(features).toHaveLength(count);
    await choose("覆盖");
    await expect.poll(areasOnMap).toBe("0");
    await choose("床位");
  });

  it("gives beds out exactly, county by county, and can be stopped while the page answers", async () => {
    const { page } = app;
    await page.getByRole("button", { name: "全部 90 县" }).click();
    await expect
      .poll(() => page.getByTestId("places-progress").innerText(), { timeout: 60_000 })
      .toMatch(/已算 [2-9]/);
    // What was not solved yet is a preview, and says so.
    expect(await page.getByTestId("places-preview").innerText()).toContain("预览");
    const started = Date.now();
    await page.getByRole("button", { name: "停止" }).click();
    await page.getByRole("button", { name: "全部 90 县" }).waitFor();
    expect(Date.now() - started).toBeLessThan(3000);
    const numbers = await page
      .getByTestId("places")
      .locator("dd")
      .evaluateAll((all) =>
        all.map((dd) => Number.parseInt(dd.textContent!.replaceAll(",", ""), 10)),
      );
    const [demand, placed, without, far] = numbers as [number, number, number, number];
    expect(Math.abs(placed + without + far - demand)).toBeLessThanOrEqual(2);
    app.expectClean();
  });
});
