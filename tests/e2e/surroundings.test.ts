import { afterEach, expect, it } from "vitest";
import {
  describeLongInBrowser,
  INSECURE_HOST,
  mapAtRest,
  numberIn,
  type OpenApp,
  openApp,
  waitForResult,
} from "./browser.ts";

/** Where offices run it: a plain http name, plain servers, any base path. */
describeLongInBrowser("surroundings", () => {
  let app: OpenApp | null = null;
  afterEach(() => app?.close());

  it("works from a host that is no secure context, a server without Range, and a base path", async () => {
    app = await openApp({
      hostName: INSECURE_HOST,
      ignoreRange: true,
      base: "/tools/fuwuquan/",
    });
    const { page } = app;
    await waitForResult(page);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await page.getByRole("option", { name: /景宁/ }).click();
    await page.keyboard.press("Escape");
    const before = await numberIn(page, "left-out");
    await page.keyboard.press("4");
    await page.getByRole("listbox").getByRole("option").first().click();
    await mapAtRest(page);
    await page.keyboard.press("n");
    await expect.poll(() => numberIn(page, "left-out"), { timeout: 30_000 }).toBeLessThan(before);
    app.expectClean();
  });

  it("shows counties and coverage before deck.gl and the grid are asked for", async () => {
    app = await openApp();
    const { page } = app;
    await page.getByTestId("share").filter({ hasText: /\d/ }).waitFor();
    const figures = await numberIn(page, "left-out");
    await waitForResult(page);
    expect(app.requests.some((url) => url.includes("cell-overlay"))).toBe(false);
    // The first figures come from the build; the full run gives the same.
    expect(await numberIn(page, "left-out")).toBe(figures);
    app.expectClean();
  });

  it("tells when what a key or a click asks for does not come, and stays usable", async () => {
    app = await openApp();
    const { page } = app;
    await waitForResult(page);
    const failing = /assets\/(drawing|marks-dialog)-/;
    await page.route(failing, (route) => route.abort());
    const told = page.getByRole("alert").filter({ hasText: "drawing" });
    await page.locator(".maplibregl-canvas").focus();
    await page.keyboard.press("l");
    await page.keyboard.press("Space");
    await told.waitFor();
    expect(await told.innerText()).toContain("请刷新页面");
    await page.keyboard.press("Escape");
    const before = await numberIn(page, "left-out");
    await page.locator(".marks-button").click();
    await page.getByRole("alert").filter({ hasText: "marks-dialog" }).waitFor();
    // The rest works: a site is added, and the figures follow.
    await page.getByRole("option", { name: /景宁/ }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("4");
    await page.getByRole("listbox").getByRole("option").first().click();
    await mapAtRest(page);
    await page.keyboard.press("n");
    await expect.poll(() => numberIn(page, "left-out"), { timeout: 60_000 }).not.toBe(before);
    expect(await page.getByText("界面出错了").count()).toBe(0);
  });

  it("says so where the map cannot be drawn, and keeps the table", async () => {
    app = await openApp();
    const { page } = app;
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        kind: string,
        ...rest: unknown[]
      ) {
        return kind.startsWith("webgl") ? null : Reflect.apply(original, this, [kind, ...rest]);
      } as typeof original;
    });
    await page.reload();
    await page.getByText("这个浏览器不能绘制地图").waitFor();
    await page
      .getByRole("option", { name: /遂昌|泰顺|景宁/ })
      .first()
      .waitFor();
    app.expectClean();
  });
});
