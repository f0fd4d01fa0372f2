import { type ReactNode, useEffect } from "react";
import { useStore } from "zustand";
import { rulesStore } from "../../../state/rules.ts";
import { type CellState, isShare } from "../../../state/select/matrix-cell.ts";
import { UNMET } from "../../../state/select/rule-matrix.ts";
import { type ProfileRow, profileRows } from "../../../state/select/unit-profile.ts";
import { sessionStore, setMatrix } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { csvBytes } from "../../charts/export-chart.ts";
import { ClassShape } from "../../kit/icons.tsx";
import { useMatrixRules } from "../../matrix/use-matrix.ts";
import { headTerm, missingText, number, spoken } from "../../text/rule-text.ts";
import { useText } from "../../text/translate.ts";

function withUnit({ inForce }: ProfileRow, text: string, level: string): string {
  return text !== "" && isShare(inForce, level) ? `${text} %` : text;
}

/** Every rule that is on, in one unit: figure, target, verdict, what is missing, rank, province. */
export function ProfileRules(props: {
  readonly unit: { readonly id: string; readonly level: string; readonly name: string };
}): ReactNode {
  const { unit } = props;
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const running = useStore(rulesStore, (s) => s.running);
  const rows = profileRows(useMatrixRules(), unit);
  useEffect(() => actions.evaluateRules(), [actions]);
  const count = (is: (state: CellState) => boolean): number =>
    rows.filter(({ cell }) => is(cell.state)).length;
  const head = [
    t("fairness.rule"),
    t("fairness.figure"),
    t("rules.line"),
    t("fairness.verdict"),
    t("fairness.rankShort"),
    t("fairness.province"),
  ];
  const cells = (row: ProfileRow): (string | number)[] => [
    spoken(row.rule.entry.short, language),
    withUnit(row, row.cell.text, unit.level),
    headTerm(t, row.rule.entry, row.inForce, unit.level, language),
    verdict(row),
    row.rank === null ? "" : `${row.rank}/${row.ranked}`,
    withUnit(row, row.whole.text, "province"),
  ];
  function verdict({ cell }: ProfileRow): string {
    if (cell.state === "waiting") return "…";
    if (cell.state === "met") return t("rules.legendMet");
    if (cell.state === "value-only") return t("rules.legendValue");
    if (cell.state === "not-applicable") return t("rules.legendNone");
    const { outcome } = cell;
    if (cell.state === "missing") {
      return (outcome?.missing ?? []).map((code) => missingText(t, code)).join(t("rules.comma"));
    }
    return outcome?.shortfall == null
      ? t("rules.unmetColumn")
      : `${t("rules.shortfall")} ${number(outcome.shortfall, language)}`;
  }
  return (
    <section
      className="section"
      aria-label={t("fairness.profileRules")}
      data-testid="profile-rules"
    >
      <div className="row">
        <h3>{t("fairness.profileRules")}</h3>
        <button
          type="button"
          className="chip"
          onClick={() =>
            actions.download(`rules-${unit.id}.csv`, csvBytes([head, ...rows.map(cells)]))
          }
        >
          CSV
        </button>
        {running !== null && (
          <span className="quiet" role="status">
            {t("rules.evaluatingFirst", { done: running.done, total: running.total })}
          </span>
        )}
      </div>
      <p className="quiet">
        {t("fairness.profileCounts", {
          met: count((state) => state === "met"),
          unmet: count((state) => UNMET.has(state)),
          missing: count((state) => state === "missing"),
          value: count((state) => state === "value-only"),
          none: count((state) => state === "not-applicable"),
        })}
      </p>
      <table className="table profile-rules">
        <thead>
          <tr>
            {(["rule", "figure", "verdict", "rankShort"] as const).map((key, k) => (
              <th key={key} data-number={k === 1 || k === 3 || undefined}>
                {t(`fairness.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [name, figure, target, said, rank, whole] = cells(row);
            const { id } = row.rule.entry.rule;
            return (
              <tr key={id} data-earlier={row.isEarlier || undefined}>
                <td>
                  <span className="row">
                    <ClassShape of={row.rule.entry.group} />
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => {
                        setMatrix({ isOpen: true, cell: { rule: id, unit: unit.id } });
                        sessionStore.setState({
                          step: "rules",
                          level: unit.level === "town" ? "town" : "county",
                          filter: "all",
                        });
                      }}
                    >
                      {name}
                    </button>
                  </span>
                  <div className="quiet">{target}</div>
                </td>
                <td data-number>{figure}</td>
                <td data-state={row.cell.state}>{said}</td>
                <td data-number className="quiet">
                  {rank}
                  <div>{whole}</div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
