import type { BrowserContext, Page } from "playwright-core";
import { afterEach, expect, it } from "vitest";
import {
  bytesOf,
  describeLongInBrowser,
  middleOfMap,
  type OpenApp,
  openApp,
  waitForResult,
} from "./browser.ts";

const SAVED = "已自动保存";
const STORE = "fuwuquan-projects";

/** Nothing that was confirmed as saved may be lost, whatever happens to the tab. */
describeLongInBrowser("confirmed work", () => {
  let app: OpenApp;
  afterEach(() => app.close());

  const contextOf = (page: Page): BrowserContext => page.context();
  const waitSaved = (page: Page) =>
    expect.poll(() => page.getByTestId("saving").innerText(), { timeout: 20_000 }).toContain(SAVED);
  const rows = (page: Page) => page.locator(".site-row").count();

  /** A fresh app with `count` sites in one scenario, all confirmed. */
  async function withSites(count: number): Promise<Page> {
    app = await openApp();
    const { page } = app;
    await waitForResult(page);
    await page.keyboard.press("6");
    for (let k = 0; k < count; k++) {
      await page.keyboard.press("n");
      await expect.poll(() => rows(page)).toBe(k + 1);
    }
    await waitSaved(page);
    return page;
  }

  /** Kills the tab without a word to it, and opens another. */
  async function killAndReopen(page: Page): Promise<Page> {
    const context = contextOf(page);
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    // A crashed page never answers.
    void session.send("Page.crash").catch(() => undefined);
    await crashed;
    const next = await context.newPage();
    await next.goto(app.url);
    await waitForResult(next);
    await next.keyboard.press("6");
    return next;
  }

  /** Cuts the record of the work short in the browser's storage. */
  const damage = (page: Page) =>
    page.evaluate(async (name) => {
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => done(open.result);
        open.onerror = () => fail(open.error);
      });
      const store = db.transaction("projects", "readwrite").objectStore("projects");
      await new Promise<void>((done) => {
        const get = store.get("work/first");
        get.onsuccess = () => {
          const { text } = get.result;
          const cut = { ...get.result, text: text.slice(0, text.length / 2) };
          store.put(cut, "work/first").onsuccess = () => done();
        };
      });
      db.close();
    }, STORE);

  it("survives a tab killed in the middle of a drag", async () => {
    const page = await withSites(2);
    const { x, y } = await middleOfMap(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 30, { steps: 4 });
    const next = await killAndReopen(page);
    await expect.poll(() => rows(next)).toBe(2);
    await next.keyboard.press("Control+z");
    await expect.poll(() => rows(next)).toBe(1);
  });

  it("survives a tab killed while it saves: the last confirmed state is whole", async () => {
    const page = await withSites(2);
    // The last of these keys may find no tab to press them in.
    for (let k = 0; k < 5; k++) void page.keyboard.press("n").catch(() => undefined);
    const next = await killAndReopen(page);
    const found = await rows(next);
    expect(found).toBeGreaterThanOrEqual(2);
    expect(found).toBeLessThanOrEqual(7);
    await waitSaved(next);
  });

  it("is not claimed where storage is full: the screen says so, and the file can be saved", async () => {
    const page = await withSites(1);
    // As a browser without room does: the transaction ends, and its error says why.
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = function (): IDBRequest<IDBValidKey> {
        this.transaction.abort();
        return {} as IDBRequest<IDBValidKey>;
      };
      Object.defineProperty(IDBTransaction.prototype, "error", {
        get: () => new DOMException("full", "QuotaExceededError"),
      });
    });
    await page.keyboard.press("n");
    await expect
      .poll(() => page.getByTestId("saving").innerText(), { timeout: 20_000 })
      .toContain("空间已满");
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 60_000 }),
      page.getByTestId("saving").getByRole("button").click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.fuwuquan$/);
    const project = JSON.parse((await bytesOf(download)).toString("utf8"));
    expect(project.document.entries).toHaveLength(3);
    const next = await killAndReopen(page);
    await expect.poll(() => rows(next)).toBe(1);
  });

  it("comes back from the newest whole version where the autosave is damaged", async () => {
    const page = await withSites(2);
    await page.getByTestId("project").click();
    await page.getByText("现在留一个版本").click();
    await page.getByTestId("version").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await expect.poll(() => rows(page)).toBe(3);
    await waitSaved(page);
    await page.close();
    const blank = await contextOf(page).newPage();
    await blank.goto(new URL("icon.svg", app.url).href);
    await damage(blank);
    await blank.goto(app.url);
    await waitForResult(blank);
    await blank.getByTestId("recovered").waitFor();
    await blank.keyboard.press("6");
    expect(await blank.getByTestId("scenario-picker").first().innerText()).toContain("现状");
    await blank.getByTestId("scenario-picker").first().click();
    await blank.getByRole("menuitemradio", { name: "方案 1" }).click();
    await expect.poll(() => rows(blank)).toBe(2);
  });

  it("of two windows on one project is written by one, read by the other, and handed over", async () => {
    const page = await withSites(1);
    const second = await contextOf(page).newPage();
    await second.goto(app.url);
    await waitForResult(second);
    await second.keyboard.press("6");
    await expect
      .poll(() => second.getByTestId("saving").innerText(), { timeout: 20_000 })
      .toContain("只读");
    await second.keyboard.press("n");
    await page.keyboard.press("n");
    await expect.poll(() => rows(page)).toBe(2);
    await expect.poll(() => rows(second), { timeout: 20_000 }).toBe(2);
    await second.getByRole("button", { name: "改在这里编辑" }).click();
    await waitSaved(second);
    await expect
      .poll(() => page.getByTestId("saving").innerText(), { timeout: 20_000 })
      .toContain("只读");
    await second.keyboard.press("n");
    await expect.poll(() => rows(second)).toBe(3);
    await waitSaved(second);
    await expect.poll(() => rows(page), { timeout: 20_000 }).toBe(3);
  });
});
