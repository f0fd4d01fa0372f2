import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { Datum } from "../../core/facilities/import.ts";
import type { Diagnosis } from "../../core/import/datum-doctor.ts";
import { sessionStore } from "../../state/session.ts";
import { integer, metres } from "../text/format.ts";
import { type Translate, useText } from "../text/translate.ts";
import { ArrowMap } from "./arrow-map.tsx";
import { bearingText } from "./bearing-text.ts";
import { BesideFilePicker } from "./beside-file.tsx";
import { ControlPoints } from "./control-points.tsx";
import { CrsField } from "./crs-field.tsx";
import type { ImportControl } from "./use-import.ts";

const DATUMS = ["wgs84", "gcj02", "bd09"] as const;

export function datumName(t: Translate, datum: Datum): string {
  if (datum === "gcj02") return "GCJ-02";
  if (datum === "bd09") return "BD-09";
  return t("import.datumWgs84");
}

/** Axes, coordinate system and datum: what the evidence says, and the planner's word on it. */
export function DecidePlaces({ control }: { readonly control: ImportControl }): ReactNode {
  const t = useText();
  const { decision, preview, diagnosis } = control.look!;
  const { places } = preview;
  const [asksCrs, setAsksCrs] = useState(false);
  if (decision.target === "links") return <p className="quiet">{t("import.noPlaces")}</p>;
  const isRaster = decision.target === "elevation";
  const isOpen =
    places.kind === "projected" &&
    decision.control.length === 0 &&
    (decision.crs ?? places.stated) === null;
  return (
    <>
      {isOpen && (
        <div className="notice">
          <b>{t("import.looksProjected")}</b>
          {places.guesses
            .filter(({ swap }) => !(isRaster && swap))
            .slice(0, 3)
            .map(({ crs, swap, share }) => (
              <button
                key={`${crs} ${swap}`}
                type="button"
                className="button import-line"
                onClick={() => control.decide({ crs, swap })}
              >
                {t(swap ? "import.takeCrsSwapped" : "import.takeCrs", {
                  crs,
                  percent: Math.floor(share * 100),
                })}
              </button>
            ))}
          {places.guesses.length === 0 && <p>{t("import.noGuess")}</p>}
        </div>
      )}
      {!isRaster && places.looksSwapped && places.kind === "degrees" && (
        <p className="notice">{t("import.swapOffer")}</p>
      )}
      {!isRaster && (places.looksSwapped || decision.swap) && (
        <label className="check">
          <input
            type="checkbox"
            checked={decision.swap}
            onChange={(event) => control.decide({ swap: event.target.checked })}
          />
          {t("import.swap")}
        </label>
      )}
      {(places.swappedRows > 0 || decision.swapBeyond90) && (
        <label className="check">
          <input
            type="checkbox"
            checked={decision.swapBeyond90}
            onChange={(event) => control.decide({ swapBeyond90: event.target.checked })}
          />
          {t("import.swapRows", { count: places.swappedRows })}
        </label>
      )}
      {isOpen && !isRaster && (
        <button type="button" className="link-button" onClick={() => setAsksCrs(true)}>
          {t("import.controlsOffer")}
        </button>
      )}
      {diagnosis !== null && !isOpen ? (
        <Doctor diagnosis={diagnosis} datum={decision.datum} control={control} />
      ) : (
        <p className="quiet">
          {t(
            isRaster
              ? "import.heightsPlaced"
              : control.look!.isFirst
                ? "import.doctorWaits"
                : "import.noDoctor",
          )}
        </p>
      )}
      {!isRaster && <BesideFilePicker kind="trusted" control={control} />}
      <div className="spread">
        <span className="quiet">
          {t("import.crsNow", { crs: decision.crs ?? places.stated ?? t("import.crsDegrees") })}
        </span>
        <button type="button" className="link-button" onClick={() => setAsksCrs(!asksCrs)}>
          {t("import.otherCrs")}
        </button>
      </div>
      {asksCrs && <CrsField control={control} />}
      {!isRaster && (asksCrs || decision.control.length > 0) && <ControlPoints control={control} />}
    </>
  );
}

function Doctor(props: {
  readonly diagnosis: Diagnosis;
  readonly datum: Datum;
  readonly control: ImportControl;
}): ReactNode {
  const { diagnosis, datum, control } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { finding, best, shift, sample } = diagnosis;
  const { verdict, fits, basis } = finding;
  const now = datum === "cgcs2000" ? "wgs84" : datum;
  const isDoubtful = verdict !== null && verdict !== now;
  const fitOf = (one: (typeof DATUMS)[number]) => fits.find((fit) => fit.datum === one);
  const share = (one: (typeof DATUMS)[number]): number => {
    const fit = fitOf(one);
    return fit === undefined || fit.checked === 0 ? 0 : fit.fitting / fit.checked;
  };
  const from = fitOf("wgs84");
  const to = verdict === null ? undefined : fitOf(verdict);
  return (
    <>
      <div className="notice" data-kind={isDoubtful ? undefined : "calm"} data-testid="doctor">
        <b>
          {verdict === null
            ? t(basis === "none" ? "import.doctorNothing" : "import.doctorOpen")
            : t(isDoubtful ? "import.doctorDoubt" : "import.doctorFits", {
                datum: datumName(t, verdict),
              })}
        </b>
        <div>
          {isDoubtful && shift !== null && from !== undefined && to !== undefined
            ? t("import.doctorShift", {
                count: integer(to.checked, language),
                metres: metres(shift.metres, language),
                bearing: bearingText(t, shift.bearing),
                from: percentText(share("wgs84")),
                to: percentText(share(verdict)),
              })
            : basis !== "none" &&
              t(`import.basis-${basis}`, { count: integer(fits[0]?.checked ?? 0, language) })}
        </div>
      </div>
      {sample.length > 0 && (
        <ArrowMap sample={sample} shift={verdict === null || best === "wgs84" ? null : shift} />
      )}
      <fieldset className="import-datums" aria-label={t("import.datum")}>
        {DATUMS.map((one) => {
          const fit = fitOf(one);
          return (
            <label key={one} data-chosen={now === one}>
              <input
                type="radio"
                name="datum"
                checked={now === one}
                onChange={() => control.decide({ datum: one })}
              />
              <span>{datumName(t, one)}</span>
              <span className="import-bar" aria-hidden="true">
                <span style={{ width: `${share(one) * 100}%` }} data-best={one === verdict} />
              </span>
              <span className="number">
                {fit === undefined || fit.checked === 0
                  ? "—"
                  : fit.medianM === null
                    ? percentText(share(one))
                    : t("import.medianMiss", { metres: metres(fit.medianM, language) })}
              </span>
              <span className="quiet nowrap">{one === verdict && t("import.likely")}</span>
            </label>
          );
        })}
      </fieldset>
    </>
  );
}

function percentText(share: number): string {
  const text = (share * 100).toFixed(1);
  return `${share < 1 && text === "100.0" ? "99.9" : text} %`;
}
