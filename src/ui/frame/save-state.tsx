import type { ReactNode } from "react";
import { useStore } from "zustand";
import { savingStore } from "../../state/saving.ts";
import { useActions } from "../actions.ts";
import { useText } from "../text/translate.ts";

const TEXT = {
  saved: "frame.saved",
  saving: "frame.saving",
  failed: "frame.saveFailed",
  full: "frame.saveFull",
} as const;

/** Whether the work is kept, and what to do where it is not. */
export function SaveState(): ReactNode {
  const t = useText();
  const actions = useActions();
  const { state, role, recovered } = useStore(savingStore);
  if (role === "reader") {
    return (
      <span className="nowrap save-state" data-kind="warning" data-testid="saving" role="status">
        {t("frame.elsewhere")}{" "}
        <button type="button" className="link-button" onClick={() => void actions.takeOver()}>
          {t("frame.takeOver")}
        </button>
      </span>
    );
  }
  const isLost = state === "failed" || state === "full";
  return (
    <span
      className={isLost ? "nowrap save-state" : "quiet nowrap save-state"}
      data-kind={isLost ? "error" : undefined}
      data-testid="saving"
      role="status"
    >
      {t(TEXT[state])}
      {isLost && (
        <button
          type="button"
          className="link-button"
          onClick={() => void actions.project.save(false)}
        >
          {t("frame.saveProject")}
        </button>
      )}
      {!isLost && recovered !== null && (
        <span className="loss" data-testid="recovered">
          {" "}
          {t(recovered === "version" ? "frame.recoveredVersion" : "frame.recoveredFresh")}{" "}
          <button
            type="button"
            className="link-button"
            onClick={() => savingStore.setState({ recovered: null })}
          >
            {t("frame.understood")}
          </button>
        </span>
      )}
    </span>
  );
}
