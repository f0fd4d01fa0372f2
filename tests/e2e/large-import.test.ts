import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { csvFile, fgbPieces, geojsonFile } from "../../scripts/bench/import-files.ts";
import {
  describeLongInBrowser,
  numberIn,
  type OpenApp,
  openApp,
  waitForResult,
} from "./browser.ts";

const ROWS = 200_000;
/** Work of the import on the page would be most of the time it takes; drawing the report is a small part. */
const MOST_OF_TIME = 0.25;

const STREAMED_ROWS = 100_000;
/** Bytes a row: 200 MB in all. */
const REMARK = 2000;

function lotsOf(pieces: readonly Uint8Array[]): Uint8Array[] {
  const size = 10_000;
  const starts = Array.from({ length: Math.ceil(pieces.length / size) }, (_, k) => k * size);
  return starts.map((from) => Buffer.concat(pieces.slice(from, from + size)));
}

/** The page while a large file comes in: the work is the worker's. */
describeLongInBrowser("a file of 200,000 rows", () => {
  let app: OpenApp;
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "fuwuquan-large-"));
    writeFileSync(join(folder, "homes.csv"), csvFile(ROWS).bytes);
    writeFileSync(join(folder, "homes.geojson"), geojsonFile(ROWS).bytes);
    app = await openApp();
    await waitForResult(app.page);
    await app.page.keyboard.press("1");
    await app.page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(globalThis, { longTasks: tasks });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: "longtask" });
    });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The longest task of the page from choosing a file to its whole report, in parts of that time. */
  const longestWhile = async (name: string): Promise<number> => {
    const { page } = app;
    await page.evaluate(() => {
      Reflect.get(globalThis, "longTasks").length = 0;
    });
    const started = performance.now();
    await page.getByTestId("file-input").setInputFiles(join(folder, name));
    await page.waitForSelector("[data-testid=import-report][data-busy=false]", {
      timeout: 120_000,
    });
    expect(await numberIn(page, "import-read")).toBe(ROWS);
    const whole = performance.now() - started;
    const longest = await page.evaluate(() =>
      Math.max(0, ...(Reflect.get(globalThis, "longTasks") as number[])),
    );
    console.info(
      `${name}: read in ${Math.round(whole)} ms, longest task of the page ${Math.round(longest)} ms`,
    );
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    return longest / whole;
  };

  it.each(["homes.csv", "homes.geojson"])(
    "%s is read beside the page, which is never held up for long",
    async (name) => {
      expect(await longestWhile(name)).toBeLessThan(MOST_OF_TIME);
    },
    300_000,
  );

  it("put in place, it is computed with and drawn while the page stays at ease", async () => {
    const { page } = app;
    await page.getByTestId("file-input").setInputFiles(join(folder, "homes.csv"));
    await page.waitForSelector("[data-testid=import-report][data-busy=false]", {
      timeout: 120_000,
    });
    await page.locator(".import-steps").getByText("报告").click();
    await page.evaluate(() => {
      Reflect.get(globalThis, "longTasks").length = 0;
    });
    const started = performance.now();
    await page.getByRole("button", { name: "与示例并列" }).click();
    await page.locator("dialog").waitFor({ state: "detached", timeout: 120_000 });
    await page.waitForFunction(
      (least) =>
        Number(document.querySelector<HTMLElement>("[data-testid=map]")?.dataset.facilities) >
        least,
      ROWS * 0.9,
      { timeout: 120_000 },
    );
    const whole = performance.now() - started;
    const longest = await page.evaluate(() =>
      Math.max(0, ...(Reflect.get(globalThis, "longTasks") as number[])),
    );
    console.info(
      `in place after ${Math.round(whole)} ms, longest task of the page ${Math.round(longest)} ms`,
    );
    expect(longest / whole).toBeLessThan(MOST_OF_TIME);
    await page.getByTestId("own-inputs").getByRole("button", { name: "移除" }).click();
  }, 300_000);

  it("a large FlatGeobuf shows its first rows before it is read, then all of it is", async () => {
    const { page } = app;
    const path = join(folder, "homes.fgb");
    writeFileSync(path, "");
    for (const lot of lotsOf(fgbPieces(STREAMED_ROWS, REMARK))) appendFileSync(path, lot);
    await page.evaluate(() => {
      Reflect.get(globalThis, "longTasks").length = 0;
    });
    const started = performance.now();
    await page.getByTestId("file-input").setInputFiles(path);
    await page.getByTestId("import-preview").waitFor({ timeout: 60_000 });
    const first = performance.now() - started;
    expect(await page.getByTestId("import-preview").locator("tbody tr").count()).toBe(20);
    expect(await page.getByTestId("import-report").count()).toBe(0);
    await page.waitForSelector("[data-testid=import-report][data-busy=false]", {
      timeout: 120_000,
    });
    const whole = performance.now() - started;
    expect(await numberIn(page, "import-read")).toBe(STREAMED_ROWS);
    const longest = await page.evaluate(() =>
      Math.max(0, ...(Reflect.get(globalThis, "longTasks") as number[])),
    );
    console.info(
      `FlatGeobuf of ${(STREAMED_ROWS * REMARK) / 1e6} MB: first rows after ${Math.round(first)} ms, all after ${Math.round(whole)} ms, longest task of the page ${Math.round(longest)} ms`,
    );
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
  }, 300_000);

  it("is given up at once while it is read", async () => {
    const { page } = app;
    await page.getByTestId("file-input").setInputFiles(join(folder, "homes.geojson"));
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    expect(await page.getByTestId("import-report").count()).toBe(0);
  });

  it("reported no error and asked nobody else", () => app.expectClean());
});
