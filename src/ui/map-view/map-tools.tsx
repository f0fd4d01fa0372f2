import type { ReactNode } from "react";
import { useStore } from "zustand";
import { sessionStore } from "../../state/session.ts";
import { Icon } from "../kit/icons.tsx";
import { useText } from "../text/translate.ts";

/** Placing and measuring, by mouse; the keys N and M do the same. */
export function MapTools(): ReactNode {
  const t = useText();
  const tool = useStore(sessionStore, (s) => s.tool);
  const toggle = (next: "place" | "measure"): void =>
    sessionStore.setState({ tool: tool === next ? "select" : next, trace: [] });
  return (
    <div className="map-tools">
      <button
        type="button"
        aria-pressed={tool === "place"}
        title={t("siting.place")}
        aria-label={t("siting.place")}
        onClick={() => toggle("place")}
      >
        <Icon name="siting" size={18} />
      </button>
      <button
        type="button"
        aria-pressed={tool === "measure"}
        title={`${t("frame.measure")} M`}
        aria-label={t("frame.measure")}
        onClick={() => toggle("measure")}
      >
        <Icon name="rules" size={18} />
      </button>
    </div>
  );
}
