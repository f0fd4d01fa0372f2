import type { ReactNode } from "react";
import { useStore } from "zustand";
import { documentStore } from "../../state/document.ts";
import { type DrawingFault, drawingStore } from "../../state/drawing.ts";
import { resultStore } from "../../state/results.ts";
import { type MapTool, sessionStore } from "../../state/session.ts";
import type { TextKey } from "../text/catalogue.ts";
import { useText } from "../text/translate.ts";

const TOOL_HINTS: Readonly<Partial<Record<MapTool, TextKey>>> = {
  place: "siting.placing",
  measure: "siting.measureHint",
  outline: "scenario.outlineHint",
  entrance: "scenario.entranceHint",
  link: "scenario.linkHint",
};
const FAULTS: Readonly<Record<DrawingFault, TextKey>> = {
  "too-few": "scenario.drawTooFew",
  "on-water": "scenario.drawOnWater",
  "same-land": "scenario.drawSameLand",
  "no-site": "scenario.drawNoSite",
};

/** What the hand can do now. */
export function HintBar(): ReactNode {
  const t = useText();
  const tool = useStore(sessionStore, (s) => s.tool);
  const fault = useStore(drawingStore, (s) => s.fault);
  const isDragging = useStore(resultStore, (s) => s.live !== null && !Number.isNaN(s.live.x));
  const wasDeleted = useStore(documentStore, ({ past }) => {
    const last = past.at(-1);
    return (
      last !== undefined &&
      Object.values(last).some(({ before, after }) => after === null && before?.kind === "edit")
    );
  });
  if (isDragging) {
    return (
      <div className="hint-bar">
        {t("siting.dragHint")} <kbd>Esc</kbd> {t("siting.dragCancel")} <kbd>Ctrl Z</kbd>{" "}
        {t("siting.dragUndo")}
      </div>
    );
  }
  const hint = TOOL_HINTS[tool];
  if (hint !== undefined) {
    return (
      <div className="hint-bar" role="status">
        {fault !== null && <b>{t(FAULTS[fault])} </b>}
        {t(hint)}
      </div>
    );
  }
  if (wasDeleted) {
    return (
      <div className="hint-bar" role="status">
        {t("siting.deleted")} <kbd>Ctrl Z</kbd> {t("frame.undo")}
      </div>
    );
  }
  return null;
}
