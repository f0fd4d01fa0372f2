import { type ReactNode, Suspense, useState } from "react";
import { useStore } from "zustand";
import { documentStore, redo, undo } from "../../state/document.ts";
import { projectStore } from "../../state/project.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { Icon } from "../kit/icons.tsx";
import { lazyPart } from "../kit/lazy-part.tsx";
import { Menu, type MenuItem } from "../kit/menu.tsx";
import { SearchBox } from "../search/search-box.tsx";
import type { TextKey } from "../text/catalogue.ts";
import { useText } from "../text/translate.ts";
import { Crumbs } from "./crumbs.tsx";
import { SaveState } from "./save-state.tsx";

const ScenarioPicker = lazyPart(
  [],
  async () => (await import("../scenario/scenario-picker.tsx")).ScenarioPicker,
).Part;
const ProjectDialog = lazyPart<{ readonly onClose: () => void }>(
  ["project"],
  async () => (await import("../panels/project/project-dialog.tsx")).ProjectDialog,
).Part;

export function TopBar(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const canUndo = useStore(documentStore, (s) => s.past.length > 0);
  const canRedo = useStore(documentStore, (s) => s.future.length > 0);
  return (
    <header className="top-bar">
      <h1>{t("frame.product")}</h1>
      <Crumbs />
      <ProjectButton />
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
      <Suspense fallback={null}>
        <ScenarioPicker />
      </Suspense>
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

/** The project by its name; opens its sheet. */
function ProjectButton(): ReactNode {
  const t = useText();
  const name = useStore(projectStore, (s) => s.name);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button"
        data-kind="plain"
        data-testid="project"
        onClick={() => setOpen(true)}
      >
        <span className="ellipsis" style={{ maxWidth: 140 }}>
          {name === "" ? t("frame.project") : name}
        </span>
        <Icon name="chevron" size={14} />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <ProjectDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
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
        item("frame.saveProject", () => actions.project.save(false)),
      ]}
    />
  );
}
