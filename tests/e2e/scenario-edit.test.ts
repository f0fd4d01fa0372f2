import gcoord from "gcoord";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  bytesOf,
  describeLongInBrowser,
  mapAtRest,
  middleOfMap,
  type OpenApp,
  openApp,
  waitForResult,
} from "./browser.ts";

const SLOW = { timeout: 30_000 } as const;

interface SavedEdit {
  readonly [key: string]: unknown;
  readonly lon: number;
  readonly outline: readonly (readonly [number, number])[];
}

/** The edits of the first scenario as a saved plan holds them. */
async function editsOf(page: Page): Promise<readonly SavedEdit[]> {
  await page.getByRole("button", { name: "导出", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "方案文件 JSON" }).click(),
  ]);
  const plan = JSON.parse((await bytesOf(download)).toString("utf8")) as {
    readonly scenarios?: readonly { readonly edits?: readonly SavedEdit[] }[];
  };
  return plan.scenarios?.[0]?.edits ?? [];
}

/** Where a place lies on the screen, from what the map reads out under the pointer at two corners. */
async function placeOnScreen(
  page: Page,
  lon: number,
  lat: number,
): Promise<{ x: number; y: number }> {
  const box = (await page.locator(".maplibregl-canvas").boundingBox())!;
  const read = async (x: number, y: number): Promise<readonly [number, number]> => {
    await page.mouse.move(x, y);
    const numbers = async () =>
      (await page.locator(".readout").innerText()).match(/-?\d+\.\d+/g) ?? [];
    await page.waitForTimeout(300);
    await expect.poll(async () => (await numbers()).length, SLOW).toBeGreaterThan(1);
    const [a, b] = (await numbers()).map(Number);
    return [a!, b!];
  };
  const [x0, y0] = [box.x + box.width * 0.3, box.y + box.height * 0.3];
  const [x1, y1] = [box.x + box.width * 0.7, box.y + box.height * 0.7];
  const [west, north] = await read(x0, y0);
  const [east, south] = await read(x1, y1);
  // Within one county Mercator's stretching of latitudes is less than a pixel.
  return {
    x: x0 + ((lon - west) / (east - west)) * (x1 - x0),
    y: y0 + ((north - lat) / (north - south)) * (y1 - y0),
  };
}

