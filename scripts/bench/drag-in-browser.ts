import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { startServer } from "../server.mjs";
import { quantile } from "./interleaved.ts";
import { type BenchLine, skippedLine, statedLine, timeLine } from "./result.ts";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

const WHAT = "one candidate dragged in the built app: median frame";
const STEPS = 120;
const MEDIAN_BAR_MS = 16;
const P99_BAR_MS = 33;
/** From the province, which the map opens with, to about one county: each step doubles the scale. */
const ZOOM_STEPS = 4;
const OPENING_MS = 120_000;
const TRIES = 20;

/**
 * (d) The time the app itself measures for each pointer move (`drag-frame`: from the event to
 * new totals in the store), in a browser against dist/. `browser` is its path, null for none.
 */
export async function benchDragInBrowser(browser: string | null): Promise<BenchLine[]> {
  if (browser === null) return [skippedLine(WHAT, "no browser was found")];
  if (!existsSync(join(dist, "index.html"))) {
    return [skippedLine(WHAT, "no built app in dist/: npm run build")];
  }
  const server = await startServer({ root: dist, port: 4300 });
  // Chromium refuses its sandbox to root, the usual user of a container.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const running = await chromium.launch({ executablePath: browser, args });
  try {
    const page = await running.newPage({ viewport: { width: 1280, height: 800 } });
    return linesOf(await framesOf(page, server.url));
  } catch (error) {
    const [reason = ""] = String(error).split("\n");
    return [skippedLine(WHAT, `could not be measured: ${reason}`)];
  } finally {
    await running.close();
    await server.close();
  }
}

function linesOf(frames: readonly number[]): BenchLine[] {
  return [
    timeLine(WHAT, quantile(frames, 0.5), MEDIAN_BAR_MS),
    timeLine("  99th percentile", quantile(frames, 0.99), P99_BAR_MS),
    statedLine("  pointer moves measured", String(frames.length)),
  ];
}

/** Milliseconds of every frame of one long drag over a county. */
async function framesOf(page: Page, url: string): Promise<number[]> {
  await page.goto(url);
  await page.locator('[data-ready="true"] .maplibregl-canvas').waitFor({ timeout: OPENING_MS });
  await page
    .locator('[data-testid="headline"]')
    .filter({ hasText: /\d/ })
    .first()
    .waitFor({ timeout: OPENING_MS });
  const canvas = page.locator(".maplibregl-canvas").first();
  await canvas.focus();
  for (let step = 0; step < ZOOM_STEPS; step++) {
    await page.keyboard.press("=");
    await page.waitForTimeout(800);
  }
  await page.keyboard.press("n");
  const box = await canvas.boundingBox();
  if (box === null) throw new Error("the map has no place on the page");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const reach = Math.min(box.width, box.height) / 5;
  // The headline may stand before the cells are there, and the site is caught only once drawn.
  for (let attempt = 0; attempt < TRIES; attempt++) {
    await page.waitForTimeout(1000);
    if ((await drag(page, middle, reach, 8)).length === 0) continue;
    await page.waitForTimeout(1000);
    return await drag(page, middle, reach, STEPS);
  }
  throw new Error("no drag of the candidate was measured");
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Carries what is at `from` along a figure of eight, back to where it was. */
async function drag(page: Page, from: Place, reach: number, steps: number): Promise<number[]> {
  await page.evaluate(() => performance.clearMeasures("drag-frame"));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= steps; step++) {
    const angle = (2 * Math.PI * step) / steps;
    const x = from.x + reach * Math.sin(angle);
    const y = from.y + (reach / 2) * Math.sin(2 * angle);
    await page.mouse.move(x, y);
  }
  await page.mouse.up();
  return page.evaluate(() =>
    performance.getEntriesByName("drag-frame").map(({ duration }) => duration),
  );
}
