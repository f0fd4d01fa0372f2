import type { ReactNode } from "react";
import { useStore } from "zustand";
import { projectStore } from "../../state/project.ts";
import { useText } from "../text/translate.ts";

/** Whether an opened project gives here the figures it was saved with. */
export function ProjectCheck(): ReactNode {
  const t = useText();
  const check = useStore(projectStore, (s) => s.check);
  if (check === null) return null;
  const isSame = check.kind === "done" && check.found.length === 0;
  return (
    <div className="project-check notice" role="status" data-testid="project-check">
      <b>
        {check.kind === "failed"
          ? t("frame.checkFailed")
          : isSame
            ? t("frame.checkSame")
            : t("frame.checkDiffers", { count: check.found.length })}
      </b>
      {check.kind === "done" &&
        check.found.slice(0, 6).map(({ path, saved, now }) => (
          <div key={path} className="ellipsis">
            {path}: {saved} → {now}
          </div>
        ))}
      <button
        type="button"
        className="link-button"
        onClick={() => projectStore.setState({ check: null })}
      >
        {t("frame.understood")}
      </button>
    </div>
  );
}
