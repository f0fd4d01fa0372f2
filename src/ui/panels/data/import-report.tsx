import type { ReactNode } from "react";
import type { ImportResult } from "../../../core/facilities/import.ts";
import { useActions } from "../../actions.ts";
import { useText } from "../../text/translate.ts";
import { IssueList } from "./issue-list.tsx";

/** What became of every row: the sum closes, each finding names its places. */
export function ImportReport(props: {
  readonly file: string;
  readonly result: ImportResult;
}): ReactNode {
  const { file, result } = props;
  const t = useText();
  const actions = useActions();
  const { read, accepted, rejected, filtered, issues } = result;
  const save = (): void => {
    const report = { file, read, accepted, rejected, filtered, issues };
    const text = `${JSON.stringify(report, null, 2)}\n`;
    actions.download("import-report.json", new TextEncoder().encode(text));
  };
  return (
    <section data-testid="import-report">
      <div className="spread">
        <h3>{t("import.report")}</h3>
        <button type="button" className="link-button" onClick={save}>
          {t("import.saveReport")}
        </button>
      </div>
      <p>
        <b>{t("import.balance", { read, accepted, rejected: rejected + filtered })}</b>
      </p>
      {issues.length === 0 ? (
        <p className="quiet">{t("import.noIssues")}</p>
      ) : (
        <IssueList issues={issues} />
      )}
    </section>
  );
}
