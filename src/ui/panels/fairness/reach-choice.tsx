import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { ElderAge } from "../../../core/rules/rule-in-force.ts";
import {
  fairnessStore,
  fieldOf,
  REACH_CLASSES,
  REACH_MINUTES,
  reachRuleId,
} from "../../../state/fairness.ts";
import { regionStore } from "../../../state/region.ts";
import { ask, sessionStore, setTerms } from "../../../state/session.ts";
import { Segmented } from "../../kit/segmented.tsx";
import { cutoffText } from "../../text/format.ts";
import { classText, fieldText } from "../../text/names.ts";
import { marksKey, peopleBasis } from "../../text/people-basis.ts";
import { missingText } from "../../text/rule-text.ts";
import { useText } from "../../text/translate.ts";

const AGES: readonly ElderAge[] = ["age60", "age65", "age80"];

/** Class, minutes and people that the views speak about. */
export function ReachChoice(): ReactNode {
  const t = useText();
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const terms = useStore(sessionStore, (s) => s.matrix.terms);
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  return (
    <div className="section fairness-choice">
      <Segmented
        label={t("result.classChoice")}
        value={facilityClass}
        options={REACH_CLASSES.map((value) => ({ value, label: classText(t, value) }))}
        onChange={(value) => ask({ facilityClass: value, field: fieldOf(value, terms) })}
      />
      <Segmented
        label={t("fairness.minutes")}
        value={String(minutes)}
        options={REACH_MINUTES.map((count) => ({
          value: String(count),
          label: t("fairness.min", { count }),
        }))}
        onChange={(value) =>
          fairnessStore.setState({ minutes: Number(value) as (typeof REACH_MINUTES)[number] })
        }
      />
      <label className="row">
        <span className="quiet">{t("rules.elderAge")}</span>
        <select
          className="field"
          aria-label={t("rules.elderAge")}
          value={terms.elderAge}
          onChange={(event) => setTerms({ elderAge: event.target.value as ElderAge })}
        >
          {AGES.map((age) => (
            <option key={age} value={age}>
              {fieldText(t, age)}
            </option>
          ))}
        </select>
      </label>
      <label className="row">
        <span className="quiet">{t("rules.population")}</span>
        <select
          className="field"
          aria-label={t("rules.population")}
          value={terms.basis}
          onChange={(event) => setTerms({ basis: event.target.value as typeof terms.basis })}
        >
          <option value="resident">{t("rules.resident2020")}</option>
          <option value="registered">{t("rules.registered")}</option>
        </select>
      </label>
      <Undecided />
    </div>
  );
}

/** Why there are no figures, where data is missing. */
function Undecided(): ReactNode {
  const t = useText();
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const { reach, minutes } = useStore(fairnessStore);
  const whole = reach?.get(reachRuleId(facilityClass, minutes))?.whole;
  if (whole?.status !== "undecided") return null;
  return (
    <div className="notice" data-testid="fairness-undecided">
      {t("rules.undecided")}
      {t("rules.semicolon")}
      {whole.missing.map((code) => missingText(t, code)).join(t("rules.comma"))}
    </div>
  );
}

/** Which people of when, and what of the data is modelled or a sample. */
export function usePeople(): { readonly basis: string; readonly marks: string } {
  const t = useText();
  const terms = useStore(sessionStore, (s) => s.matrix.terms);
  const { ownLayers, ownFields, basis } = useStore(regionStore);
  const isUnloaded = terms.basis === "registered" && !basis.startsWith("registered");
  return {
    basis: isUnloaded ? t("rules.registered") : peopleBasis(t, ownFields === null ? null : basis),
    marks: t(marksKey(ownLayers.length > 0, ownFields !== null)),
  };
}

/** The basis printed under every chart. */
export function useBasis(): string {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { facilityClass, speedMps } = useStore(sessionStore, (s) => s.question);
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  const terms = useStore(sessionStore, (s) => s.matrix.terms);
  const people = usePeople();
  return t("fairness.basis", {
    who: fieldText(t, fieldOf(facilityClass, terms)),
    reach: cutoffText({ min: minutes }, speedMps, language),
    ...people,
  });
}
