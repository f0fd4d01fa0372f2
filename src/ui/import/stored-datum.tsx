import { type ReactNode, useEffect, useState } from "react";
import { useStore } from "zustand";
import { CANDIDATE_DATUMS, type Diagnosis } from "../../core/import/datum-doctor.ts";
import type { StoredReport } from "../../core/import/stored-import.ts";
import type { InputEntry } from "../../core/scenario/own-input.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { metres } from "../text/format.ts";
import { useText } from "../text/translate.ts";
import { bearingText } from "./bearing-text.ts";
import { datumName } from "./decide-places.tsx";

/** What the doctor says of a layer that is in place, and the way to read it under another datum. */
export function StoredDatum(props: {
  readonly entry: InputEntry;
  readonly report: StoredReport;
}): ReactNode {
  const { entry, report } = props;
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  /** Undefined while the layer is examined. */
  const [found, setFound] = useState<Diagnosis | null | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const show = (diagnosis: Diagnosis | null): void => {
      if (isCurrent) setFound(diagnosis);
    };
    void actions.examineInput(entry).then(show, () => show(null));
    return () => {
      isCurrent = false;
    };
  }, [actions, entry]);
  const { datum } = report.decision;
  const now = datum === "cgcs2000" ? "wgs84" : datum;
  const verdict = found?.finding.verdict ?? null;
  const isDoubtful = verdict !== null && verdict !== now;
  const shift = isDoubtful && now === "wgs84" ? (found?.shift ?? null) : null;
  const correct = (to: (typeof CANDIDATE_DATUMS)[number]): void => {
    setBusy(true);
    void actions.correctDatum(entry, to).finally(() => setBusy(false));
  };
  return (
    <section
      className="notice"
      data-kind={isDoubtful ? undefined : "calm"}
      data-testid="stored-datum"
    >
      <b aria-live="polite">
        {found === undefined
          ? t("import.examining")
          : verdict === null
            ? t(
                found?.finding.basis === "none" || found === null
                  ? "import.doctorNothing"
                  : "import.doctorOpen",
              )
            : t(isDoubtful ? "import.doctorDoubt" : "import.doctorFits", {
                datum: datumName(t, verdict),
              })}
      </b>
      <p>
        {t("import.readUnder", { datum: datumName(t, datum) })}
        {shift !== null &&
          t("import.shiftOf", {
            metres: metres(shift.metres, language),
            bearing: bearingText(t, shift.bearing),
          })}
      </p>
      <div className="row">
        {CANDIDATE_DATUMS.filter((one) => one !== now).map((one) => (
          <button
            key={one}
            type="button"
            className={one === verdict ? "button" : "link-button"}
            data-kind={one === verdict ? "primary" : undefined}
            disabled={isBusy}
            onClick={() => correct(one)}
          >
            {t("import.correctStored", { datum: datumName(t, one) })}
          </button>
        ))}
      </div>
      <p className="quiet">{t("import.correctedHint")}</p>
    </section>
  );
}
