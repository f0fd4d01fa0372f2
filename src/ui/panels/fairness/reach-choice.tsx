import type { ReactNode } from "react";
import { useStore } from "zustand";
import { FIELD_OF, fairnessStore, REACH_CLASSES, REACH_MINUTES } from "../../../state/fairness.ts";
import { regionStore } from "../../../state/region.ts";
import { ask, sessionStore } from "../../../state/session.ts";
import { Segmented } from "../../kit/segmented.tsx";
import { cutoffText } from "../../text/format.ts";
import { classText, fieldText } from "../../text/names.ts";
import { marksKey, peopleBasis } from "../../text/people-basis.ts";
import { useText } from "../../text/translate.ts";

/** Class and minutes that the views speak about. */
export function ReachChoice(): ReactNode {
  const t = useText();
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  return (
    <div className="section fairness-choice">
      <Segmented
        label={t("result.classChoice")}
        value={facilityClass}
        options={REACH_CLASSES.map((value) => ({ value, label: classText(t, value) }))}
        onChange={(value) => ask({ facilityClass: value, field: FIELD_OF[value] })}
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
    </div>
  );
}

/** The basis printed under every chart. */
export function useBasis(): string {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { facilityClass, speedMps } = useStore(sessionStore, (s) => s.question);
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  const { ownLayers, ownFields, basis } = useStore(regionStore);
  return t("fairness.basis", {
    who: fieldText(t, FIELD_OF[facilityClass]),
    reach: cutoffText({ min: minutes }, speedMps, language),
    basis: peopleBasis(t, ownFields === null ? null : basis),
    marks: t(marksKey(ownLayers.length > 0, ownFields !== null)),
  });
}
