import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { BROWSER, numberIn, type OpenApp, openApp, waitForResult } from "./browser.ts";

/** A worker starts and reads the region before it answers. */
const PATIENT = { timeout: 20_000 };

/** Files as planners are handed them. Whatever is in them, the app says so and stands. */
describe.skipIf(BROWSER === undefined)("own facilities", () => {
  let app: OpenApp;
  beforeAll(async () => {
    app = await openApp();
    await waitForResult(app.page);
    await app.page.keyboard.press("1");
  });
  afterEach(async () => {
    await app.page.keyboard.press("Escape");
    await app.page.locator("dialog").waitFor({ state: "detached" });
  });
  afterAll(() => app.close());

  const give = async (name: string, text: string): Promise<void> => {
    const buffer = Buffer.from(text, "utf8");
    await app.page
      .getByTestId("file-input")
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await app.page.locator("dialog[open]").waitFor();
  };
  const report = async (): Promise<string> => {
    await app.page.waitForSelector("[data-testid=import-report][data-busy=false]");
    return app.page.getByTestId("import-report").innerText();
  };
  const step = (name: string) => app.page.locator(".import-steps").getByText(name).click();
  const counts = async (): Promise<number[]> => {
    await report();
    return Promise.all(
      ["read", "accepted", "rejected"].map((one) => numberIn(app.page, `import-${one}`)),
    );
  };
  const dialogText = (): Promise<string> => app.page.locator("dialog[open]").innerText();

  it("not JSON: says so, nothing changed", async () => {
    await give("broken.geojson", "{ this is not JSON");
    await expect.poll(dialogText, PATIENT).toContain("不是有效的 JSON");
    expect(await dialogText()).toContain("项目未改动");
  });

  it("empty: says so", async () => {
    await give("empty.csv", "");
    await expect.poll(dialogText, PATIENT).toContain("没有内容");
  });

  it("a drawing in DWG: says what to ask for instead", async () => {
    await give("plan.dwg", "AC1032 and so on");
    await expect.poll(dialogText, PATIENT).toContain("请另存为 DXF");
  });

  it("no coordinates: asks for the columns", async () => {
    await give("plain.csv", "名称,床位数\n幸福院,20\n");
    await expect.poll(dialogText, PATIENT).toContain("请选择经度列和纬度列");
  });

  it("longitude and latitude exchanged: offered, never applied by itself", async () => {
    const rows = [28.1, 28.2, 28.3, 28.4].map((lat, k) => `院${k},${lat},119.${k}5,50`);
    await give("swapped.csv", `名称,经度,纬度,床位数\n${rows.join("\n")}\n`);
    await expect.poll(dialogText, PATIENT).toContain("经度和纬度看来对调了");
    const box = app.page.getByLabel("交换经纬度");
    expect(await box.isChecked()).toBe(false);
    expect(await counts()).toEqual([4, 0, 4]);
    await box.check();
    await expect.poll(counts, PATIENT).toEqual([4, 4, 0]);
  });

  it("0,0, Jiangxi, duplicate ids, numbers with text: each row accounted for, mended and let in", async () => {
    await give(
      "mixed.csv",
      [
        "编号,名称,经度,纬度,床位数",
        "a,好院,119.64,27.981,120",
        "b,零院,0,0,20",
        "c,江西院,115.9,28.7,30",
        "a,重号院,119.7,28.003,40",
        "d,约数院,119.66,27.992,约120张",
        "e,缺坐标院,,27.9,10",
        "",
      ].join("\n"),
    );
    expect(await counts()).toEqual([6, 2, 4]);
    const text = await report();
    for (const reason of [
      "坐标 0, 0",
      "编号重复",
      "缺坐标",
      "位置在浙江以外",
      "约数，读作其数字",
    ]) {
      expect(text).toContain(reason);
    }
    await step("报告");
    await expect.poll(dialogText, PATIENT).toContain("mixed.csv 第 3 行");
    expect(await dialogText()).toContain("约120张");
    await step("清洗");
    await app.page.getByRole("button", { name: "仍然接受" }).click();
    await expect.poll(counts, PATIENT).toEqual([6, 3, 3]);
    await app.page.locator("li", { hasText: "零院" }).getByRole("button", { name: "修改" }).click();
    await app.page.getByLabel("经度", { exact: true }).last().fill("119.7");
    await app.page.getByLabel("纬度", { exact: true }).last().fill("27.95");
    await app.page.getByRole("button", { name: "改好，重新检查" }).click();
    await expect.poll(counts, PATIENT).toEqual([6, 4, 2]);
  });

  it("hostile names stay text, in place of the samples and back again", async () => {
    const { page } = app;
    await page.evaluate(() => {
      Object.assign(globalThis, { harmed: false });
    });
    const evil = '<img src=x onerror="harmed=true"><script>harmed=true</script>';
    await give(
      "evil.geojson",
      JSON.stringify({
        type: "FeatureCollection",
        features: [evil, "=cmd()|' /C calc'!A0", "院".repeat(5000)].map((name, k) => ({
          type: "Feature",
          properties: { id: `x${k}`, name, level: "institution", capacity: 50 },
          geometry: { type: "Point", coordinates: [119.63 + k / 100, 27.98] },
        })),
      }),
    );
    expect(await counts()).toEqual([3, 3, 0]);
    await step("报告");
    await page.getByRole("button", { name: "放入 3 处" }).click();
    await page.locator("dialog").waitFor({ state: "detached" });
    await page.getByText("evil.geojson").waitFor();
    await page.keyboard.press("3");
    await expect.poll(() => numberIn(page, "share"), { timeout: 30_000 }).toBeLessThan(2);
    await page.keyboard.press("/");
    await page.keyboard.type("<img");
    await page.getByRole("option", { name: /<img src=x/ }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByTestId("why-card").innerText()).toContain("<img src=x");
    expect(await page.evaluate(() => Reflect.get(globalThis, "harmed"))).toBe(false);
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    await page.getByRole("button", { name: "移除" }).click();
    await page.keyboard.press("3");
    await expect.poll(() => numberIn(page, "share"), { timeout: 30_000 }).toBeGreaterThan(20);
  });

  it("reported no error and asked nobody else", () => app.expectClean());
});
