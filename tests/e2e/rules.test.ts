import { afterAll, beforeAll, expect, it } from "vitest";
import { bytesOf, describeInBrowser, type OpenApp, openApp, waitForResult } from "./browser.ts";

const BEDS = "elder-inst-beds-300-per-10k-elders";
const BEDS_40 = "gb50437-elder-beds-40";

/** Clauses as rules: found, switched, edited, evaluated in the matrix, taken apart, taken along. */
describeInBrowser("the story of the rules", () => {
  let app: OpenApp;

  beforeAll(async () => {
    app = await openApp();
    await waitForResult(app.page);
  });
  afterAll(() => app.close());

  const row = (id: string) => app.page.locator(`[data-rule="${id}"]`);
  /** Waits until every rule that is on has its answer. */
  const evaluated = async (): Promise<void> => {
    const { page } = app;
    await page.waitForFunction(
      () =>
        document.querySelectorAll("[data-testid=matrix] tbody td[data-state]").length > 0 &&
        document.querySelectorAll(
          "[data-testid=matrix] td[data-state=waiting], [data-testid=matrix] td[data-earlier=true]",
        ).length === 0,
      null,
      { timeout: 120_000 },
    );
  };
  const openMatrix = async (): Promise<void> => {
    await app.page.getByRole("button", { name: "规则矩阵" }).click();
    await evaluated();
  };

  it("lists the clauses by class with source, edition and status, and finds one", async () => {
    const { page } = app;
    await page.keyboard.press("2");
    await page.waitForSelector(".rule-item");
    expect(await page.locator(".rule-item").count()).toBe(109);
    await page.getByRole("searchbox").fill("GB 50437");
    await expect.poll(() => page.locator(".rule-item").count()).toBe(1);
    expect(await row(BEDS_40).innerText()).toContain("已核");
    await row(BEDS_40).getByRole("switch").click();
    await page.getByRole("searchbox").fill("");
  });

  it("shows conflicting editions side by side, with none switched off by the other", async () => {
    await row(BEDS).locator(".rule-open").click();
    const readings = row(BEDS).locator(".readings li");
    await expect.poll(() => readings.count()).toBe(5);
    expect(await readings.allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining("GB 50437")]),
    );
    for (const id of [BEDS, BEDS_40]) {
      expect(await row(id).getByRole("switch").first().isChecked()).toBe(true);
    }
  });

  it("evaluates the rules that are on, worst county first, and says what is missing", async () => {
    const { page } = app;
    await openMatrix();
    const unmet = await page
      .locator("[data-testid=matrix] tbody .matrix-sum")
      .evaluateAll((cells) => cells.map((cell) => Number.parseInt(cell.textContent ?? "", 10)));
    expect(unmet.length).toBeGreaterThan(10);
    expect(unmet).toEqual([...unmet].sort((a, b) => b - a));
    await page.locator("td[data-state=missing]").first().click();
    expect(await page.getByTestId("matrix-detail").innerText()).toContain("缺数据，不判定");
  });

  it("takes a cell apart with the keyboard: 300 per 10,000 elders in 淳安 is 3,033 beds", async () => {
    const { page } = app;
    const grid = page.getByRole("grid");
    await grid.focus();
    const found = async (): Promise<boolean> => {
      const id = await grid.getAttribute("aria-activedescendant");
      return page
        .locator(`#${id}`)
        .evaluate((cell) => cell.parentElement?.querySelector("th")?.textContent?.includes("淳安"))
        .then((is) => is === true);
    };
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    for (let step = 0; step < 90 && !(await found()); step++) {
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
    const detail = page.getByTestId("matrix-detail");
    await expect.poll(() => detail.innerText()).toContain("淳安县");
    const text = await detail.innerText();
    expect(text).toContain("101,084 人 × 300 ÷ 10,000");
    expect(text).toMatch(/应有\s*3,033 张/);
    // The other edition in the same county: 40 per 1,000.
    expect(text).toMatch(/床位40‰.*应有 4,044/);
    expect(text).toMatch(/不足 10 床 \d+ 处不计/);
    await page.keyboard.press("Escape");
    await detail.waitFor({ state: "detached" });
  });

  it("keeps island counties, towns and other ages one choice away", async () => {
    const { page } = app;
    await page.getByRole("button", { name: /海岛 6/ }).click();
    await expect.poll(() => page.locator("[data-testid=matrix] tbody th").count()).toBe(6);
    await page.getByLabel("老人", { exact: true }).selectOption("age80");
    await evaluated();
    expect(await page.getByTestId("matrix-basis").innerText()).toContain("80 岁及以上");
    await page.getByLabel("人口", { exact: true }).selectOption("registered");
    await evaluated();
    await page.locator("[data-testid=matrix] tbody tr").first().locator("td").nth(1).click();
    expect(await page.getByTestId("matrix-detail").innerText()).toContain("未载入户籍人口");
    await page.getByLabel("人口", { exact: true }).selectOption("resident");
    await page.getByLabel("老人", { exact: true }).selectOption("age60");
    await page.getByRole("button", { name: /全部 90/ }).click();
    await evaluated();
  });

  it("gives the table as CSV", async () => {
    const { page } = app;
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV" }).click(),
    ]);
    const text = (await bytesOf(download)).toString("utf8");
    const on = await page.locator("[data-testid=matrix] thead th").count();
    // Head, then each of the 90 counties by every rule that is on.
    expect(text.trimEnd().split("\r\n")).toHaveLength(1 + 90 * (on - 2));
    expect(text).toMatch(/330127,淳安县,county,elder-inst-beds-300-per-10k-elders/);
  });

  it("edits a threshold: marked, evaluated alone, undone in one step", async () => {
    const { page } = app;
    await page.getByRole("button", { name: "回到地图" }).click();
    await row(BEDS).getByLabel("容差").fill("100");
    await page.keyboard.press("Enter");
    await expect.poll(() => row(BEDS).innerText()).toContain("已编辑");
    await openMatrix();
    expect(await page.locator("[data-testid=matrix] thead").innerText()).toContain("≥ 100 张");
    // The first closes the detail, the second the matrix.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByTestId("matrix").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "撤销" }).click();
    await expect.poll(() => row(BEDS).innerText()).not.toContain("已编辑");
  });

  it("edits a list by switches and words, without a line of JSON", async () => {
    const { page } = app;
    const levels = row(BEDS).getByRole("group", { name: "哪些算养老机构" });
    await levels.getByRole("textbox").fill("nursing-home");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => levels.getByRole("button", { name: "nursing-home" }).getAttribute("aria-pressed"))
      .toBe("true");
    await expect.poll(() => row(BEDS).innerText()).toContain("已编辑");
    await page.getByRole("button", { name: "撤销" }).click();
    await expect.poll(() => levels.getByRole("button", { name: "nursing-home" }).count()).toBe(0);
    await expect.poll(() => row(BEDS).innerText()).not.toContain("已编辑");
  });

  it("refuses a malformed file whole, with the place, and takes a good one", async () => {
    const { page } = app;
    const file = page.locator(".rule-foot input[accept^='.json']");
    const good = {
      format: "rules/1",
      documents: { d: { title: { zh: "自己的规划", en: "Own plan" } } },
      rules: [
        {
          group: "elder",
          short: { zh: "养老八百米", en: "Elder 800 m" },
          text: { zh: "八百米内有养老机构", en: "An institution within 800 m" },
          document: "d",
          section: "1",
          policy: "own",
          status: "to-be-checked",
          basis: "resident",
          denominator: "elders",
          rule: {
            id: "own-800",
            kind: "within",
            facility: { class: "elder" },
            demand: "age60",
            travel: { model: "circle" },
            cutoff: { m: 800 },
            target: 0.9,
          },
        },
      ],
    };
    const bad = JSON.stringify(good).replace('"m":800', '"km":0.8');
    await file.setInputFiles({
      name: "bad.json",
      mimeType: "application/json",
      buffer: Buffer.from(bad),
    });
    const refused = page.locator(".rule-foot [role=alert]");
    await expect.poll(() => refused.innerText()).toContain("rules[0].rule.cutoff");
    expect(await refused.innerText()).toContain("bad.json");
    expect(await page.locator('[data-rule="own-800"]').count()).toBe(0);
    const buffer = Buffer.from(JSON.stringify(good));
    await file.setInputFiles({ name: "good.json", mimeType: "application/json", buffer });
    await expect.poll(() => row("own-800").innerText()).toContain("自拟");
    await expect.poll(() => refused.count()).toBe(0);
  });

  it("copies, writes and deletes own rules; what no plan would take is not kept", async () => {
    const { page } = app;
    await row(BEDS).getByRole("button", { name: "复制" }).click();
    await expect.poll(() => row(`${BEDS}-2`).count()).toBe(1);
    await row(`${BEDS}-2`).locator(".rule-open").click();
    await row(`${BEDS}-2`).getByRole("button", { name: "编辑" }).click();
    const formal = page.locator(".rule-editor textarea");
    const text = await formal.inputValue();
    await formal.fill(text.replace('"ratio"', '"ration"'));
    await page.getByRole("button", { name: "保存" }).click();
    await expect
      .poll(() => page.locator(".rule-editor [role=alert]").innerText())
      .toContain("kind");
    await formal.fill(text.replace('"atLeast": 300', '"atLeast": 250'));
    await page.getByRole("button", { name: "保存" }).click();
    await expect.poll(() => row(`${BEDS}-2`).innerText()).toContain("≥ 250 张");
    await row(`${BEDS}-2`).getByRole("button", { name: "删除" }).click();
    await expect.poll(() => row(`${BEDS}-2`).count()).toBe(0);
  });

  it("keeps rules over a reload and in the plan, and uses one on the map", async () => {
    const { page } = app;
    await expect.poll(() => page.getByTestId("saving").innerText()).toBe("已自动保存");
    await page.reload();
    await waitForResult(page);
    await expect.poll(() => row("own-800").count(), { timeout: 30_000 }).toBe(1);
    await page.getByRole("button", { name: "导出", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "方案文件 JSON" }).click(),
    ]);
    const plan = JSON.parse((await bytesOf(download)).toString("utf8")) as {
      readonly rules: readonly { readonly id: string }[];
    };
    const ids = plan.rules.map(({ id }) => id);
    expect(ids[0]).toBe("elder-1km");
    expect(ids).toEqual(expect.arrayContaining([BEDS, BEDS_40, "own-800"]));
    await row("own-800").locator(".rule-open").click();
    await row("own-800").getByRole("button", { name: "在地图上使用" }).click();
    await expect.poll(() => page.getByTestId("basis").innerText()).toContain("800");
    app.expectClean();
  });
});
