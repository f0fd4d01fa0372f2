import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Download, type Page } from "playwright-core";
import { describe, expect } from "vitest";
import { type ServerOptions, startServer } from "../../scripts/server.mjs";
import { isLongRun } from "../core/long-run.ts";

/** Found by the test runner; without one these tests are skipped by name. */
const BROWSER = process.env.FUWUQUAN_BROWSER;

type Stories = (name: string, stories: () => void) => void;

/** The stories that every run tells: a file brought in, rules, gaps by mouse and by keys. */
export const describeInBrowser: Stories = describe.skipIf(BROWSER === undefined);

/** All further ones. To open the app anew costs a browser without graphics card a quarter minute. */
export const describeLongInBrowser: Stories = describe.skipIf(BROWSER === undefined || !isLongRun);
const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

export interface OpenApp {
  readonly page: Page;
  readonly url: string;
  /** Addresses asked for so far. */
  readonly requests: readonly string[];
  /** Fails on a console error, a page error, a failed or a foreign request. */
  readonly expectClean: () => void;
  readonly close: () => Promise<void>;
}

/** A name of this machine to the browser; anything but localhost is no secure context. */
export const INSECURE_HOST = "guihua.example";

export interface OpenOptions extends Partial<ServerOptions> {
  readonly hostName?: string;
  readonly width?: number;
  readonly height?: number;
}

let launched: Promise<Browser> | null = null;

/** One browser for all test files of a worker, which ends with it: a start costs seconds. */
function browserOnce(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: BROWSER!,
    args: [
      "--no-sandbox",
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`,
    ],
  });
  return launched;
}

/** The built app with storage of its own, before anything is waited for. */
export async function openApp(options: OpenOptions = {}): Promise<OpenApp> {
  const { hostName = "127.0.0.1", width = 1440, height = 900, ...server } = options;
  const running = await startServer({ root: DIST, port: 4400, ...server });
  const browser = await browserOnce();
  const context = await browser.newContext({
    viewport: { width, height },
    acceptDownloads: true,
    // The map jumps where it would glide: nothing is waited for that no test looks at.
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const faults: string[] = [];
  const requests: string[] = [];
  const url = running.url.replace("127.0.0.1", hostName);
  const { origin } = new URL(url);
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`page: ${error.message}`));
  page.on("request", (request) => {
    const address = request.url();
    requests.push(address);
    if (/^(data|blob):/.test(address) || address.startsWith(origin)) return;
    faults.push(`foreign request: ${address}`);
  });
  await page.goto(url);
  return {
    page,
    url,
    requests,
    expectClean: () => expect(faults).toEqual([]),
    close: async () => {
      await context.close();
      await running.close();
    },
  };
}

/** Waits until map, figures and gaps are there. */
export async function waitForResult(page: Page): Promise<void> {
  await page.waitForSelector("[data-testid=map][data-ready=true]", { timeout: 60_000 });
  await page.waitForFunction(
    () => Number(document.querySelector<HTMLElement>("[data-testid=map]")?.dataset.gaps) > 0,
    null,
    { timeout: 60_000 },
  );
}

/** The number in a part of the screen: separators and units are dropped. */
export async function numberIn(page: Page, testId: string): Promise<number> {
  const text = await page.getByTestId(testId).innerText();
  return Number(text.replace(/[^\d.]/g, ""));
}

/** Waits until a number on the screen is another one than before. */
export async function waitForChange(page: Page, testId: string, before: number): Promise<number> {
  await expect
    .poll(() => numberIn(page, testId), { timeout: 30_000, interval: 100 })
    .not.toBe(before);
  return numberIn(page, testId);
}

/** The map has glided to its new place, however long this machine takes for it. */
export async function mapAtRest(page: Page): Promise<void> {
  await page.waitForTimeout(500);
  await page.locator("[data-testid=map]:not([data-moving])").waitFor();
}

export async function middleOfMap(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.locator(".maplibregl-canvas").boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync((await download.path())!);
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
