import type { ReactNode } from "react";
import { useStore } from "zustand";
import { sessionStore } from "../../../state/session.ts";
import { useText } from "../../text/translate.ts";

/** Drawing the ground of a site, and a way across water; the keys P and L do the same. */
export function DrawButtons(): ReactNode {
  const t = useText();
  const tool = useStore(sessionStore, (s) => s.tool);
  const toggle = (next: "outline" | "link"): void =>
    sessionStore.setState({ tool: tool === next ? "select" : next, trace: [] });
  return (
    <>
      <button
        type="button"
        className="link-button"
        aria-pressed={tool === "outline"}
        onClick={() => toggle("outline")}
      >
        {t("scenario.drawOutline")} <kbd className="tag">P</kbd>
      </button>
      <button
        type="button"
        className="link-button"
        aria-pressed={tool === "link"}
        onClick={() => toggle("link")}
      >
        {t("scenario.drawLink")} <kbd className="tag">L</kbd>
      </button>
    </>
  );
}
