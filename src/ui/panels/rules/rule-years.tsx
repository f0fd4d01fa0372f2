import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { CatalogueEntry } from "../../../core/rules/catalogue.ts";
import type { UnitOutcome } from "../../../core/rules/outcome.ts";
import { isShare } from "../../../state/select/matrix-cell.ts";
import { yearColumns } from "../../../state/select/year-figures.ts";
import { sessionStore } from "../../../state/session.ts";
import { number } from "../../text/rule-text.ts";
import { useText } from "../../text/translate.ts";

/** Base and targets by year; with a unit's outcome, also what it would lack in each. */
export function RuleYears(props: {
  readonly entry: CatalogueEntry;
  readonly outcome: UnitOutcome | null;
}): ReactNode {
  const { entry, outcome } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const columns = yearColumns(entry, outcome);
  if (columns.length === 0) return null;
  const isPart = isShare(entry.rule, "county") && columns.every(({ figure }) => (figure ?? 0) <= 1);
  const figure = (value: number | null): string => {
    if (value === null) return "—";
    return isPart ? `${number(value * 100, language)} %` : number(value, language);
  };
  const lacks = columns.some(({ shortfall }) => shortfall !== null);
  return (
    <table className="year-table" aria-label={t("rules.years")}>
      <thead>
        <tr>
          <th>{t("rules.years")}</th>
          {columns.map(({ year, kind }) => (
            <th key={year} data-base={kind === "base"}>
              {year}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th>{t("rules.target")}</th>
          {columns.map((column) => (
            <td key={column.year}>
              {figure(column.figure)}
              {column.kind === "base" && <span className="quiet"> {t("rules.base")}</span>}
            </td>
          ))}
        </tr>
        {lacks && (
          <tr>
            <th>{t("rules.shortfall")}</th>
            {columns.map(({ year, shortfall }) => (
              <td key={year} className={shortfall !== null && shortfall > 0 ? "loss" : undefined}>
                {shortfall === null ? "—" : number(shortfall, language)}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}
