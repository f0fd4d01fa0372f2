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

/** Who is left out, where a site helps, and the gap taken along: with the mouse alone. */
describeInBrowser("the story with the mouse", () => {
  let app: OpenApp;
  let leftOutBefore = 0;
  let leftOutAfter = 0;

  beforeAll(async () => {
    app = await openApp();
    await waitForResult(app.page);
  });
  afterAll(() => app.close());

  it("opens on the elders of the whole province, worst counties first", async () => {
    const { page } = app;
    expect(await numberIn(page, "share")).toBeGreaterThan(0);
    expect(await numberIn(page, "left-out")).toBeGreaterThan(1_000_000);
    const shares = await page
      .getByRole("listbox")
      .getByRole("option")
      .evaluateAll((rows) =>
        rows.map((row) => Number(row.querySelectorAll(".number")[1]?.textContent)),
      );
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it("keeps mountain and island counties in one click, most people left out first", async () => {
    const { page } = app;
    await page.getByRole("button", { name: /只看山区县和海岛县/ }).click();
    const rows = page.getByRole("listbox").getByRole("option");
    await expect.poll(() => rows.first().getAttribute("aria-setsize")).toBe("26");
    const left = await rows.evaluateAll((all) =>
      all.map((row) =>
        Number(row.querySelector(".number:last-child")?.textContent?.replaceAll(",", "")),
      ),
    );
    expect(left).toEqual([...left].sort((a, b) => b - a));
  });

  it("zooms to a county and tells who is left out there", async () => {
    const { page } = app;
    const before = await numberIn(page, "left-out");
    // Only rows in sight exist.
    await page.getByRole("listbox").hover();
    await page.mouse.wheel(0, 300);
    await page.getByRole("option", { name: /景宁/ }).click();
    leftOutBefore = await waitForChange(page, "left-out", before);
    expect(await page.getByTestId("why-card").innerText()).toContain("景宁畲族自治县");
    await page.getByRole("button", { name: "看缺口" }).click();
    await mapAtRest(page);
    expect(await page.getByRole("listbox").getByRole("option").count()).toBeGreaterThan(5);
  });

  it("explains a place: people, nearest facility, distance, which standard fails", async () => {
    const { page } = app;
    await page.getByRole("listbox").getByRole("option").first().click();
    await expect.poll(() => page.getByTestId("why-card").innerText()).toContain("缺口 1");
    await mapAtRest(page);
    const { x, y } = await middleOfMap(page);
    // Beside the badge, which stands in the middle of the map.
    await page.mouse.click(x - 14, y + 22);
    await expect.poll(() => page.getByTestId("why-card").innerText()).toContain("附近");
    const card = await page.getByTestId("why-card").innerText();
    expect(card).toMatch(/常住人口\s*\d+/);
    expect(card).toMatch(/直线\s*[\d,.]+\u202f?k?m/);
    expect(card).toMatch(/差 [\d,.]+\u202f?k?m/);
  });

  it("draws a candidate where it is clicked, and the numbers follow", async () => {
    const { page } = app;
    await page.getByRole("button", { name: "关闭" }).click();
    await page.getByRole("button", { name: "在地图上放置" }).first().click();
    const { x, y } = await middleOfMap(page);
    await page.mouse.click(x, y);
    leftOutAfter = await waitForChange(page, "left-out", leftOutBefore);
    expect(leftOutAfter).toBeLessThan(leftOutBefore);
  });

  it("moves the numbers while the candidate is dragged, and puts them back on undo", async () => {
    const { page } = app;
    await page.getByTitle("方案 6").click();
    const { x, y } = await middleOfMap(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    const seen = new Set<string>();
    for (let step = 1; step <= 25; step++) {
      await page.mouse.move(x + step * 6, y - step * 4);
      seen.add(await page.getByTestId("drag-chip").innerText());
    }
    expect(seen.size).toBeGreaterThan(3);
    const ledger = await page.getByTestId("ledger").innerText();
    expect(ledger).toContain("此刻");
    // The other rules that are on have answered: none is on its way any more.
    const others = page.getByTestId("chip-rules");
    await expect.poll(() => others.innerText(), { timeout: 60_000 }).not.toContain("在算");
    expect(await others.innerText()).toMatch(/[0-9]+ 条不变/);
    await page.mouse.up();
    await page.getByTestId("drag-chip").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "评估", exact: true }).click();
    const moved = await waitForChange(page, "left-out", leftOutAfter);
    expect(moved).toBeLessThanOrEqual(leftOutBefore);
    await page.getByRole("button", { name: "撤销" }).click();
    expect(await waitForChange(page, "left-out", moved)).toBe(leftOutAfter);
    const frames = await page.evaluate(() => performance.getEntriesByName("drag-frame").length);
    expect(frames).toBeGreaterThan(10);
  });

  it("keeps candidates, question and view over a reload", async () => {
    const { page } = app;
    await expect.poll(() => page.getByTestId("saving").innerText()).toBe("已自动保存");
    await page.reload();
    await waitForResult(page);
    await expect.poll(() => numberIn(page, "left-out"), { timeout: 30_000 }).toBe(leftOutAfter);
    expect(await page.locator(".crumbs").innerText()).toContain("景宁");
  });

  it("saves the gaps as GeoJSON with everything they rest on", async () => {
    const { page } = app;
    await page.getByRole("button", { name: "导出", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 60_000 }),
      page.getByRole("menuitem", { name: "缺口 GeoJSON" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("gaps.geojson");
    const collection = JSON.parse((await bytesOf(download)).toString("utf8")) as {
      readonly features: readonly {
        readonly properties: Readonly<Record<string, unknown>>;
        readonly geometry: { readonly type: string };
      }[];
    };
    expect(collection.features.length).toBeGreaterThan(100);
    const { properties, geometry } = collection.features[0]!;
    expect(geometry.type).toMatch(/Polygon/);
    expect(properties).toMatchObject({
      rank: 1,
      rule: "elder-1km",
      scenario: "s1",
      cutoff_m: 1000,
      denominator: "age60",
    });
    for (const key of ["basis", "as_of", "marks", "plan_hash", "app", "nearest", "county_id"]) {
      expect(properties[key], key).toBeTruthy();
    }
    expect(JSON.stringify(properties.marks)).toContain("sample-facilities");
  });

  it("saves the table of units as CSV", async () => {
    const { page } = app;
    await page.getByRole("button", { name: "导出", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 60_000 }),
      page.getByRole("menuitem", { name: "单元表 CSV" }).click(),
    ]);
    const text = (await bytesOf(download)).toString("utf8");
    expect(text).toContain("331127");
    expect(text.split("\n").length).toBeGreaterThan(90);
  });

  it("reported no error and asked nobody else", () => app.expectClean());
});
