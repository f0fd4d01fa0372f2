import type { ReactNode } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { useActions } from "../actions.ts";
import { useIsLong } from "../kit/use-is-long.ts";
import { IssueList } from "../panels/data/issue-list.tsx";
import { useText } from "../text/translate.ts";

/** What the app is busy with, or what went wrong and what to do. */
export function Banner(): ReactNode {
  const phase = useStore(regionStore, (s) => s.phase);
  if (phase === "opening") return <Opening />;
  if (phase === "failed") return <OpeningFailed />;
  return <Computing />;
}

function Opening(): ReactNode {
  const t = useText();
  return (
    <div className="banner" role="status">
      {t("frame.loading")}
    </div>
  );
}

function OpeningFailed(): ReactNode {
  const t = useText();
  const actions = useActions();
  const failure = useStore(regionStore, (s) => s.failure);
  return (
    <div className="banner" data-kind="error" role="alert">
      <div>
        <b>{t("frame.openFailed")}</b>
        <div>{t("frame.openFailedHelp")}</div>
        <details>
          <pre className="quiet report">{failure}</pre>
        </details>
      </div>
      <button type="button" className="button" onClick={actions.retry}>
        {t("frame.retry")}
      </button>
    </div>
  );
}

function Computing(): ReactNode {
  const t = useText();
  const actions = useActions();
  const { running, failure } = useStore(resultStore);
  const isLong = useIsLong(running?.since ?? null);
  if (failure !== null) {
    return (
      <div className="banner" data-kind="error" role="alert">
        <div>
          <b>{t("frame.failed")}</b>
          {failure.issues.length > 0 ? (
            <IssueList issues={failure.issues} />
          ) : (
            <div>{failure.message}</div>
          )}
        </div>
        <button type="button" className="button" onClick={actions.retry}>
          {t("frame.retry")}
        </button>
      </div>
    );
  }
  if (running === null || !isLong) return null;
  const share = running.share === null ? "" : ` ${Math.round(running.share * 100)} %`;
  return (
    <div className="banner" role="status">
      {t("frame.computing")}
      {share}
      <span className="tag">{t("frame.earlier")}</span>
      <button type="button" className="button" onClick={actions.cancel}>
        {t("frame.cancel")}
      </button>
    </div>
  );
}
