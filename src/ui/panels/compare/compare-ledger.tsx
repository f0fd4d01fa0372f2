import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { LedgerEntry } from "../../../core/analysis/compare-scenarios.ts";
import { scenarioOf } from "../../../core/scenario/document.ts";
import { documentStore } from "../../../state/document.ts";
import { sessionStore } from "../../../state/session.ts";
import { useScenarioTitle } from "../../scenario/use-scenario-title.ts";
import { useLedgerLines } from "./use-ledger-lines.ts";

/** The ledger: one column a scenario; a click on its head works on it. */
export function CompareLedger(props: {
  readonly ids: readonly string[];
  readonly entries: readonly LedgerEntry[];
}): ReactNode {
  const { ids, entries } = props;
  const titleOf = useScenarioTitle();
  const active = useStore(sessionStore, (s) => s.scenario);
  const document = useStore(documentStore, (s) => s.document);
  const columns = ids.flatMap((id) => entries.filter((one) => one.scenario === id).slice(0, 1));
  const lines = useLedgerLines(columns);
  return (
    <div className="section">
      <table className="table compare-table" data-testid="compare-ledger">
        <thead>
          <tr>
            <th />
            {columns.map((entry) => (
              <th key={entry.scenario} data-number data-active={entry.scenario === active}>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => sessionStore.setState({ scenario: entry.scenario })}
                >
                  {titleOf(entry.scenario)}
                </button>
                <div className="quiet">
                  {scenarioOf(document, entry.scenario)?.year ?? entry.asOf.slice(0, 4)}
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, say }) => (
            <tr key={label}>
              <td>{label}</td>
              {columns.map((entry) => (
                <td key={entry.scenario} data-number data-active={entry.scenario === active}>
                  {say(entry)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
