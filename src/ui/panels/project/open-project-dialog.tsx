import { type ReactNode, useEffect, useState } from "react";
import type { NamedBytes } from "../../../core/analysis/plan-run.ts";
import { useActions } from "../../actions.ts";
import { Sheet } from "../../kit/sheet.tsx";
import type { OpenedProject } from "../../project-actions.ts";
import { useText } from "../../text/translate.ts";
import { IssueList, issuesOf } from "../data/issue-list.tsx";

/** A project file: opened beside the present one, asked for its data, or refused with the reason. */
export function OpenProjectDialog(props: {
  readonly files: readonly NamedBytes[];
  readonly onClose: () => void;
}): ReactNode {
  const { files, onClose } = props;
  const t = useText();
  const { project } = useActions();
  const [given, setGiven] = useState(files);
  const [opened, setOpened] = useState<OpenedProject | null>(null);
  useEffect(() => {
    project.open(given).then(setOpened, (error: unknown) => {
      setOpened({ kind: "refused", issues: issuesOf(error) });
    });
  }, [project, given]);
  const add = async (list: FileList | null): Promise<void> => {
    const more: NamedBytes[] = [];
    for (const file of list ?? []) {
      more.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    }
    setGiven((before) => [...before, ...more]);
  };
  return (
    <Sheet title={t("project.openTitle")} size="small" onClose={onClose}>
      <div className="sheet-body project-sheet" data-testid="open-project">
        {opened === null && <p>{t("project.reading")}</p>}
        {opened?.kind === "refused" && (
          <>
            <p className="notice" data-kind="error" role="alert">
              {t("project.refused")}
            </p>
            <IssueList issues={opened.issues} />
          </>
        )}
        {opened?.kind === "incomplete" && (
          <>
            <p className="notice" role="alert">
              {t("project.incomplete")}
            </p>
            {opened.missing.map(({ name, sha256, count }) => (
              <p key={sha256}>
                {t("project.missing", { name, count })}
                <br />
                <code>SHA-256 {sha256}</code>
              </p>
            ))}
            <label className="button">
              {t("project.give")}
              <input
                type="file"
                className="visually-hidden"
                data-testid="missing-input"
                multiple
                onChange={(event) => void add(event.target.files)}
              />
            </label>
          </>
        )}
        {opened?.kind === "opened" && (
          <>
            <p>{t("project.ready")}</p>
            <IssueList issues={opened.issues} />
            <button type="button" className="button" data-kind="primary" onClick={opened.go}>
              {t("project.go")}
            </button>
          </>
        )}
      </div>
    </Sheet>
  );
}
