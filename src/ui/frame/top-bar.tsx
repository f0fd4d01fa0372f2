import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import { documentStore, redo, undo } from "../../state/document.ts";
import { savingStore } from "../../state/saving.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { Icon } from "../kit/icons.tsx";
import { SearchBox } from "../search/search-box.tsx";
import { useText } from "../text/translate.ts";
import { Crumbs } from "./crumbs.tsx";

export function TopBar(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const canUndo = useStore(documentStore, (s) => s.past.length > 0);
  const canRedo = useStore(documentStore, (s) => s.future.length > 0);
  const saving = useStore(savingStore, (s) => s.state);
  const savedText = {
    saved: "frame.saved",
    saving: "frame.saving",
    failed: "frame.saveFailed",
  } as const;
  return (
    <header className="top-bar">
      <h1>{t("frame.product")}</h1>
      <Crumbs />
      <span className="quiet nowrap" data-testid="saving">
        {t(savedText[saving])}
      </span>
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
  const [isOpen, setOpen] = useState(false);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const run = async (work: () => Promise<void>): Promise<void> => {
    setOpen(false);
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
  return (
    <menu
      className="menu-box"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && isOpen) {
          setOpen(false);
          event.stopPropagation();
        }
      }}
    >
      <button
        type="button"
        className="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={state === "busy"}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="export" />
        {t(label[state])}
      </button>
      {isOpen && (
        <div className="menu-list" role="menu">
          <button
            type="button"
            role="menuitem"
            onClick={() => void run(() => actions.exportFile("gaps.geojson"))}
          >
            {t("frame.exportGaps")}
          </button>
          <button
            type="button"
            role="menuitem"
            onClick={() => void run(() => actions.exportFile("units.csv"))}
          >
            {t("frame.exportUnits")}
          </button>
          <button
            type="button"
            role="menuitem"
            onClick={() => void run(() => actions.exportFile("rules.csv"))}
          >
            {t("frame.exportRules")}
          </button>
          <button type="button" role="menuitem" onClick={() => void run(actions.savePlan)}>
            {t("frame.savePlan")}
          </button>
        </div>
      )}
    </menu>
  );
}
