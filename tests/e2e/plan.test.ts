import { afterAll, beforeAll, expect, it } from "vitest";
import {
  bytesOf,
  describeLongInBrowser,
  mapAtRest,
  numberIn,
  type OpenApp,
  openApp,
  waitForChange,
  waitForResult,
} from "./browser.ts";

/** The work as one file: saved here, opened on another machine, the same numbers. */
describeLongInBrowser("a saved plan", () => {
  let first: OpenApp;
  let second: OpenApp;
  beforeAll(async () => {
    first = await openApp();
    await waitForResult(first.page);
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  it("brings question and candidates to a fresh browser, to the last person", async () => {
    const { page } = first;
    await page.keyboard.press("/");
    await page.keyboard.type("庆元");
    await page.keyboard.press("Enter");
    await mapAtRest(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "浙江省", exact: true }).click();
    const before = await numberIn(page, "left-out");
    await page.keyboard.press("4");
    await page.getByRole("listbox").getByRole("option").first().click();
    await mapAtRest(page);
    await page.keyboard.press("n");
    const saved = await waitForChange(page, "left-out", before);
    await page.keyboard.press("7");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(".file-row", { hasText: "方案文件" }).getByRole("button").click(),
    ]);
    const buffer = await bytesOf(download);
    const plan = JSON.parse(buffer.toString("utf8")) as {
      readonly scenarios: readonly { readonly edits: readonly unknown[] }[];
    };
    expect(plan.scenarios[0]!.edits).toHaveLength(1);

    second = await openApp();
    await waitForResult(second.page);
    const untouched = await numberIn(second.page, "left-out");
    await second.page.keyboard.press("1");
    await second.page
      .getByTestId("file-input")
      .setInputFiles({ name: "plan.json", mimeType: "application/json", buffer });
    await second.page.getByRole("button", { name: "在地图上打开" }).click({ timeout: 120_000 });
    expect(await waitForChange(second.page, "left-out", untouched)).toBe(saved);
    await second.page.keyboard.press("Control+z");
    expect(await waitForChange(second.page, "left-out", saved)).toBe(untouched);
  });

  it("brings registered people too, by the columns that the plan names", async () => {
    const { page } = second;
    await page.keyboard.press("1");
    const plan = {
      fuwuquan: 1,
      asOf: "2025-06-01",
      region: "zhejiang",
      inputs: {
        registered: { path: "hukou.csv", columns: { unit: "place", people: "persons" } },
      },
      travel: { model: "circle", profile: "adult" },
      rules: [
        {
          id: "q",
          kind: "within",
          facility: { class: "elder" },
          demand: "people",
          cutoff: { m: 1000 },
        },
      ],
      options: { cells: false },
    };
    const file = (name: string, text: string) => ({
      name,
      mimeType: "text/plain",
      buffer: Buffer.from(text),
    });
    await page
      .getByTestId("file-input")
      .setInputFiles([
        file("plan.json", JSON.stringify(plan)),
        file("hukou.csv", "code,place,persons\n1,330127,450000\n2,330922,70000\n"),
      ]);
    await page.getByRole("button", { name: "在地图上打开" }).click({ timeout: 120_000 });
    await page.getByTestId("plan-run").waitFor({ state: "detached" });
    await page.keyboard.press("2");
    await expect
      .poll(() => page.getByTestId("registered").innerText(), { timeout: 30_000 })
      .toContain("2 个单元");
  });

  it("a plan at fault is refused with its key, and nothing is computed", async () => {
    const { page } = second;
    await page.keyboard.press("1");
    const plan = { fuwuquan: 1, asOf: "2025-06-01", region: "zhejiang", rulez: [] };
    await page.getByTestId("file-input").setInputFiles({
      name: "typo.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(plan)),
    });
    await page.getByText("方案有误，未计算").waitFor();
    expect(await page.getByTestId("plan-run").innerText()).toContain("rulez");
    await page.keyboard.press("Escape");
  });

  it("reported no error and asked nobody else", () => {
    first.expectClean();
    second.expectClean();
  });
});
