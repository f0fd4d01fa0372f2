import type { ReactNode } from "react";
import { useStore } from "zustand";
import {
  ACCESS_METHODS,
  type EvenChoice,
  fairnessStore,
  SUPPLY_OF,
} from "../../../state/fairness.ts";
import { sessionStore } from "../../../state/session.ts";
import { NumberField } from "../../kit/number-field.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { useText } from "../../text/translate.ts";

/** Evenness of what: coverage, access by a model, or supply per head; the line below which is too little. */
export function EvenChoiceRow(): ReactNode {
  const t = useText();
  const even = useStore(fairnessStore, (s) => s.even);
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const { per } = SUPPLY_OF[facilityClass];
  const change = (changed: Partial<EvenChoice>): void =>
    fairnessStore.setState({ even: { ...even, ...changed } });
  return (
    <div className="section fairness-choice">
      <Segmented
        label={t("fairness.evenOf")}
        value={even.measure}
        options={[
          { value: "share", label: t("fairness.evenShare") },
          { value: "access", label: t("fairness.evenAccess") },
          { value: "ratio", label: t("fairness.evenRatio") },
        ]}
        onChange={(measure) => change({ measure })}
      />
      {even.measure === "access" && (
        <label className="row">
          <span className="quiet">{t("fairness.method")}</span>
          <select
            className="field"
            aria-label={t("fairness.method")}
            value={even.method}
            onChange={(event) => change({ method: event.target.value as EvenChoice["method"] })}
          >
            {ACCESS_METHODS.map((method) => (
              <option key={method} value={method}>
                {t(`fairness.m${method}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {even.measure !== "share" && (
        <>
          <span className="row">
            <span className="quiet">{t("fairness.lineOf")}</span>
            <NumberField
              label={t("fairness.lineOf")}
              value={even.line}
              min={0}
              max={1_000_000}
              width={56}
              onChange={(line) => change({ line: line === 0 ? null : line })}
            />
            <span className="quiet">
              {t(
                per === 1
                  ? "fairness.perOne"
                  : per === 1000
                    ? "fairness.perThousand"
                    : "fairness.perTenThousand",
              )}
            </span>
          </span>
          <label className="row">
            <input
              type="checkbox"
              checked={even.imputes}
              onChange={(event) => change({ imputes: event.target.checked })}
            />
            {t("fairness.imputes")}
          </label>
        </>
      )}
    </div>
  );
}
