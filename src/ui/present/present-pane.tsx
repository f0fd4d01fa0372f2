import "./present.css";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { BASELINE } from "../../core/scenario/document.ts";
import { comparisonStore } from "../../state/comparison.ts";
import { documentStore } from "../../state/document.ts";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { comparedIds } from "../../state/select/compared.ts";
import { headlineOf } from "../../state/select/headline.ts";
import { sessionStore } from "../../state/session.ts";
import { NoField } from "../kit/no-field.tsx";
import { questionTitle } from "../question/question-text.ts";
import { useScenarioTitle } from "../scenario/use-scenario-title.ts";
import { people, percent, signedPeople } from "../text/format.ts";
import { fieldText } from "../text/names.ts";
import { marksKey, peopleBasis } from "../text/people-basis.ts";
import { useText } from "../text/translate.ts";
import { unitName } from "../text/unit-name.ts";

/** The plain view for a hall: nothing under 24 px, figures with their basis, keys only. */
export function PresentPane(): ReactNode {
  const t = useText();
  const titleOf = useScenarioTitle();
  const { language, scenario, focus, question } = useStore(sessionStore);
  useStore(documentStore, (s) => s.document);
  const { summaries, baseline, settings } = useStore(resultStore);
  const comparison = useStore(comparisonStore, (s) => s.result?.comparison ?? null);
  const { ownLayers, ownFields, basis } = useStore(regionStore);
  const units = useStore(regionStore, (s) => s.units);
  const field = settings?.field ?? question.field;
  const now = headlineOf(summaries, focus, field, null);
  const before = headlineOf(baseline, focus, field, null);
  const unit = focus === null ? undefined : units.get(focus);
  const place = unit === undefined ? t("frame.province") : unitName(unit, language);
  const ids = comparedIds();
  const entry = comparison?.entries.find((one) => one.scenario === scenario);
  const isBroken = (comparison?.alarms.length ?? 0) > 0;
  return (
    <main className="present-pane" data-testid="present-pane" aria-label={t("present.title")}>
      <h1>{titleOf(scenario)}</h1>
      <p className="present-basis">
        {place}, {questionTitle(t, question, language)}
      </p>
      <nav className="present-scenarios" aria-label={t("frame.scenarioChoose")}>
        {ids.map((id, k) => (
          <span key={id} data-active={id === scenario}>
            <kbd>{k}</kbd> {titleOf(id)}
          </span>
        ))}
      </nav>
      <NoField field={field} />
      {now !== null && !isBroken && (
        <>
          <div className="present-figure">
            {percent(now.covered, now.total)}
            <small> %</small>
          </div>
          <p>
            {t("present.covered", { who: fieldText(t, field) })} {people(now.covered, language)} /{" "}
            {people(now.total, language)}
          </p>
          <div className="present-figure" data-kind="gap">
            {people(now.uncovered, language)}
          </div>
          <p>{t("present.beyond", { who: fieldText(t, field) })}</p>
          {before !== null && scenario !== BASELINE && (
            <p className="gain">
              {t("present.against")} {signedPeople(now.covered - before.covered, language)}
            </p>
          )}
          {entry !== undefined && entry.spending.cost !== null && (
            <p>{t("scenario.costOf", { value: String(entry.spending.cost) })}</p>
          )}
        </>
      )}
      {isBroken && <p className="loss">{t("compare.alarm")}</p>}
      <footer>
        <p className="present-mark">{t(marksKey(ownLayers.length > 0, ownFields !== null))}</p>
        <p>
          {peopleBasis(t, ownFields === null ? null : basis)} ·{" "}
          {t("frame.basisList", { date: question.asOf.slice(0, 7) })} · {t("frame.basisDatum")}
        </p>
        <p className="present-keys">
          <kbd>0</kbd>–<kbd>3</kbd> {t("present.keyScenario")} <kbd>B</kbd> {t("present.keySwipe")}{" "}
          <kbd>F</kbd> {t("present.keyFull")} <kbd>Esc</kbd> {t("present.keyEnd")}
        </p>
      </footer>
    </main>
  );
}
