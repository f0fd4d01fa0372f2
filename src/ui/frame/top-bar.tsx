import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import { documentStore, redo, undo } from "../../state/document.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { Icon } from "../kit/icons.tsx";
import { Menu, type MenuItem } from "../kit/menu.tsx";
import { ScenarioPicker } from "../scenario/scenario-picker.tsx";
import { SearchBox } from "../search/search-box.tsx";
import type { TextKey } from "../text/catalogue.ts";
import { useText } from "../text/translate.ts";
import { Crumbs } from "./crumbs.tsx";
import { SaveState } from "./save-state.tsx";

export function TopBar(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const canUndo = useStore(documentStore, (s) => s.past.length > 0);
  const canRedo = useStore(documentStore, (s) => s.future.length > 0);
  return (
    <header className="top-bar">
      <h1>{t("frame.product")}</h1>
      <Crumbs />
      <SaveState />
      <span className="grow" />
      <SearchBox />
      <button
        type="button"
        className="button"
        data-kind="plain"
        disabled={!canUndo}
        title={`${t("frame.undo")} Ctrl Z`}
        aria-label={t("frame.undo")}
        onClick={undo}
      >
        <Icon name="undo" size={18} />
      </button>
      <button
        type="button"
        className="button"
        data-kind="plain"
        disabled={!canRedo}
        title={`${t("frame.redo")} Ctrl Shift Z`}
        aria-label={t("frame.redo")}
        onClick={redo}
      >
        <Icon name="redo" size={18} />
      </button>
      <ScenarioPicker />
      <button
        type="button"
        className="button"
        data-kind="plain"
        aria-label={t("frame.otherLanguageLabel")}
        onClick={() => sessionStore.setState({ language: language === "en" ? "zh-CN" : "en" })}
      >
        {t("frame.otherLanguage")}
      </button>
      <ExportMenu />
    </header>
  );
}

function ExportMenu(): ReactNode {
  const t = useText();
  const actions = useActions();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const run = async (work: () => Promise<void>): Promise<void> => {
    setState("busy");
    try {
      await work();
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  const label = {
    idle: "frame.exportMenu",
    busy: "frame.exporting",
    failed: "frame.exportFailed",
  } as const;
  const item = (key: TextKey, work: () => Promise<void>): MenuItem => ({
    key,
    label: t(key),
    onPick: () => void run(work),
  });
  return (
    <Menu
      isDisabled={state === "busy"}
      button={
        <>
          <Icon name="export" />
          {t(label[state])}
        </>
      }
      items={[
        item("frame.exportGaps", () => actions.exportFile("gaps.geojson")),
        item("frame.exportUnits", () => actions.exportFile("units.csv")),
        item("frame.exportRules", () => actions.exportFile("rules.csv")),
        item("frame.savePlan", actions.savePlan),
      ]}
    />
  );
}
