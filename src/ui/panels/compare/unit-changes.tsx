import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { LedgerEntry } from "../../../core/analysis/compare-scenarios.ts";
import { BASELINE } from "../../../core/scenario/document.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { useScenarioTitle } from "../../scenario/use-scenario-title.ts";
import { percent, signedPeople } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";
import { shortName } from "../../text/unit-name.ts";

/** Units in which any scenario changes anything, the greatest change first. */
export function UnitChanges(props: {
  readonly ids: readonly string[];
  readonly entries: readonly LedgerEntry[];
}): ReactNode {
  const { entries } = props;
  const t = useText();
  const actions = useActions();
  const titleOf = useScenarioTitle();
  const { language, level, question } = useStore(sessionStore);
  const units = useStore(regionStore, (s) => s.units);
  const { field } = question;
  const own = entries.filter(({ scenario }) => scenario !== BASELINE);
  const changed = new Map<string, number>();
  for (const { ledger } of own) {
    for (const row of ledger.rows) {
      const figures = row.fields[field];
      if (row.level !== level || figures === undefined) continue;
      const change = Math.abs(figures.newlyCovered - figures.lost);
      if (change > 0) changed.set(row.unitId, Math.max(change, changed.get(row.unitId) ?? 0));
    }
  }
  const rows = [...changed].sort((a, b) => b[1] - a[1]);
  if (rows.length === 0) return null;
  const cell = ({ ledger }: LedgerEntry, id: string): string => {
    const row = ledger.rows.find((one) => one.level === level && one.unitId === id);
    const figures = row?.fields[field];
    if (figures === undefined) return "—";
    const change = signedPeople(figures.newlyCovered - figures.lost, language);
    return `${change} (${percent(figures.covered, figures.total)})`;
  };
  return (
    <div className="section">
      <h3>{t("compare.units")}</h3>
      <table className="table" data-testid="unit-changes">
        <thead>
          <tr>
            <th />
            {own.map(({ scenario }) => (
              <th key={scenario} data-number>
                {titleOf(scenario)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([id]) => {
            const unit = units.get(id);
            return (
              <tr key={id}>
                <td>
                  <button type="button" className="link-button" onClick={() => actions.fitUnit(id)}>
                    {unit === undefined ? id : shortName(unit, language)}
                  </button>
                </td>
                {own.map((entry) => (
                  <td key={entry.scenario} data-number>
                    {cell(entry, id)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
