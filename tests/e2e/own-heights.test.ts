import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tiff } from "../zoo/tiff.ts";
import { bytesOf, describeLongInBrowser, type OpenApp, openApp, waitForResult } from "./browser.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const PATIENT = { timeout: 60_000 };
const SIZE = 64;
/** 25 m cells of CGCS2000 about 119.2° E 27.9° N: a plane of 24 % to the east, a corner without heights. */
const [X0, Y0] = [420_500, 3_088_400];
const HEIGHTS = tiff({
  ...{ width: SIZE, height: SIZE, type: "int16", press: "deflate" },
  keys: { 1024: 1, 1025: 1, 3072: 4549 },
  tie: [0, 0, X0, Y0],
  cell: [25, 25],
  bands: [
    Array.from({ length: SIZE * SIZE }, (_, k) => {
      const [column, row] = [k % SIZE, Math.floor(k / SIZE)];
      return column < 5 && row < 5 ? -9999 : 400 + 6 * column;
    }),
  ],
});

/** Heights of the planner's own: proposed, put in place, told at a site, undone, after a reload. */
describeLongInBrowser("heights brought in", () => {
  let app: OpenApp;
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "fuwuquan-heights-"));
    app = await openApp();
    await waitForResult(app.page);
    await app.page.keyboard.press("6");
    await app.page.keyboard.press("n");
    await app.page.getByTestId("typed-place").fill("119.2, 27.9");
    await app.page.getByTestId("typed-place").press("Enter");
  });
  afterAll(async () => {
    app.expectClean();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A key for the screen, not for the field that was typed in last. */
  const key = async (name: string): Promise<void> => {
    await app.page.locator(".maplibregl-canvas").focus();
    await app.page.keyboard.press(name);
  };
  const flags = () => app.page.locator(".site-flags").innerText();
  const ground = () => app.page.getByTestId("site-ground").innerText();

  it("are proposed as heights, cell by cell accounted for, and written as the command line does", async () => {
    const { page } = app;
    await expect.poll(flags, PATIENT).toContain("可能坡陡");
    await key("1");
    await page
      .getByTestId("file-input")
      .setInputFiles({ name: "高程.tif", mimeType: "image/tiff", buffer: Buffer.from(HEIGHTS) });
    await page.waitForSelector("[data-testid=import-report][data-busy=false]", PATIENT);
    await page.locator(".import-steps").getByText("列").click();
    expect(await page.getByTestId("height-guess").innerText()).toContain("像高程");
    expect(await page.getByLabel("导入为").inputValue()).toBe("elevation");
    expect(await page.getByTestId("import-rejected").innerText()).toBe("25");
    await page.locator(".import-steps").getByText("报告").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "保存 GeoTIFF" }).click(),
    ]);
    writeFileSync(join(folder, "高程.tif"), HEIGHTS);
    execFileSync(
      process.execPath,
      ["scripts/fuwuquan.mjs", "import", join(folder, "高程.tif"), "--as", "elevation"].concat([
        ...["--out", join(folder, "out")],
      ]),
      { cwd: root, stdio: "pipe" },
    );
    const written = readFileSync(join(folder, "out/elevation.tif"));
    expect(Buffer.compare(await bytesOf(download), written)).toBe(0);
    await page.getByRole("button", { name: /作为本项目高程/ }).click();
    await page.locator("dialog").waitFor({ state: "detached" });
    await expect.poll(() => page.getByTestId("own-inputs").innerText()).toContain("高程.tif");
  });

  it("tell height and slope of a site in place of the relief, until they are undone", async () => {
    const { page } = app;
    await key("6");
    await expect.poll(ground, PATIENT).toMatch(/坡度 24\.0 %（每格 25.m）.*高程\.tif/);
    expect(await flags()).toContain("1:12");
    expect(await flags()).not.toContain("可能坡陡");
    await key("Control+z");
    await expect.poll(flags, PATIENT).toContain("可能坡陡");
    expect(await page.getByTestId("site-ground").count()).toBe(0);
    await key("Control+Shift+z");
    await expect.poll(flags, PATIENT).toContain("1:12");
  });

  it("are there after a reload; a place beyond them has the relief again", async () => {
    const { page } = app;
    await expect
      .poll(() => page.getByTestId("saving").innerText(), PATIENT)
      .toContain("已自动保存");
    await page.reload();
    await page.waitForSelector("[data-testid=map][data-ready=true]", PATIENT);
    await key("6");
    await page.locator(".site-row").first().click();
    await expect.poll(ground, PATIENT).toContain("坡度 24.0 %");
    await page.getByTestId("typed-place").fill("119.2, 28.0");
    await page.getByTestId("typed-place").press("Enter");
    await expect.poll(ground, PATIENT).toContain("没有这里的数据");
  });
});
