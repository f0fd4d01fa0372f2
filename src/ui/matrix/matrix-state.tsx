import type { ReactNode } from "react";
import { useStore } from "zustand";
import { rulesStore } from "../../state/rules.ts";
import { useActions } from "../actions.ts";
import { useIsLong } from "../kit/use-is-long.ts";
import { IssueList } from "../panels/data/issue-list.tsx";
import { useText } from "../text/translate.ts";

/** How far the evaluation is, with a way to stop it; or what went wrong. */
export function MatrixState(): ReactNode {
  const t = useText();
  const actions = useActions();
  const { running, failure, outcomes } = useStore(rulesStore);
  const isLong = useIsLong(running?.since ?? null);
  if (failure !== null) {
    return (
      <div className="notice matrix-state" data-kind="error" role="alert">
        <b>{t("rules.failed")}</b>
        {failure.issues.length > 0 ? <IssueList issues={failure.issues} /> : failure.message}
        <button type="button" className="button" onClick={actions.evaluateRules}>
          {t("rules.retry")}
        </button>
      </div>
    );
  }
  if (running === null || !isLong) return null;
  const { done, total } = running;
  const key = outcomes.size === 0 ? "rules.evaluatingFirst" : "rules.evaluating";
  return (
    <div className="matrix-state" role="status">
      <progress value={done} max={total} aria-hidden="true" />
      {t(key, { done, total })}
      <button type="button" className="button" onClick={actions.cancelRules}>
        {t("rules.cancel")}
      </button>
    </div>
  );
}
