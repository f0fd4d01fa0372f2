import type { ReactNode } from "react";
import { useStore } from "zustand";
import { documentStore } from "../../state/document.ts";
import { resultStore } from "../../state/results.ts";
import { sessionStore } from "../../state/session.ts";
import { useText } from "../text/translate.ts";

/** What the hand can do now. */
export function HintBar(): ReactNode {
  const t = useText();
  const tool = useStore(sessionStore, (s) => s.tool);
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
  if (tool === "place") return <div className="hint-bar">{t("siting.placing")}</div>;
  if (tool === "measure") return <div className="hint-bar">{t("siting.measureHint")}</div>;
  if (wasDeleted) {
    return (
      <div className="hint-bar" role="status">
        {t("siting.deleted")} <kbd>Ctrl Z</kbd> {t("frame.undo")}
      </div>
    );
  }
  return null;
}
