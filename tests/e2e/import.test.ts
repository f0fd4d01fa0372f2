import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { BROWSER, numberIn, type OpenApp, openApp, waitForResult } from "./browser.ts";

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
  const check = async (): Promise<string> => {
    await app.page.getByRole("button", { name: "检查" }).click();
    const report = app.page.getByTestId("import-report");
    await report.waitFor();
    return report.innerText();
  };
  const dialogText = (): Promise<string> => app.page.locator("dialog[open]").innerText();

  it("not JSON: says so, nothing changed", async () => {
    await give("broken.geojson", "{ this is not JSON");
    await expect.poll(dialogText).toContain("不是有效的 JSON");
    expect(await dialogText()).toContain("项目未改动");
  });

  it("empty: says so", async () => {
    await give("empty.csv", "");
    await expect.poll(dialogText).toContain("没有内容");
  });

  it("no coordinates: asks for the columns before anything is read", async () => {
    await give("plain.csv", "名称,床位数\n幸福院,20\n");
    await expect.poll(dialogText).toContain("请选择经度列和纬度列");
    expect(await app.page.getByRole("button", { name: "检查" }).isDisabled()).toBe(true);
  });

  it("longitude and latitude exchanged: offered, never applied by itself", async () => {
    const rows = [28.1, 28.2, 28.3, 28.4].map((lat, k) => `院${k},${lat},119.${k}5,50`);
    await give("swapped.csv", `名称,经度,纬度,床位数\n${rows.join("\n")}\n`);
    await expect.poll(dialogText).toContain("经度和纬度看来对调了");
    const box = app.page.getByLabel("交换经纬度");
    expect(await box.isChecked()).toBe(false);
    expect(await check()).toContain("接受 0 + 拒绝 4");
    await box.check();
    expect(await check()).toContain("接受 4 + 拒绝 0");
  });

  it("0,0, Jiangxi, duplicate ids, numbers with text: each row accounted for", async () => {
    await give(
      "mixed.csv",
      [
        "编号,名称,经度,纬度,床位数",
        "a,好院,119.64,27.98,120",
        "b,零院,0,0,20",
        "c,江西院,115.9,28.7,30",
        "a,重号院,119.7,28.0,40",
        "d,约数院,119.66,27.99,约120张",
        "e,缺坐标院,,27.9,10",
        "",
      ].join("\n"),
    );
    await app.page.getByRole("button", { name: "检查" }).waitFor();
    const report = await check();
    expect(report).toContain("读入 6 = 接受 3 + 拒绝 3");
    expect(report).toContain("坐标为 0, 0");
    expect(report).toContain("编号重复");
    expect(report).toContain("缺坐标");
    expect(report).toContain("位置在浙江以外");
    expect(report).toContain("不是纯数字");
    expect(report).toContain("mixed.csv 第 3 行");
    expect(report).toContain("约120张");
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
    await page.getByRole("button", { name: "检查" }).waitFor();
    expect(await check()).toContain("读入 3 = 接受 3 + 拒绝 0");
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
