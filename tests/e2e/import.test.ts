import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { describeInBrowser, numberIn, type OpenApp, openApp, waitForResult } from "./browser.ts";

/** A worker starts and reads the region before it answers. */
const PATIENT = { timeout: 20_000 };

/** Files as planners are handed them. Whatever is in them, the app says so and stands. */
describeInBrowser("own facilities", () => {
  let app: OpenApp;
  beforeAll(async () => {
    app = await openApp();
    await waitForResult(app.page);
    await app.page.keyboard.press("1");
  });
  afterEach(async () => {
    await app.page.keyboard.press("Escape");
    await app.page.locator("dialog").waitFor({ state: "detached" });
  });
  afterAll(() => app.close());

  const give = async (name: string, text: string): Promise<void> => {
    const buffer = Buffer.from(text, "utf8");
    await app.page
      .getByTestId("file-input")
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await app.page.locator("dialog[open]").waitFor();
  };
  const report = async (): Promise<string> => {
    await app.page.waitForSelector("[data-testid=import-report][data-busy=false]");
    return app.page.getByTestId("import-report").innerText();
  };
  const step = (name: string) => app.page.locator(".import-steps").getByText(name).click();
  const counts = async (): Promise<number[]> => {
    await report();
    return Promise.all(
      ["read", "accepted", "rejected"].map((one) => numberIn(app.page, `import-${one}`)),
    );
  };
  const dialogText = (): Promise<string> => app.page.locator("dialog[open]").innerText();

  it("not JSON: says so, nothing changed", async () => {
    await give("broken.geojson", "{ this is not JSON");
    await expect.poll(dialogText, PATIENT).toContain("不是有效的 JSON");
    expect(await dialogText()).toContain("项目未改动");
  });

  it("empty: says so", async () => {
    await give("empty.csv", "");
    await expect.poll(dialogText, PATIENT).toContain("没有内容");
  });

  it("a drawing in DWG: says what to ask for instead", async () => {
    await give("plan.dwg", "AC1032 and so on");
    await expect.poll(dialogText, PATIENT).toContain("请另存为 DXF");
  });

  it("no coordinates: asks for the columns", async () => {
    await give("plain.csv", "名称,床位数\n幸福院,20\n");
    await expect.poll(dialogText, PATIENT).toContain("请选择经度列和纬度列");
  });

  it("longitude and latitude exchanged: offered, never applied by itself", async () => {
    const rows = [28.1, 28.2, 28.3, 28.4].map((lat, k) => `院${k},${lat},119.${k}5,50`);
    await give("swapped.csv", `名称,经度,纬度,床位数\n${rows.join("\n")}\n`);
    await expect.poll(dialogText, PATIENT).toContain("经度和纬度看来对调了");
    const box = app.page.getByLabel("交换经纬度");
    expect(await box.isChecked()).toBe(false);
    expect(await counts()).toEqual([4, 0, 4]);
    await box.check();
    await expect.poll(counts, PATIENT).toEqual([4, 4, 0]);
  });

  it("0,0, Jiangxi, duplicate ids, numbers with text: each row accounted for, mended and let in", async () => {
    await give(
      "mixed.csv",
      [
        "编号,名称,经度,纬度,床位数",
        "a,好院,119.64,27.981,120",
        "b,零院,0,0,20",
        "c,江西院,115.9,28.7,30",
        "a,重号院,119.7,28.003,40",
        "d,约数院,119.66,27.992,约120张",
        "e,缺坐标院,,27.9,10",
        "",
      ].join("\n"),
    );
    expect(await counts()).toEqual([6, 2, 4]);
    const text = await report();
    for (const reason of [
      "坐标 0, 0",
      "编号重复",
      "缺坐标",
      "位置在浙江以外",
      "约数，读作其数字",
    ]) {
      expect(text).toContain(reason);
    }
    await step("报告");
    await expect.poll(dialogText, PATIENT).toContain("mixed.csv 第 3 行");
    expect(await dialogText()).toContain("约120张");
    await step("清洗");
    await app.page.getByRole("button", { name: "仍然接受" }).click();
    await expect.poll(counts, PATIENT).toEqual([6, 3, 3]);
    await app.page.locator("li", { hasText: "零院" }).getByRole("button", { name: "修改" }).click();
    await app.page.getByLabel("经度", { exact: true }).last().fill("119.7");
    await app.page.getByLabel("纬度", { exact: true }).last().fill("27.95");
    await app.page.getByRole("button", { name: "改好，重新检查" }).click();
    await expect.poll(counts, PATIENT).toEqual([6, 4, 2]);
  });

  it("hostile names stay text, in place of the samples and back again", async () => {
    const { page } = app;
    await page.evaluate(() => {
      Object.assign(globalThis, { harmed: false });
    });
    const evil = '<img src=x onerror="harmed=true"><script>harmed=true</script>';
    await give(
      "evil.geojson",
      JSON.stringify({
        type: "FeatureCollection",
        features: [evil, "=cmd()|' /C calc'!A0", "院".repeat(5000)].map((name, k) => ({
          type: "Feature",
          properties: { id: `x${k}`, name, level: "institution", capacity: 50 },
          geometry: { type: "Point", coordinates: [119.63 + k / 100, 27.98] },
        })),
      }),
    );
    expect(await counts()).toEqual([3, 3, 0]);
    await step("报告");
    await page.getByRole("button", { name: "放入 3 处" }).click();
    await page.locator("dialog").waitFor({ state: "detached" });
    await page.getByText("evil.geojson").waitFor();
    await page.keyboard.press("3");
    await expect.poll(() => numberIn(page, "share"), { timeout: 30_000 }).toBeLessThan(2);
    await page.keyboard.press("/");
    await page.keyboard.type("<img");
    await page.getByRole("option", { name: /<img src=x/ }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByTestId("why-card").innerText()).toContain("<img src=x");
    expect(await page.evaluate(() => Reflect.get(globalThis, "harmed"))).toBe(false);
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    await page.getByRole("button", { name: "移除" }).click();
    await page.keyboard.press("3");
    await expect.poll(() => numberIn(page, "share"), { timeout: 30_000 }).toBeGreaterThan(20);
  });

  it("a table pasted with Ctrl V gives what the file gives", async () => {
    const { page } = app;
    await page.keyboard.press("1");
    await page.getByText("按 Ctrl V 粘贴表格").waitFor();
    const rows = [
      "编号\t名称\t经度\t纬度\t床位数",
      "a\t甲院\t119.641\t27.981\t约120张",
      "b\t乙院\t0\t0\t20",
    ];
    await page.evaluate((text) => {
      const area = document.createElement("textarea");
      area.id = "copied";
      area.value = text;
      document.body.append(area);
      area.select();
    }, rows.join("\n"));
    await page.keyboard.press("Control+c");
    await page.evaluate(() => document.getElementById("copied")?.remove());
    await page.keyboard.press("Control+v");
    await page.locator("dialog[open]").waitFor();
    expect(await counts()).toEqual([2, 1, 1]);
    const pasted = await report();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    await give("same.tsv", rows.join("\n"));
    expect(await report()).toBe(pasted);
    // In the dialog a table takes the place of the file; merged cells of its header name both columns.
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData(
        "text/html",
        `<table><tr><td rowspan=2>名称</td><td colspan=2>坐标</td></tr><tr><td>经度</td><td>纬度</td></tr>
         <tr><td>丙院</td><td>119.7</td><td>28.0</td></tr></table>`,
      );
      dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    });
    await expect.poll(dialogText, PATIENT).toContain("丙院");
    await expect.poll(counts, PATIENT).toEqual([1, 1, 0]);
    expect(await dialogText()).toContain("坐标/经度");
  });

  it("a local grid by control points, with residuals; a wrong one shows", async () => {
    const { page } = app;
    // x = easting − 400,000 and y = northing − 3,000,000 of CM 120E, near Jingning.
    await give(
      "city.csv",
      "编号,名称,X,Y,床位数\na,甲院,64698.0,95843.0,50\nb,乙院,70706.0,98256.0,60\nc,丙院,66000.0,97000.0,20\n",
    );
    await step("坐标系");
    await page.getByRole("button", { name: "不知道坐标系：用控制点拟合" }).click();
    const known = [
      [64698, 95843, 464698, 3095843],
      [70706, 98256, 470706, 3098256],
      [66000, 97000, 466000, 3097000],
    ];
    await page.getByLabel("EPSG 代码或 proj4 定义").fill("EPSG:4549");
    await page.getByRole("button", { name: "采用" }).click();
    await report();
    for (const [k, point] of known.entries()) {
      for (const [n, name] of ["文件 X", "文件 Y", "经度 / 东", "纬度 / 北"].entries()) {
        await page.getByLabel(`${k + 1} ${name}`).fill(String(point[n]));
      }
    }
    await page.getByRole("button", { name: "按 3 个点拟合" }).click();
    await expect
      .poll(() => page.getByTestId("control-fit").innerText(), PATIENT)
      .toContain("中误差 0.000 m，尺度 1.000000");
    await expect.poll(counts, PATIENT).toEqual([3, 3, 0]);
    await page.getByLabel("3 经度 / 东").fill("466050");
    await page.getByRole("button", { name: "按 3 个点拟合" }).click();
    await expect.poll(report, PATIENT).toContain("控制点残差超过 1 m");
    await step("报告");
    await page.getByTestId("decisions").getByText("坐标由 3 个控制点拟合").waitFor();
    await page
      .getByTestId("decisions")
      .locator("li", { hasText: "控制点" })
      .getByRole("button", { name: "撤销" })
      .click();
    await expect
      .poll(() => page.getByTestId("decisions").innerText(), PATIENT)
      .not.toContain("控制点");
  });

  it("likely duplicates count once; addresses are placed by the planner's own table", async () => {
    const { page } = app;
    await give(
      "homes.csv",
      [
        "编号,名称,地址,经度,纬度,床位数",
        "a,横街镇敬老院,鹤溪街道,119.641,27.981,40",
        "b,横街镇养老服务中心,鹤溪街道,119.6414,27.981,",
        "c,无坐标院,景宁县大均乡大均村12号,,,60",
        "",
      ].join("\n"),
    );
    expect(await counts()).toEqual([3, 1, 2]);
    await step("清洗");
    await page.getByTestId("duplicates").getByRole("button", { name: "不是，两处都保留" }).click();
    await expect.poll(counts, PATIENT).toEqual([3, 2, 1]);
    await step("列");
    await page.getByTestId("beside-gazetteer").setInputFiles({
      name: "村社.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("名称,经度,纬度\n大均村,119.56,27.9\n", "utf8"),
    });
    await expect.poll(counts, PATIENT).toEqual([3, 3, 0]);
  });

  it("a template saved from one file reads another of its make", async () => {
    const { page } = app;
    await give("first.csv", "甲,乙,丙,丁\n院一,119.6,27.9,50\n");
    await step("文件与编码");
    const mapping = {
      ...{ mapping: 1, target: "facilities", class: "clinic" },
      columns: { name: "甲", lon: "乙", lat: "丙", capacity: "丁" },
    };
    const template = (text: string) => ({
      name: "m.json",
      mimeType: "application/json",
      buffer: Buffer.from(text, "utf8"),
    });
    await page.getByTestId("template-input").setInputFiles(template('{"mapping":1,"colums":{}}'));
    await expect.poll(dialogText, PATIENT).toContain("模板文件有误");
    await page.getByTestId("template-input").setInputFiles(template(JSON.stringify(mapping)));
    await step("列");
    await expect.poll(() => page.getByLabel("设施类别").inputValue(), PATIENT).toBe("clinic");
    await expect.poll(() => page.getByLabel("“丁”的含义").inputValue(), PATIENT).toBe("capacity");
  });

  it("reported no error and asked nobody else", () => app.expectClean());
});
