import { type ReactNode, useEffect, useState } from "react";
import type { NamedBytes, PlanRun } from "../../../core/analysis/plan-run.ts";
import type { Issue } from "../../../core/base/issue.ts";
import { useActions } from "../../actions.ts";
import { Sheet } from "../../kit/sheet.tsx";
import { useText } from "../../text/translate.ts";
import { IssueList, issuesOf } from "./issue-list.tsx";

/** A plan with its files, computed here; every output file can be taken along. */
export function PlanDialog(props: {
  readonly files: readonly NamedBytes[];
  readonly onClose: () => void;
}): ReactNode {
  const { files, onClose } = props;
  const t = useText();
  const actions = useActions();
  const [run, setRun] = useState<PlanRun | null>(null);
  useEffect(() => {
    actions.runPlan(files).then(setRun, (error: unknown) => {
      setRun({ ok: false, issues: issuesOf(error) });
    });
  }, [actions, files]);
  return (
    <Sheet title={t("data.openPlan")} size="small" onClose={onClose}>
      <div className="sheet-body" data-testid="plan-run">
        {run === null && <p>{t("data.planRunning")}</p>}
        {run?.ok === false && (
          <p className="notice" data-kind="error" role="alert">
            {t("data.planFailed")}
          </p>
        )}
        {run?.ok === true && (
          <>
            <h3>{t("data.planDone")}</h3>
            <PlanOnMap files={files} onClose={onClose} />
            {run.files.map(({ name, bytes }) => (
              <div key={name} className="file-row">
                <span>{name}</span>
                <button
                  type="button"
                  className="button"
                  onClick={() => actions.download(name, bytes)}
                >
                  {t("data.download")}
                </button>
              </div>
            ))}
          </>
        )}
        {run !== null && <IssueList issues={run.issues} />}
      </div>
    </Sheet>
  );
}

/** Goes on working where the plan stopped, when the map can ask exactly what the plan asks. */
function PlanOnMap(props: {
  readonly files: readonly NamedBytes[];
  readonly onClose: () => void;
}): ReactNode {
  const { files, onClose } = props;
  const t = useText();
  const actions = useActions();
  const [open, setOpen] = useState<(() => Promise<void>) | null | undefined>(undefined);
  const [faults, setFaults] = useState<readonly Issue[]>([]);
  useEffect(() => {
    // A function in a state would be called: it is wrapped.
    void actions.planOnMap(files).then((found) => setOpen(() => found));
  }, [actions, files]);
  if (open === undefined) return null;
  if (open === null) return <p className="quiet">{t("data.planNotOnMap")}</p>;
  return (
    <>
      <div className="file-row">
        <span className="quiet">{t("data.planReplaces")}</span>
        <button
          type="button"
          className="button"
          data-kind="primary"
          onClick={() => void open().then(onClose, (error: unknown) => setFaults(issuesOf(error)))}
        >
          {t("data.planOnMap")}
        </button>
      </div>
      {faults.length > 0 && <IssueList issues={faults} />}
    </>
  );
}
