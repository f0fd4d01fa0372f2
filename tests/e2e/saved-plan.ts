import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Download, Page } from "playwright-core";
import { expect } from "vitest";
import { bytesOf } from "./browser.ts";

const PATIENT = { timeout: 60_000 };

/** Every `path` a plan names, at any depth. */
function pathsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "path" && typeof inner === "string" ? [inner] : pathsIn(inner),
  );
}

/** Saves the work as a plan into a folder, with every file the plan names; its path. */
export async function savePlanWithFiles(page: Page, folder: string): Promise<string> {
  const downloads: Download[] = [];
  const note = (download: Download): void => void downloads.push(download);
  const names = (): string[] => downloads.map((download) => download.suggestedFilename());
  page.on("download", note);
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await page.getByRole("menuitem", { name: "方案文件 JSON" }).click();
  await expect.poll(names, PATIENT).toContain("plan.json");
  const planFile = join(folder, "plan.json");
  const plan = downloads.find((download) => download.suggestedFilename() === "plan.json")!;
  writeFileSync(planFile, await bytesOf(plan));
  const paths = pathsIn((JSON.parse(readFileSync(planFile, "utf8")) as { inputs: unknown }).inputs);
  // A download is told of one at a time, with no word of how many are still to come.
  await expect.poll(names, PATIENT).toEqual(expect.arrayContaining(paths));
  page.off("download", note);
  for (const download of downloads) {
    writeFileSync(join(folder, download.suggestedFilename()), await bytesOf(download));
  }
  return planFile;
}
