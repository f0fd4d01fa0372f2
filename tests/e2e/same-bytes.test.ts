import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  bytesOf,
  describeLongInBrowser,
  type OpenApp,
  openApp,
  sha256,
  waitForResult,
} from "./browser.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const PLANS = readdirSync(join(root, "data/plans")).filter((name) => name.endsWith(".json"));

describeLongInBrowser("a plan gives the same bytes in Node and in Chromium", () => {
  let app: OpenApp;
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "fuwuquan-bytes-"));
    app = await openApp();
    await waitForResult(app.page);
    await app.page.getByRole("button", { name: "数据", exact: true }).click();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const name of PLANS) {
    it(name, async () => {
      const { page } = app;
      const out = join(folder, name);
      const plan = join(root, "data/plans", name);
      execFileSync(process.execPath, ["scripts/fuwuquan.mjs", "analyse", plan, "--out", out], {
        cwd: root,
        stdio: "pipe",
      });
      await page.getByTestId("file-input").setInputFiles(plan);
      const dialog = page.getByTestId("plan-run");
      await dialog.getByText("方案已算完").waitFor({ timeout: 180_000 });
      const files = readdirSync(out).sort();
      const rows = dialog.locator(".file-row").filter({ hasText: /\.(csv|json|geojson)/ });
      expect((await rows.locator("span").allInnerTexts()).sort()).toEqual(files);
      for (const file of files) {
        const row = rows.filter({ hasText: file });
        const [download] = await Promise.all([
          page.waitForEvent("download", { timeout: 60_000 }),
          row.getByRole("button").click(),
        ]);
        expect(sha256(await bytesOf(download)), file).toBe(sha256(readFileSync(join(out, file))));
      }
      await page.keyboard.press("Escape");
    });
  }

  it("reported no error and asked nobody else", () => app.expectClean());
});
