import type { ReactNode } from "react";
import { useActions } from "../actions.ts";
import { IssueList } from "../panels/data/issue-list.tsx";
import { useText } from "../text/translate.ts";
import { datumName } from "./decide-places.tsx";
import { HandOn } from "./hand-on.tsx";
import type { ImportControl } from "./use-import.ts";

/** Everything that was found and decided by itself, each with its first places; saved as JSON too. */
export function DecideReport(props: {
  readonly name: string;
  readonly control: ImportControl;
}): ReactNode {
  const { name, control } = props;
  const t = useText();
  const actions = useActions();
  const { reading, look } = control;
  const { decision } = look!;
  if (reading === null) return <p className="quiet">{t("import.checking")}</p>;
  const { files, read, rows, rejected, issues } = reading.result;
  const save = (): void => {
    const totals = { read, accepted: rows.length, rejected: rejected.length };
    const report = { format: "import-report/1", source: name, decision, files, totals, issues };
    const text = `${JSON.stringify(report, null, 2)}\n`;
    actions.download("import-report.json", new TextEncoder().encode(text));
  };
  return (
    <>
      <div className="spread">
        <h3>{t("import.report")}</h3>
        <button type="button" className="link-button" onClick={save}>
          {t("import.saveReport")}
        </button>
      </div>
      <ul className="import-decided">
        <li>{t("import.decidedDatum", { datum: datumName(t, decision.datum) })}</li>
        {decision.crs !== null && <li>{t("import.crsNow", { crs: decision.crs })}</li>}
        {decision.swap && <li>{t("import.swap")}</li>}
        {decision.drop.length > 0 && (
          <li>{t("import.decidedDrop", { columns: decision.drop.join("、").slice(0, 120) })}</li>
        )}
      </ul>
      {issues.length === 0 ? (
        <p className="quiet">{t("import.noIssues")}</p>
      ) : (
        <IssueList issues={issues} />
      )}
      {decision.target !== "facilities" && <p className="notice">{t("import.forPlan")}</p>}
      <HandOn name={decision.target} control={control} />
    </>
  );
}
