import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { HelpDialog } from "../../src/ui/help/help-dialog.tsx";
import { loadTexts, translator } from "../../src/ui/text/translate.ts";

describe("the help dialog", () => {
  beforeAll(() => loadTexts(["help"]));

  it("tells the keys that draw", () => {
    const shown = renderToStaticMarkup(createElement(HelpDialog));
    expect(shown).toContain(">P</kbd><span>画地块");
    expect(shown).toContain(">L</kbd><span>画跨水连接");
  });

  it("tells them in English too", () => {
    const t = translator("en");
    expect(t("help.plot")).toMatch(/^Draw a plot/);
    expect(t("help.link")).toMatch(/^Draw a link/);
  });
});