/** Sites with ground and entrances, many at once, typed and pasted places, links: by mouse and by keys. */
describeLongInBrowser("editing a scenario", () => {
  let app: OpenApp;

  beforeAll(async () => {
    app = await openApp();
    await waitForResult(app.page);
    const { page } = app;
    await page.keyboard.press("/");
    await page.keyboard.type("jy");
    await page.locator("[role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await mapAtRest(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("6");
    const { x, y } = await middleOfMap(page);
    await page.mouse.move(x, y);
    for (let turn = 0; turn < 4; turn++) {
      await page.mouse.wheel(0, -500);
      await mapAtRest(page);
    }
  });
  afterAll(() => app.close());

  const rows = () => app.page.locator(".site-row");

  it("draws the ground of a site corner by corner and ends it on the first", async () => {
    const { page } = app;
    const { x, y } = await middleOfMap(page);
    await page.getByRole("button", { name: "画地块" }).click();
    const corners = [
      [-60, -50],
      [70, -60],
      [90, 50],
      [-50, 60],
      [-60, -50],
    ] as const;
    for (const [dx, dy] of corners) await page.mouse.click(x + dx, y + dy);
    await expect.poll(() => rows().count(), SLOW).toBe(1);
    const [edit] = await editsOf(page);
    expect(edit?.outline).toHaveLength(4);
    expect(edit?.entrances).toHaveLength(1);
  });

  it("moves a corner by its handle as one step, and undoes it", async () => {
    const { page } = app;
    const { x, y } = await middleOfMap(page);
    const before = await editsOf(page);
    await page.mouse.move(x + 90, y + 50);
    await page.mouse.down();
    for (let step = 1; step <= 6; step++)
      await page.mouse.move(x + 90 + step * 5, y + 50 + step * 6);
    await page.mouse.up();
    await expect
      .poll(async () => JSON.stringify(await editsOf(page)), SLOW)
      .not.toBe(JSON.stringify(before));
    const [moved] = await editsOf(page);
    const same = (moved?.outline ?? []).filter((corner) =>
      JSON.stringify(before[0]?.outline).includes(JSON.stringify(corner)),
    );
    expect(same).toHaveLength(3);
    await page.keyboard.press("Control+z");
    await expect.poll(() => editsOf(page), SLOW).toEqual(before);
  });

  it("copies a site with its ground, marks both by a box, and moves them together by keys", async () => {
    const { page } = app;
    await page.getByRole("button", { name: "复制", exact: true }).click();
    await expect.poll(() => rows().count()).toBe(2);
    const before = await editsOf(page);
    const { x, y } = await middleOfMap(page);
    await page.keyboard.down("Shift");
    await page.mouse.move(x - 300, y - 250);
    await page.mouse.down();
    await page.mouse.move(x + 300, y + 250, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up("Shift");
    await expect.poll(() => page.getByTestId("marked").innerText()).toContain("已选 2 处");
    await page.locator(".maplibregl-canvas").focus();
    await page.keyboard.press("ArrowRight");
    await expect
      .poll(async () => (await editsOf(page)).map((edit, k) => edit.lon !== before[k]?.lon), SLOW)
      .toEqual([true, true]);
    const after = await editsOf(page);
    after.forEach((edit, k) => {
      const was = before[k]!;
      const step = edit.lon - was.lon;
      expect(step).toBeGreaterThan(0);
      for (const [at, [lon]] of edit.outline.entries()) {
        expect(lon - was.outline[at]![0]).toBeCloseTo(step, 6);
      }
    });
    await page.keyboard.press("Delete");
    await expect.poll(() => rows().count()).toBe(0);
    await page.keyboard.press("Control+z");
    await expect.poll(() => rows().count()).toBe(2);
  });

  it("marks with Shift on the map and draws ground by keys alone", async () => {
    const { page } = app;
    await page.keyboard.press("Escape");
    await page.locator(".maplibregl-canvas").focus();
    await page.keyboard.press("p");
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft"]) {
      await page.keyboard.press(" ");
      await page.keyboard.press(key);
      await mapAtRest(page);
    }
    await page.keyboard.press("Enter");
    await expect.poll(() => rows().count(), SLOW).toBe(3);
    expect((await editsOf(page)).at(-1)?.outline).toHaveLength(3);
    await page.keyboard.press("Delete");
    await expect.poll(() => rows().count()).toBe(2);
  });

  it("takes a place typed in degrees, minutes and seconds of another datum", async () => {
    const { page } = app;
    await rows().first().click();
    await mapAtRest(page);
    await page.getByLabel("坐标系").selectOption("gcj02");
    await page.getByTestId("typed-place").fill("120°6′0″E 28°42′0″N");
    await page.getByTestId("typed-place").press("Enter");
    await expect
      .poll(async () => {
        const [edit] = await editsOf(page);
        const at = [edit?.lon ?? 0, Number(edit?.lat ?? 0)] as [number, number];
        return gcoord.transform(at, gcoord.WGS84, gcoord.GCJ02).map((value) => value.toFixed(5));
      }, SLOW)
      .toEqual(["120.10000", "28.70000"]);
  });

  it("flags what speaks against a place and keeps the spacing a planner sets", async () => {
    const { page } = app;
    const flags = page.locator(".site-flags");
    await page.getByTestId("typed-place").fill("122.9, 29.0");
    await page.getByTestId("typed-place").press("Enter");
    await expect.poll(() => flags.innerText(), SLOW).toContain("在水面上");
    expect(await flags.innerText()).toContain("在范围之外");
    await page.getByTestId("typed-place").fill("119.2, 27.9");
    await page.getByTestId("typed-place").press("Enter");
    await expect.poll(() => flags.innerText(), SLOW).toContain("可能坡陡");
    await page.getByLabel("最小间距 m").fill("50000");
    await page.getByLabel("最小间距 m").press("Enter");
    await expect.poll(() => flags.innerText(), SLOW).toContain("不足 50.0");
  });

  it("pastes a list, shows what each line is read as, and adds the sites in one step", async () => {
    const { page } = app;
    await page.getByRole("button", { name: "粘贴坐标" }).click();
    await page
      .locator("#pasted-sites")
      .fill("名称,经度,纬度,类别,容量\n东站,120.1,28.7,养老,80\n西站,120.2,28.7\n坏行,x,y");
    const preview = page.getByTestId("paste-preview");
    await expect.poll(() => preview.innerText()).toContain("没有可读的经纬度");
    expect(await preview.innerText()).toContain("东站");
    await page.getByRole("button", { name: "添加 2 处" }).click();
    await expect.poll(() => rows().count(), SLOW).toBe(4);
    const added = (await editsOf(page)).slice(-2);
    expect(added[0]).toMatchObject({ name: "东站", class: "elder", capacity: 80, lon: 120.1 });
    await page.locator(".maplibregl-canvas").focus();
    await page.keyboard.press("Control+z");
    await expect.poll(() => rows().count()).toBe(2);
  });

  it("says all there is to say of a site, each thing one step", async () => {
    const { page } = app;
    await rows().first().click();
    const form = page.getByTestId("site-form");
    await form.getByLabel("状态").selectOption("planned");
    await form.getByLabel("方式").selectOption("mobile");
    await form.getByLabel("每周 天").fill("3");
    await form.getByLabel("每周 天").press("Enter");
    await form.getByLabel("投资 万元").fill("260");
    await form.getByLabel("投资 万元").press("Enter");
    await form.getByLabel("年份").selectOption("2030");
    const edit = async () => (await editsOf(page))[0];
    await expect.poll(edit, SLOW).toMatchObject({
      status: "planned",
      measure: "mobile",
      daysPerWeek: 3,
      cost: 260,
      openYear: 2030,
    });
    await form.getByLabel("投资 万元").fill("");
    await form.getByLabel("投资 万元").press("Enter");
    await expect.poll(async () => "cost" in ((await edit()) ?? {}), SLOW).toBe(false);
  });

  it("joins two islands by two clicks, as one step", async () => {
    const { page } = app;
    const islands = [
      [122.17, 30.28],
      [122.36, 30.45],
    ] as const;
    await page.keyboard.press("/");
    await page.keyboard.type("ds");
    await page.locator("[role=option]").filter({ hasText: "岱山" }).first().click();
    await mapAtRest(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("6");
    const before = (await editsOf(page)).length;
    await page.getByRole("button", { name: "连两岛" }).click();
    // Without snapping: the places themselves are asked for.
    await page.keyboard.down("Alt");
    for (const [lon, lat] of islands) {
      const at = await placeOnScreen(page, lon, lat);
      await page.mouse.click(at.x, at.y);
    }
    await page.keyboard.up("Alt");
    await expect.poll(async () => (await editsOf(page)).length, SLOW).toBe(before + 1);
    const edit = (await editsOf(page)).at(-1)!;
    const link = edit.link as { readonly line: readonly (readonly number[])[] };
    expect(edit).toMatchObject({
      op: "link",
      link: { a: "island-003", b: "island-008", kind: "bridge" },
    });
    for (const [k, [lon, lat]] of islands.entries()) {
      expect(link.line[k]![0]).toBeCloseTo(lon, 2);
      expect(link.line[k]![1]).toBeCloseTo(lat, 2);
    }
    await page.locator(".maplibregl-canvas").focus();
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await editsOf(page)).length, SLOW).toBe(before);
    app.expectClean();
  });
});
