import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { LedgerEntry } from "../../../core/analysis/compare-scenarios.ts";
import type { Verdict } from "../../../core/analysis/verdict.ts";
import { besideStore, PHASE_YEARS } from "../../../state/beside.ts";
import { ruleOf } from "../../../state/question-settings.ts";
import { isSameSituation, situationBeside } from "../../../state/select/beside.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { Segmented } from "../../kit/segmented.tsx";
import { useScenarioTitle } from "../../scenario/use-scenario-title.ts";
import { type Translate, useText } from "../../text/translate.ts";
import { useLedgerLines } from "../compare/use-ledger-lines.ts";
import { useRuleName, valueText } from "./beside-words.ts";
import { GrowthTable } from "./growth-table.tsx";
import { RunningBar } from "./running-bar.tsx";

/** Scenarios beside each other over the years of the plan, under the question of the map and all rules. */
export function YearsPart(): ReactNode {
  const t = useText();
  const byYear = useStore(besideStore, (s) => s.byYear);
  const years = useStore(besideStore, (s) => s.years);
  const toggle = (year: number): void => {
    const next = years.includes(year) ? years.filter((one) => one !== year) : [...years, year];
    if (next.length > 0) besideStore.setState({ years: next.sort((a, b) => a - b) });
  };
  return (
    <div className="section" data-testid="years-part">
      <h3>{t("beside.years")}</h3>
      <div className="row-links">
        {PHASE_YEARS.map((year) => (
          <label key={year} className="chip-choice">
            <input type="checkbox" checked={years.includes(year)} onChange={() => toggle(year)} />
            {year}
          </label>
        ))}
      </div>
      <GrowthTable />
      <RunningBar what="years" />
      {byYear !== null && byYear.comparison.alarms.length > 0 && (
        <p className="notice" data-kind="error" role="alert">
          <b>{t("compare.alarm")}</b>
        </p>
      )}
      {byYear !== null && byYear.comparison.alarms.length === 0 && (
        <>
          {!isSameSituation(byYear.of, situationBeside()) && (
            <p className="notice">{t("beside.old")}</p>
          )}
          <ByYear ids={byYear.ids} entries={byYear.comparison.entries} />
          <ByRule ids={byYear.ids} verdicts={byYear.comparison.verdicts} />
        </>
      )}
    </div>
  );
}

/** The question of the map: a row a year and figure, a column a scenario. */
function ByYear(props: {
  readonly ids: readonly string[];
  readonly entries: readonly LedgerEntry[];
}): ReactNode {
  const { ids, entries } = props;
  const t = useText();
  const titleOf = useScenarioTitle();
  const question = useStore(sessionStore, (s) => s.question);
  const own = entries.filter(({ ruleId }) => ruleId === ruleOf(question).id);
  const lines = useLedgerLines(own);
  const days = [...new Set(own.map(({ asOf }) => asOf))];
  if (own.length === 0) return null;
  const cell = (id: string, asOf: string, say: (entry: LedgerEntry) => string): ReactNode => {
    const entry = own.find((one) => one.scenario === id && one.asOf === asOf);
    return (
      <td key={id} data-number>
        {entry === undefined ? "—" : say(entry)}
      </td>
    );
  };
  const broken = own.filter(({ givenUp }) => givenUp.length > 0);
  return (
    <>
      <h4>{t("beside.byYear")}</h4>
      <table className="table" data-testid="ledger-by-year">
        <thead>
          <tr>
            <th />
            {ids.map((id) => (
              <th key={id} data-number>
                {titleOf(id)}
              </th>
            ))}
          </tr>
        </thead>
        {days.map((asOf) => (
          <tbody key={asOf}>
            <tr>
              <th colSpan={ids.length + 1}>{dayText(t, asOf)}</th>
            </tr>
            {lines.map(({ label, say }) => (
              <tr key={label}>
                <td>{label}</td>
                {ids.map((id) => cell(id, asOf, say))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p className="notice" data-kind={broken.length === 0 ? "ok" : undefined} data-testid="phases">
        {broken.length === 0
          ? t("beside.phase")
          : t("beside.phaseBroken", {
              scenario: titleOf(broken[0]!.scenario),
              sites: broken[0]!.givenUp.join(", "),
            })}
      </p>
    </>
  );
}

/** The end of a year by its number; the day of the question, when nothing is built yet, in full. */
function dayText(t: Translate, asOf: string): string {
  return asOf.endsWith("-12-31") ? asOf.slice(0, 4) : t("beside.baseDay", { asOf });
}

/** Every rule that is on, in one year. */
function ByRule(props: {
  readonly ids: readonly string[];
  readonly verdicts: readonly Verdict[];
}): ReactNode {
  const { ids, verdicts } = props;
  const t = useText();
  const { saveTable } = useActions();
  const titleOf = useScenarioTitle();
  const nameOf = useRuleName();
  const days = [...new Set(verdicts.map(({ asOf }) => asOf))];
  const [chosen, setChosen] = useState(days.at(-1)!);
  const day = days.includes(chosen) ? chosen : days.at(-1)!;
  const rules = [...new Set(verdicts.map(({ ruleId }) => ruleId))];
  const say = ({ kind, whole, level, met, judged }: Verdict): ReactNode => (
    <>
      <b>{t(`beside.${whole.status}`)}</b>
      <div className="quiet">{valueText(kind, whole.value)}</div>
      {level === "county" && judged > 0 && (
        <div className="quiet">{t("beside.units", { met, judged })}</div>
      )}
    </>
  );
  const save = (): void =>
    saveTable("verdicts.csv", [
      [
        t("beside.scenario"),
        t("beside.year"),
        t("beside.rule"),
        t("beside.status"),
        t("beside.value"),
      ],
      ...verdicts.map(({ scenario, asOf, ruleId, kind, whole }) => [
        ...[titleOf(scenario), dayText(t, asOf), nameOf(ruleId)],
        ...[t(`beside.${whole.status}`), valueText(kind, whole.value)],
      ]),
    ]);
  return (
    <>
      <h4>{t("beside.byRule", { year: dayText(t, day) })}</h4>
      <div className="beside-bar">
        <Segmented
          label={t("beside.year")}
          options={days.map((one) => ({ value: one, label: dayText(t, one) }))}
          value={day}
          onChange={setChosen}
        />
        <button type="button" className="chip" onClick={save}>
          {t("beside.save")}
        </button>
      </div>
      <table className="table" data-testid="verdicts">
        <thead>
          <tr>
            <th>{t("beside.rule")}</th>
            {ids.map((id) => (
              <th key={id} data-number>
                {titleOf(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((ruleId) => (
            <tr key={ruleId}>
              <td>{nameOf(ruleId)}</td>
              {ids.map((id) => {
                const verdict = verdicts.find(
                  (one) => one.ruleId === ruleId && one.scenario === id && one.asOf === day,
                );
                return (
                  <td key={id} data-number>
                    {verdict === undefined ? "—" : say(verdict)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
