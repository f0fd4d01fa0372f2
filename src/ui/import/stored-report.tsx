import "./import.css";
import "./stored.css";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { StoredReport } from "../../core/import/stored-import.ts";
import type { InputEntry } from "../../core/scenario/own-input.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { Sheet } from "../kit/sheet.tsx";
import { IssueList } from "../panels/data/issue-list.tsx";
import { integer } from "../text/format.ts";
import { useText } from "../text/translate.ts";
import { DecisionList } from "./decision-list.tsx";
import { reportJson } from "./report-file.ts";
import { StoredDatum } from "./stored-datum.tsx";

/** The report of an import as the project keeps it. */
export function StoredReportDialog(props: {
  readonly entry: InputEntry;
  readonly report: StoredReport;
  readonly onClose: () => void;
}): ReactNode {
  const { entry, report, onClose } = props;
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const { totals, issues, decision } = report;
  return (
    <Sheet
      title={`${t("import.reportTitle")} · ${entry.file.slice(0, 80)}`}
      size="small"
      onClose={onClose}
    >
      <div className="sheet-body stored-report" data-testid="stored-report">
        <div className="spread">
          <b>
            {t("import.balance", {
              read: integer(totals.read, language),
              accepted: integer(totals.accepted, language),
              rejected: integer(totals.rejected, language),
            })}
          </b>
          <button
            type="button"
            className="link-button"
            onClick={() => actions.download("import-report.json", reportJson(report))}
          >
            {t("import.saveReport")}
          </button>
        </div>
        {entry.target !== "links" && entry.target !== "elevation" && (
          <StoredDatum entry={entry} report={report} />
        )}
        <DecisionList decision={decision} onUndo={null} />
        <IssueList issues={issues} />
      </div>
    </Sheet>
  );
}
