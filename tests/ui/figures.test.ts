import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type Actions, ActionsContext } from "../../src/ui/actions.ts";
import { ChartFrame } from "../../src/ui/charts/chart-frame.tsx";
import { Figures } from "../../src/ui/charts/figures.tsx";

/** Buttons of a chart's frame that cannot be pressed, by what they say. */
function closedButtons(isOld: boolean): string[] {
  const frame = { title: "公平", note: "", name: "even", table: [["县", "人"]] };
  const chart = createElement(ChartFrame, frame, createElement("svg"));
  const panel = createElement(Figures, { isOld }, chart);
  const html = renderToStaticMarkup(createElement(ActionsContext, { value: {} as Actions }, panel));
  return [...html.matchAll(/<button[^>]*disabled=""[^>]*>([^<]*)</g)].map(([, text]) => text!);
}

describe("figures of the question before", () => {
  it("are not saved as if they answered the present one", () => {
    expect(closedButtons(true)).toEqual(["CSV", "SVG", "PNG"]);
  });

  it("give way to figures that can be saved", () => {
    expect(closedButtons(false)).toEqual([]);
  });
});
