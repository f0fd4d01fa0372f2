import { Component, type ReactNode } from "react";
import { sessionStore } from "../../state/session.ts";
import { translator } from "../text/translate.ts";

interface State {
  readonly report: string | null;
}

/** Stands in for a screen that failed: the work is saved, the report can be copied. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { report: null };

  static getDerivedStateFromError(error: unknown): State {
    return { report: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }

  override render(): ReactNode {
    const { report } = this.state;
    if (report === null) return this.props.children;
    const t = translator(sessionStore.getState().language);
    return (
      <div className="fullscreen-note" role="alert">
        <h2>{t("frame.crashed")}</h2>
        <p>{t("frame.crashedHelp")}</p>
        <pre className="quiet report">{report}</pre>
        <p>
          <button
            type="button"
            className="button"
            data-kind="primary"
            onClick={() => location.reload()}
          >
            {t("frame.reload")}
          </button>
        </p>
      </div>
    );
  }
}
