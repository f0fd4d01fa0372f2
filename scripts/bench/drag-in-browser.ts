import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { startServer } from "../server.mjs";
import { quantile } from "./interleaved.ts";
import { type BenchLine, skippedLine, statedLine, timeLine } from "./result.ts";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

const WHAT = "one candidate dragged in the built app, all active rules: median frame";
/** Moves over about one county, and then over the whole province. */
const STEPS = 240;
const WIDE_ROWS = 12;
const WIDE_PER_ROW = 80;
/**
 * Moves between two pictures of the map. Without a graphics card the browser takes a second for
 * a picture, which is no part of a frame here.
 */
const MOVES_PER_PICTURE = 60;
const MEDIAN_BAR_MS = 16;
const P99_BAR_MS = 33;
/** From the province, which the map opens with, to about one county: each step doubles the scale. */
const ZOOM_STEPS = 4;
const OPENING_MS = 120_000;
const TRIES = 20;
/** The worker answers one rule after the other once a drag begins, and once it has ended. */
const RULES_MS = 120_000;

/** Milliseconds of frames, whole and of the map's own rule in them. */
interface Frames {
  readonly all: readonly number[];
  readonly mapRule: readonly number[];
}

/**
 * (d) Each pointer move in a browser against dist/, from the event to the figures of all active
 * rules in the store, which the app marks (`drag-frame`); beside it what the worker takes for the
 * same rules once the site is put down (`rules-anew`). `browser` is its path, null for none.
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
    const page = await running.newPage({
      viewport: { width: 1280, height: 800 },
      reducedMotion: "reduce",
    });
    return linesOf(await framesOf(page, server.url));
  } catch (error) {
    const [reason = ""] = String(error).split("\n");
    return [skippedLine(WHAT, `could not be measured: ${reason}`)];
  } finally {
    await running.close();
    await server.close();
  }
}

interface Measured {
  readonly near: Frames;
  readonly wide: Frames;
  /** What the chip says of the rules whose figures do not change. */
  readonly rules: string;
  readonly anewMs: number;
}

function linesOf({ near, wide, rules, anewMs }: Measured): BenchLine[] {
  const p99 = ({ all }: Frames) => timeLine("  99th percentile", quantile(all, 0.99), P99_BAR_MS);
  const mapRule = ({ mapRule }: Frames) =>
    timeLine("  the map's rule alone: median", quantile(mapRule, 0.5), null);
  return [
    timeLine(WHAT, quantile(near.all, 0.5), MEDIAN_BAR_MS),
    p99(near),
    mapRule(near),
    timeLine("  over the whole province: median", quantile(wide.all, 0.5), MEDIAN_BAR_MS),
    p99(wide),
    mapRule(wide),
    statedLine("  pointer moves measured", `${near.all.length} + ${wide.all.length}`),
    statedLine("  beside the pointer", rules),
    timeLine("  all rules computed anew once the site is put down", anewMs, null),
    statedLine(
      "  a move is faster by",
      `${Math.round(anewMs / quantile(near.all, 0.5)).toLocaleString("en")} ×`,
    ),
  ];
}

/** One long drag over a county, and one to and fro over the province. */
async function framesOf(page: Page, url: string): Promise<Measured> {
  await page.goto(url);
  await page.locator('[data-ready="true"] .maplibregl-canvas').waitFor({ timeout: OPENING_MS });
  await page
    .locator('[data-testid="headline"]')
    .filter({ hasText: /\d/ })
    .first()
    .waitFor({ timeout: OPENING_MS });
  const canvas = page.locator(".maplibregl-canvas").first();
  await canvas.focus();
  await zoom(page, "=");
  await page.keyboard.press("n");
  const box = await canvas.boundingBox();
  if (box === null) throw new Error("the map has no place on the page");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const reach = Math.min(box.width, box.height) / 5;
  // The headline may stand before the cells are there, and the site is caught only once drawn.
  for (let attempt = 0; attempt < TRIES; attempt++) {
    await page.waitForTimeout(1000);
    if (!(await isCaught(page, middle))) continue;
    await page.waitForTimeout(1000);
    const near = await drag(page, eight(middle, reach, STEPS));
    await canvas.focus();
    await zoom(page, "-");
    const wide = await drag(page, rows(middle, box));
    return { near, wide, rules: near.rules, anewMs: await computedAnew(page) };
  }
  throw new Error("no drag of the candidate was measured");
}

