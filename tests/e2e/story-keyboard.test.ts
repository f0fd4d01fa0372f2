import { afterAll, beforeAll, expect, it } from "vitest";
import {
  bytesOf,
  describeInBrowser,
  mapAtRest,
  middleOfMap,
  numberIn,
  type OpenApp,
  openApp,
  waitForChange,
  waitForResult,
} from "./browser.ts";

/** The same job without a hand on the mouse. */
describeInBrowser("the story with the keyboard alone", () => {
  let app: OpenApp;
  let leftOut = 0;

  beforeAll(async () => {
    app = await openApp();
    await waitForResult(app.page);
  });
  afterAll(() => app.close());

  it("finds a county by its pinyin initials and goes there", async () => {
    const { page } = app;
    const before = await numberIn(page, "left-out");
    await page.keyboard.press("/");
    await page.keyboard.type("jn");
    await page.getByRole("option", { name: "景宁畲族自治县 丽水市" }).waitFor();
    await page.keyboard.press("Enter");
    leftOut = await waitForChange(page, "left-out", before);
    expect(await page.locator(".crumbs").innerText()).toContain("景宁畲族自治县");
  });

  it("walks the list of gaps and opens one", async () => {
    const { page } = app;
    await page.keyboard.press("Escape");
    await page.keyboard.press("4");
    await page.getByRole("listbox", { name: "缺口，人多的在前" }).waitFor();
    await focusByTab(app, (label) => label.startsWith("缺口，人多的在前"));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByTestId("why-card").innerText()).toContain("缺口 1");
    await mapAtRest(page);
  });

  it("adds a candidate with N, moves it by arrows, and takes every step back", async () => {
    const { page } = app;
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    const added = await waitForChange(page, "left-out", leftOut);
    expect(added).toBeLessThan(leftOut);
    const camera = await mapPlace(app);
    await page.getByTestId("map").locator("canvas").first().focus();
    for (let step = 0; step < 12; step++) await page.keyboard.press("Shift+ArrowRight");
    const moved = await waitForChange(page, "left-out", added);
    // The candidate moved, not the map.
    expect(await mapPlace(app)).toBe(camera);
    for (let step = 0; step < 12; step++) await page.keyboard.press("Control+z");
    expect(await waitForChange(page, "left-out", moved)).toBe(added);
    await page.keyboard.press("Control+z");
    expect(await waitForChange(page, "left-out", added)).toBe(leftOut);
    await page.keyboard.press("Control+Shift+z");
    expect(await waitForChange(page, "left-out", leftOut)).toBe(added);
  });

  it("changes the question by keys and comes back", async () => {
    const { page } = app;
    await page.keyboard.press("3");
    await focusByTab(app, (label) => label.includes("养老 · "));
    await page.keyboard.press("Enter");
    await focusByTab(app, (label) => label === "养老");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.getByTestId("basis").innerText()).toContain("常住人口");
    await expect.poll(() => page.getByTestId("question").innerText()).toContain("医疗");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => page.getByTestId("question").innerText()).toContain("养老");
  });

  it("shows its keys, and exports the gaps with G", async () => {
    const { page } = app;
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "键盘与标记" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "键盘与标记" }).waitFor({ state: "detached" });
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 60_000 }),
      page.keyboard.press("g"),
    ]);
    const { features } = JSON.parse((await bytesOf(download)).toString("utf8")) as {
      readonly features: readonly unknown[];
    };
    expect(features.length).toBeGreaterThan(100);
  });

  it("reported no error and asked nobody else", () => app.expectClean());
});

/** Presses Tab until the focused element's name is the wanted one. */
async function focusByTab({ page }: OpenApp, isWanted: (label: string) => boolean): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return "";
      return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
    });
    if (isWanted(label)) return;
    seen.push(label.slice(0, 20));
  }
  throw new Error(`Tab reaches only ${[...new Set(seen)].join(", ")}`);
}

/** Where the map stands: the coordinates that the screen tells of its middle. */
async function mapPlace({ page }: OpenApp): Promise<string> {
  const { x, y } = await middleOfMap(page);
  await page.mouse.move(x + 5, y);
  await page.mouse.move(x, y);
  await page.waitForTimeout(300);
  return page.locator(".readout").innerText();
}
