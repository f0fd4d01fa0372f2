import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bytesOf, describeLongInBrowser, type OpenApp, openApp, waitForResult } from "./browser.ts";

const SLOW = { timeout: 60_000 } as const;

interface Scenario {
  readonly title: string;
  readonly note?: string;
  readonly edits: readonly { readonly id?: string; readonly op: string }[];
}

/** The project as its file holds it. */
async function projectText(page: Page): Promise<string> {
  await page.getByRole("button", { name: "导出", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download", SLOW),
    page.getByRole("menuitem", { name: /fuwuquan/ }).click(),
  ]);
  return (await bytesOf(download)).toString("utf8");
}

/** The scenarios as a saved plan holds them, in their order. */
async function scenariosOf(page: Page): Promise<readonly Scenario[]> {
  await page.getByRole("button", { name: "导出", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download", SLOW),
    page.getByRole("menuitem", { name: "方案文件 JSON" }).click(),
  ]);
  const plan = JSON.parse((await bytesOf(download)).toString("utf8"));
  return (plan.scenarios ?? []) as readonly Scenario[];
}

/** Scenarios as wholes, and project files that are at fault or large. */
describeLongInBrowser("scenarios and project files", () => {
  let app: OpenApp;

  beforeAll(async () => {
    app = await openApp();
    await waitForResult(app.page);
    await app.page.keyboard.press("6");
    await app.page.keyboard.press("n");
    await rows().first().waitFor(SLOW);
    await app.page.keyboard.press("Escape");
  });
  afterAll(() => app.close());

  const rows = () => app.page.locator(".site-row");
  const picker = () => app.page.getByTestId("scenario-picker").first();
  const titles = async () => (await scenariosOf(app.page)).map(({ title }) => title);
  const more = () => app.page.locator(".panel").getByRole("button", { name: "更多" });

  it("are copied, renamed, noted, moved up and merged with the mouse", async () => {
    const { page } = app;
    await picker().click();
    await page.getByRole("menuitem", { name: "复制为新方案" }).click();
    await expect.poll(() => titles(), SLOW).toHaveLength(2);
    const title = page.locator(".panel .title-field");
    await title.fill("沿江");
    await title.press("Enter");
    const note = page.locator("#scenario-note");
    await note.fill("先通桥后建点");
    await note.press("Enter");
    await page.locator(".maplibregl-canvas").focus();
    await page.keyboard.press("n");
    await expect.poll(() => rows().count(), SLOW).toBe(2);
    await more().click();
    await page.getByRole("menuitem", { name: "上移" }).click();
    await expect.poll(() => titles(), SLOW).toEqual(["沿江", "方案 1"]);
    const [first, second] = await scenariosOf(page);
    expect(first).toMatchObject({ title: "沿江", note: "先通桥后建点" });
    expect([first!.edits.length, second!.edits.length]).toEqual([2, 1]);
    // What the first of them has beside the other comes into the other.
    await picker().click();
    await page.getByRole("menuitemradio", { name: "方案 1" }).click();
    await more().click();
    await page.getByRole("menuitem", { name: "并入「沿江」的改动" }).click();
    await expect.poll(() => rows().count(), SLOW).toBe(2);
  });

  it("and the same by the keyboard alone, each a step to undo", async () => {
    const { page } = app;
    await page.locator(".maplibregl-canvas").focus();
    for (let steps = 3; steps > 0; steps--) await page.keyboard.press("Control+z");
    await expect.poll(() => rows().count(), SLOW).toBe(1);
    await picker().focus();
    await page.keyboard.press("Enter");
    for (let down = await page.getByRole("menu").getByRole("button").count(); down > 0; down--) {
      await page.keyboard.press("ArrowDown");
      const text = await page.evaluate(() => document.activeElement?.textContent ?? "");
      if (text.includes("复制为新方案")) break;
    }
    await page.keyboard.press("Enter");
    const title = page.locator(".panel .title-field");
    await title.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("山区");
    await page.keyboard.press("Enter");
    const copied = await titles();
    expect(copied.at(-1)).toBe("山区");
    await more().focus();
    await page.keyboard.press("Enter");
    for (let down = 8; down > 0; down--) {
      await page.keyboard.press("ArrowDown");
      const text = await page.evaluate(() => document.activeElement?.textContent ?? "");
      if (text.includes("上移")) break;
    }
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await titles()).indexOf("山区"), SLOW).toBe(copied.length - 2);
    const note = page.locator("#scenario-note");
    await note.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("先近后远");
    await page.keyboard.press("Enter");
    await more().focus();
    await page.keyboard.press("Enter");
    for (let down = 8; down > 0; down--) {
      await page.keyboard.press("ArrowDown");
      const text = await page.evaluate(() => document.activeElement?.textContent ?? "");
      if (text.includes("并入")) break;
    }
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await titles()).length, SLOW).toBe(copied.length - 1);
    const merged = (await scenariosOf(page)).find((one) => one.title === "山区");
    expect(merged?.note).toBe("先近后远");
    expect(merged?.edits.length).toBeGreaterThan(0);
    await page.locator(".maplibregl-canvas").focus();
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await titles()).length, SLOW).toBe(copied.length);
  });

  it("stay as they are where a project file is at fault, with a reason that can be read", async () => {
    const { page } = app;
    const before = await scenariosOf(page);
    const good = await projectText(page);
    const project = JSON.parse(good);
    const byHand = structuredClone(project);
    const place = byHand.document.entries.find((one: { kind: string }) => one.kind === "edit");
    place.edit.lon = 999;
    const hostile = structuredClone(project);
    hostile.document.entries[0].title = { toString: "<img src=x onerror=alert(1)>" };
    const polluting = JSON.stringify(hostile).replace("{", '{"__proto__":{"polluted":true},');
    const files: readonly (readonly [string, string])[] = [
      ["future", JSON.stringify({ ...project, fuwuquanProject: 99 })],
      ["cut", good.slice(0, good.length / 2)],
      ["by-hand", JSON.stringify(byHand)],
      ["hostile", polluting],
      ["deep", `${"[".repeat(200_000)}${"]".repeat(200_000)}`],
      ["no-json", "\u0000\u0001 not a project"],
    ];
    for (const [name, text] of files) {
      await page.keyboard.press("1");
      await page.getByTestId("file-input").setInputFiles({
        ...{ name: `${name}.fuwuquan`, mimeType: "application/json" },
        buffer: Buffer.from(text),
      });
      const sheet = page.getByTestId("open-project");
      await expect.poll(() => sheet.innerText(), SLOW).toContain("当前项目未改动");
      // The reason beside it: more than the head alone.
      expect((await sheet.innerText()).replace(/\s/g, "").length, name).toBeGreaterThan(30);
      await page.keyboard.press("Escape");
      await sheet.waitFor({ state: "detached" });
    }
    expect(await scenariosOf(page)).toEqual(before);
  });

  it("of 10,000 edits open, and stay usable", async () => {
    const { page } = app;
    const project = JSON.parse(await projectText(page));
    const head = { kind: "scenario", id: "many", order: 1, title: "一万处", note: "", year: null };
    const edits = Array.from({ length: 10_000 }, (_, k) => {
      const [lon, lat] = [118.5 + (k % 100) * 0.03, 27.5 + Math.floor(k / 100) * 0.03];
      const site = { op: "add", layer: "candidate", id: `m${k}`, class: "elder", lon, lat };
      const edit = { ...site, name: `点 ${k}`, level: "institution", capacity: 50 };
      return { kind: "edit", scenario: "many", id: `m${k}`, order: k + 1, edit };
    });
    const entries = [head, ...edits];
    const keyed = entries.map((entry) => [
      "scenario" in entry ? `many/${entry.id}` : "many",
      { before: null, after: entry },
    ]);
    const document = { entries, past: [Object.fromEntries(keyed)], future: [] };
    const text = JSON.stringify({ ...project, document, data: [], results: null });
    await page.keyboard.press("1");
    await page.getByTestId("file-input").setInputFiles({
      ...{ name: "many.fuwuquan", mimeType: "application/json" },
      buffer: Buffer.from(text),
    });
    await page.getByRole("button", { name: "打开项目" }).click({ timeout: 120_000 });
    await page.waitForTimeout(2000);
    await page.keyboard.press("6");
    await picker().click();
    await page.getByRole("menuitemradio", { name: "一万处" }).click({ timeout: 120_000 });
    const panel = page.locator(".panel");
    await expect.poll(() => panel.innerText(), { timeout: 120_000 }).toContain("共 10,000 处");
    expect(await rows().count()).toBeLessThan(200);
    // A change is made, shown, and taken back.
    const title = page.locator(".panel .title-field");
    await title.fill("一万处，改名");
    await title.press("Enter");
    await expect.poll(() => picker().innerText(), SLOW).toContain("改名");
    await page.locator(".maplibregl-canvas").focus();
    await page.keyboard.press("Control+z");
    await expect.poll(() => picker().innerText(), SLOW).not.toContain("改名");
  });
});
