import type { ReactNode } from "react";
import { useStore } from "zustand";
import { WALKING_MPS } from "../../core/rules/rule.ts";
import type { SpeedProfile } from "../../state/question-settings.ts";
import { ask, sessionStore } from "../../state/session.ts";
import { NumberField } from "../kit/number-field.tsx";
import { Segmented } from "../kit/segmented.tsx";
import { cutoffText } from "../text/format.ts";
import { useText } from "../text/translate.ts";

/** Walking speed of a standard in minutes, with the metres it comes to. */
export function SpeedRow(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { cutoff, profile, speedMps } = useStore(sessionStore, (s) => s.question);
  return (
    <div className="question-line">
      <span className="quiet">{t("result.speed")}</span>
      <Segmented<SpeedProfile>
        label={t("result.speed")}
        value={profile}
        options={[
          { value: "adult", label: t("result.adult") },
          { value: "elder", label: t("result.elder") },
          { value: "custom", label: t("result.custom") },
        ]}
        onChange={(next) =>
          ask({ profile: next, ...(next === "custom" ? {} : { speedMps: WALKING_MPS[next] }) })
        }
      />
      {profile === "custom" && (
        <NumberField
          label={t("result.speedValue")}
          value={speedMps}
          min={0.1}
          max={10}
          width={52}
          onChange={(value) => ask({ speedMps: value })}
        />
      )}
      <span className="quiet nowrap">{cutoffText(cutoff, speedMps, language)}</span>
    </div>
  );
}
