import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { LedgerEntry } from "../../../core/analysis/compare-scenarios.ts";
import { type LedgerRow, worstUnit } from "../../../core/analysis/ledger.ts";
import { MICRO } from "../../../core/base/exact.ts";
import { BASELINE, scenarioOf } from "../../../core/scenario/document.ts";
import { documentStore } from "../../../state/document.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { useScenarioTitle } from "../../scenario/use-scenario-title.ts";
import { integer, people, percent, signedPeople } from "../../text/format.ts";
import { fieldText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";
import { shortName } from "../../text/unit-name.ts";

/** The ledger: one column a scenario; a click on its head works on it. */
export function CompareLedger(props: {
  readonly ids: readonly string[];
  readonly entries: readonly LedgerEntry[];
}): ReactNode {
  const { ids, entries } = props;
  const t = useText();
  const titleOf = useScenarioTitle();
  const { language, focus, scenario: active, question } = useStore(sessionStore);
  const units = useStore(regionStore, (s) => s.units);
  const document = useStore(documentStore, (s) => s.document);
  const { field } = question;
  const columns = ids.flatMap((id) => entries.filter((one) => one.scenario === id).slice(0, 1));
  const inFocus = ({ ledger }: LedgerEntry): LedgerRow =>
    ledger.rows.find(({ level, unitId }) => unitId === focus && level !== "group") ?? ledger.all;
  const of = (entry: LedgerEntry, name = field) => inFocus(entry).fields[name]!;
  const group = ({ ledger }: LedgerEntry, id: string): string => {
    const row = ledger.rows.find(({ level, unitId }) => level === "group" && unitId === id);
    const figures = row?.fields[field];
    return figures === undefined ? "—" : percent(figures.covered, figures.total);
  };
  const isOwn = ({ scenario }: LedgerEntry): boolean => scenario !== BASELINE;
  const row = (label: string, cell: (entry: LedgerEntry) => ReactNode): ReactNode => (
    <tr key={label}>
      <td>{label}</td>
      {columns.map((entry) => (
        <td key={entry.scenario} data-number data-active={entry.scenario === active}>
          {cell(entry)}
        </td>
      ))}
    </tr>
  );
  const signed = (micro: number): string => signedPeople(micro, language);
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
          {row(t("compare.added"), ({ spending }) => integer(spending.added, language))}
          {row(t("scenario.share"), (entry) => percent(of(entry).covered, of(entry).total))}
          {row(t("compare.newly", { who: fieldText(t, field) }), (entry) =>
            isOwn(entry) ? signed(of(entry).newlyCovered) : "—",
          )}
          {row(t("compare.lost"), (entry) =>
            isOwn(entry) ? people(of(entry).lost, language) : "—",
          )}
          {row(t("compare.out"), (entry) => people(of(entry).uncovered, language))}
          {field !== "age60" &&
            columns.every(({ ledger }) => ledger.all.fields.age60 !== undefined) &&
            row(t("compare.eldersOut"), (entry) => people(of(entry, "age60").uncovered, language))}
          {row(t("compare.mountain"), (entry) => group(entry, "mountain"))}
          {row(t("compare.island"), (entry) => group(entry, "island"))}
          {row(t("compare.capacity"), ({ ledger }) => integer(ledger.capacity, language))}
          {row(t("compare.worst"), ({ ledger }) => {
            const worst = worstUnit(ledger, "county", field);
            const unit = worst === null ? undefined : units.get(worst.unitId);
            if (worst === null || unit === undefined) return "—";
            const { covered, total } = worst.fields[field]!;
            return `${shortName(unit, language)} ${percent(covered, total)}`;
          })}
          {row(t("scenario.cost"), ({ spending }) =>
            spending.cost === null ? "—" : integer(spending.cost, language),
          )}
          {row(t("compare.land"), ({ spending }) =>
            spending.landM2 === null ? "—" : integer(spending.landM2, language),
          )}
          {row(t("compare.costPer"), (entry) => {
            const { cost } = entry.spending;
            const newly = of(entry).newlyCovered / MICRO;
            // 万元 to yuan.
            return cost === null || newly === 0
              ? "—"
              : integer(Math.round((cost * 10_000) / newly), language);
          })}
        </tbody>
      </table>
    </div>
  );
}
