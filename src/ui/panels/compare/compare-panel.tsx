import "./compare.css";
import { type ReactNode, Suspense } from "react";
import { useStore } from "zustand";
import { BASELINE, scenariosOf } from "../../../core/scenario/document.ts";
import { type CompareView, comparisonStore } from "../../../state/comparison.ts";
import { documentStore } from "../../../state/document.ts";
import { regionStore } from "../../../state/region.ts";
import { comparedIds, MOST_COMPARED } from "../../../state/select/compared.ts";
import { sessionStore } from "../../../state/session.ts";
import { lazyPart } from "../../kit/lazy-part.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { questionTitle } from "../../question/question-text.ts";
import { useText } from "../../text/translate.ts";
import { unitName } from "../../text/unit-name.ts";
import { ChangeList } from "./change-list.tsx";
import { Comparability } from "./comparability.tsx";
import { CompareLedger } from "./compare-ledger.tsx";
import { UnitChanges } from "./unit-changes.tsx";

/** With the words of the other charts. */
const NextBuys = lazyPart(
  ["fairness"],
  async () => (await import("./next-buys.tsx")).NextBuys,
).Part;

const BesideParts = lazyPart(
  ["beside", "fairness"],
  async () => (await import("../beside/beside-parts.tsx")).BesideParts,
).Part;

/** 方案比较: two to four scenarios beside each other; the baseline is the reference. */
export function ComparePanel(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const question = useStore(sessionStore, (s) => s.question);
  const { view, result, isRunning, failure } = useStore(comparisonStore);
  useStore(documentStore, (s) => s.document);
  useStore(sessionStore, (s) => s.compared);
  const focus = useStore(sessionStore, (s) => s.focus);
  const unit = useStore(regionStore, (s) => (focus === null ? undefined : s.units.get(focus)));
  const ids = comparedIds();
  const alarms = result?.comparison.alarms ?? [];
  return (
    <>
      <div className="panel-head">
        <div>
          <h2>{t("compare.title")}</h2>
          <div className="quiet">
            {unit === undefined ? t("frame.province") : unitName(unit, language)} ·{" "}
            {questionTitle(t, question, language)}
          </div>
        </div>
        <button
          type="button"
          className="button"
          onClick={() => sessionStore.setState({ isComparing: false })}
        >
          {t("compare.back")}
        </button>
      </div>
      <Choice />
      <div className="section spread">
        <Segmented<CompareView>
          label={t("compare.view")}
          options={[
            { value: "swipe", label: t("compare.swipe") },
            { value: "side", label: t("compare.side") },
            { value: "difference", label: t("compare.difference") },
          ]}
          value={view}
          onChange={(next) => comparisonStore.setState({ view: next })}
        />
        {isRunning && <span className="quiet">{t("frame.computing")}</span>}
      </div>
      {ids.length < 2 && <p className="empty quiet">{t("compare.none")}</p>}
      {failure !== null && (
        <p className="notice" data-kind="error" role="alert">
          {t("frame.failed")}: {failure}
        </p>
      )}
      {alarms.length > 0 && (
        <p className="notice" data-kind="error" role="alert" data-testid="physics-alarm">
          <b>{t("compare.alarm")}</b> {alarms.map((alarm) => t(ALARMS[alarm.kind])).join(" ")}
        </p>
      )}
      {alarms.length === 0 && result !== null && (
        <>
          <CompareLedger ids={result.ids} entries={result.comparison.entries} />
          <Suspense fallback={null}>
            <NextBuys />
          </Suspense>
          <Comparability ids={result.ids} entries={result.comparison.entries} />
          <ChangeList ids={result.ids} />
          <UnitChanges ids={result.ids} entries={result.comparison.entries} />
        </>
      )}
      <Suspense fallback={null}>
        <BesideParts />
      </Suspense>
    </>
  );
}

const ALARMS = {
  "sites-added-coverage-lost": "compare.alarmAdded",
  "wider-cutoff-lost": "compare.alarmWider",
  "sum-open": "compare.alarmSum",
} as const;

/** Which scenarios stand in the table; up to three beside the baseline. */
function Choice(): ReactNode {
  const document = useStore(documentStore, (s) => s.document);
  useStore(sessionStore, (s) => s.compared);
  const ids = comparedIds();
  const toggle = (id: string): void => {
    const chosen = ids.filter((one) => one !== BASELINE);
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    sessionStore.setState({ compared: next });
  };
  return (
    <div className="section row-links">
      {scenariosOf(document).map(({ id, title }) => (
        <label key={id} className="chip-choice">
          <input
            type="checkbox"
            checked={ids.includes(id)}
            disabled={!ids.includes(id) && ids.length > MOST_COMPARED}
            onChange={() => toggle(id)}
          />
          {title}
        </label>
      ))}
    </div>
  );
}
