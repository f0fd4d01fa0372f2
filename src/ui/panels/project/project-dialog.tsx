import { type ReactNode, useEffect, useState } from "react";
import { useStore } from "zustand";
import { projectStore, type VersionView } from "../../../state/project.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { Sheet } from "../../kit/sheet.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { useText } from "../../text/translate.ts";
import { takeFiles } from "../data/files-store.ts";

/** Layers with more facilities than this weigh over 50 MB: leaving them out is offered. */
const HEAVY_FACILITIES = 150_000;

/** The project: its name, its file, its versions, and those beside it in this browser. */
export function ProjectDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  const { project } = useActions();
  const { name, recent, id } = useStore(projectStore);
  const language = useStore(sessionStore, (s) => s.language);
  const count = useStore(regionStore, (s) =>
    s.ownLayers.reduce((sum, layer) => sum + layer.count, 0),
  );
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const [leaveOut, setLeaveOut] = useState(false);
  const run = (work: Promise<void>): void => {
    setState("busy");
    work.then(
      () => setState("idle"),
      () => setState("failed"),
    );
  };
  const others = recent.filter((one) => one.id !== id);
  return (
    <Sheet title={t("project.title")} size="small" onClose={onClose}>
      <div className="sheet-body project-sheet">
        <label htmlFor="project-name">{t("project.name")}</label>
        <TextField
          id="project-name"
          className="field wide"
          placeholder={t("project.unnamed")}
          value={name}
          onChange={(next) => void project.rename(next)}
        />
        <div className="row-links">
          <button
            type="button"
            className="button"
            data-kind="primary"
            disabled={state === "busy"}
            onClick={() => run(project.save(leaveOut))}
          >
            {t(state === "busy" ? "project.saving" : "project.save")}
          </button>
          <label className="button">
            {t("project.open")}
            <input
              type="file"
              className="visually-hidden"
              data-testid="project-input"
              multiple
              onChange={(event) => {
                takeFiles([...(event.target.files ?? [])]);
                onClose();
              }}
            />
          </label>
          <button
            type="button"
            className="button"
            onClick={() =>
              run(project.saveAs(t("project.copyOf", { name: name || t("project.unnamed") })))
            }
          >
            {t("project.saveAs")}
          </button>
          <button type="button" className="button" onClick={() => run(project.create())}>
            {t("project.create")}
          </button>
        </div>
        {(count > HEAVY_FACILITIES || leaveOut) && (
          <label className="row-links">
            <input
              type="checkbox"
              checked={leaveOut}
              onChange={(event) => setLeaveOut(event.target.checked)}
            />
            {t("project.leaveOut")}
          </label>
        )}
        {state === "failed" && (
          <p className="notice" data-kind="error" role="alert">
            {t("project.failed")}
          </p>
        )}
        <Versions />
        <h3>{t("project.recent")}</h3>
        {others.length === 0 && <p className="quiet">{t("project.noRecent")}</p>}
        <ul className="source-list">
          {others.map((one) => (
            <li key={one.id} className="spread">
              <button
                type="button"
                className="link-button"
                onClick={() => run(project.goTo(one.id))}
              >
                {one.name === "" ? t("project.unnamed") : one.name}
              </button>
              <span className="quiet">{timeText(one.openedAt, language)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

/** States of the document to go back to; going back is itself a step to undo. */
function Versions(): ReactNode {
  const t = useText();
  const { project } = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const [list, setList] = useState<readonly VersionView[]>([]);
  const [refreshed, setRefreshed] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew after each change
  useEffect(() => {
    let isCurrent = true;
    void project.versions().then((found) => {
      if (isCurrent) setList(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [project, refreshed]);
  const again = (): void => setRefreshed((n) => n + 1);
  const why = {
    time: "project.whyTime",
    "by-hand": "project.whyHand",
    "before-open": "project.whyBefore",
    unsaved: "project.whyUnsaved",
  } as const;
  return (
    <>
      <div className="spread">
        <h3>{t("project.versions")}</h3>
        <button
          type="button"
          className="link-button"
          onClick={() => void project.keepVersion().then(again)}
        >
          {t("project.keepVersion")}
        </button>
      </div>
      {list.length === 0 && <p className="quiet">{t("project.noVersions")}</p>}
      <ul className="source-list version-list">
        {list.map((version) => (
          <li key={version.key} className="spread" data-testid="version">
            <span>
              {timeText(version.savedAt, language)}{" "}
              <span className="quiet">
                {t(why[version.why])},{" "}
                {t("project.holds", { scenarios: version.scenarios, edits: version.edits })}
              </span>
            </span>
            <button
              type="button"
              className="link-button"
              onClick={() => void project.restoreVersion(version.key).then(again)}
            >
              {t("project.goBack")}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function timeText(ms: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "medium" }).format(ms);
}