async function zoom(page: Page, key: "=" | "-"): Promise<void> {
  for (let step = 0; step < ZOOM_STEPS; step++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(800);
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A figure of eight, back to where it began. */
function eight(from: Place, reach: number, steps: number): Place[] {
  return Array.from({ length: steps }, (_, k) => {
    const angle = (2 * Math.PI * (k + 1)) / steps;
    return { x: from.x + reach * Math.sin(angle), y: from.y + (reach / 2) * Math.sin(2 * angle) };
  });
}

/** To and fro in rows over most of the map, from its middle and back. */
function rows(from: Place, box: { readonly width: number; readonly height: number }): Place[] {
  const path = Array.from({ length: WIDE_ROWS * WIDE_PER_ROW }, (_, k) => {
    const row = Math.floor(k / WIDE_PER_ROW);
    const along = (k % WIDE_PER_ROW) / (WIDE_PER_ROW - 1) - 0.5;
    const x = from.x + (row % 2 === 0 ? along : -along) * box.width * 0.5;
    return { x, y: from.y + ((row + 0.5) / WIDE_ROWS - 0.5) * box.height * 0.8 };
  });
  return [from, ...path, from];
}

/** Whether there is something to carry at a place yet; it is left there. */
async function isCaught(page: Page, at: Place): Promise<boolean> {
  await page.evaluate(() => performance.clearMeasures());
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 12, at.y);
  await page.mouse.move(at.x, at.y);
  await page.mouse.up();
  return (await timesOf(page, "drag-frame")).length > 0;
}

/** Carries what is at the middle of the map along a path, measured once every rule has answered. */
async function drag(page: Page, path: readonly Place[]): Promise<Frames & { rules: string }> {
  const from = path.at(-1)!;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y);
  const list = page.locator('[data-testid="chip-rules"][data-waiting="0"]');
  await list.waitFor({ timeout: RULES_MS });
  const rules = (await list.locator("p").textContent()) ?? "";
  const frames = await carryAlong(page, path);
  await page.mouse.move(from.x, from.y);
  await page.mouse.up();
  return { ...frames, rules };
}

/**
 * Tells the page of each move itself: the browser's own mouse waits for a picture of the map
 * after every one. What a move changes on the screen is drawn before the next.
 */
async function carryAlong(page: Page, path: readonly Place[]): Promise<Frames> {
  const all: number[] = [];
  const mapRule: number[] = [];
  for (let k = 0; k < path.length; k += MOVES_PER_PICTURE) {
    const moves = JSON.stringify(path.slice(k, k + MOVES_PER_PICTURE));
    const part = await page.evaluate<Frames>(`(${IN_PAGE})(${moves})`);
    all.push(...part.all);
    mapRule.push(...part.mapRule);
  }
  return { all, mapRule };
}

/** Run by the page, and as text: its names are a browser's. */
const IN_PAGE = `async (moves) => {
  const [all, mapRule] = [[], []];
  for (const { x, y } of moves) {
    performance.clearMeasures();
    const start = performance.now();
    dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y }));
    const [frame] = performance.getEntriesByName("drag-frame");
    const [part] = performance.getEntriesByName("drag-map-rule");
    if (!frame || !part) throw new Error("a move was not heard");
    all.push(frame.startTime + frame.duration - start);
    mapRule.push(part.duration);
    await null;
  }
  await new Promise(requestAnimationFrame);
  return { all, mapRule };
}`;

/** Milliseconds until the worker has answered for every active rule, asked after the last drag. */
async function computedAnew(page: Page): Promise<number> {
  await page.evaluate(() => performance.clearMeasures());
  await page.keyboard.press("2");
  await page.getByRole("button", { name: "规则矩阵" }).click({ timeout: RULES_MS });
  await page.waitForFunction(() => performance.getEntriesByName("rules-anew").length > 0, null, {
    timeout: RULES_MS,
  });
  return (await timesOf(page, "rules-anew")).at(-1)!;
}

function timesOf(page: Page, name: string): Promise<number[]> {
  return page.evaluate(
    (measure) => performance.getEntriesByName(measure).map(({ duration }) => duration),
    name,
  );
}
