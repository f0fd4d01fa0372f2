import type { ReactNode } from "react";
import { useActions } from "../actions.ts";
import { IssueList } from "../panels/data/issue-list.tsx";
import { useText } from "../text/translate.ts";
import { SaveHeights } from "./decide-heights.tsx";
import { DecisionList } from "./decision-list.tsx";
import { HandOn } from "./hand-on.tsx";
import { reportJson } from "./report-file.ts";
import type { ImportControl } from "./use-import.ts";

/** Everything that was found and decided by itself, each with its first places; saved as JSON too. */
export function DecideReport(props: { readonly control: ImportControl }): ReactNode {
  const { control } = props;
  const t = useText();
  const actions = useActions();
  const { reading, look } = control;
  const { decision } = look!;
  if (reading === null) return <p className="quiet">{t("import.checking")}</p>;
  const { files, read, accepted, rejected, issues } = reading.result;
  const save = (): void => {
    const totals = { read, accepted, rejected };
    actions.download("import-report.json", reportJson({ files, totals, decision, issues }));
  };
  return (
    <>
      <div className="spread">
        <h3>{t("import.report")}</h3>
        <button type="button" className="link-button" onClick={save}>
          {t("import.saveReport")}
        </button>
      </div>
      <DecisionList decision={decision} onUndo={(change) => control.decide(change)} />
      {issues.length === 0 ? (
        <p className="quiet">{t("import.noIssues")}</p>
      ) : (
        <IssueList issues={issues} />
      )}
      {decision.target === "elevation" ? (
        <SaveHeights control={control} />
      ) : (
        <HandOn name={decision.target} control={control} />
      )}
    </>
  );
}
