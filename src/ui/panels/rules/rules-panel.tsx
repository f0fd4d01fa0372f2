import type { ReactNode } from "react";
import { useStore } from "zustand";
import {
  type QuestionSettings,
  STANDARDS,
  type Standard,
} from "../../../state/question-settings.ts";
import { ask, sessionStore } from "../../../state/session.ts";
import { ClassShape } from "../../kit/icons.tsx";
import type { TextKey } from "../../text/catalogue.ts";
import { cutoffText } from "../../text/format.ts";
import { classText, fieldText } from "../../text/names.ts";
import { type Translate, useText } from "../../text/translate.ts";

/** 规则: the standards at hand, each with its source; one is in use. */
export function RulesPanel(): ReactNode {
  const t = useText();
  const question = useStore(sessionStore, (s) => s.question);
  return (
    <>
      <div className="panel-head">
        <h2>{t("rules.title")}</h2>
      </div>
      <p className="quiet" style={{ padding: "0 16px 12px" }}>
        {t("rules.intro")}
      </p>
      {STANDARDS.map((standard) => (
        <StandardRow key={standard.id} standard={standard} question={question} />
      ))}
    </>
  );
}

function StandardRow(props: {
  readonly standard: Standard;
  readonly question: QuestionSettings;
}): ReactNode {
  const { standard, question } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { facilityClass, cutoff, field, status } = standard;
  const isInUse = isAsked(standard, question);
  return (
    <div className="rule-row" data-active={isInUse}>
      <ClassShape of={facilityClass} />
      <div>
        <div>{sentence(t, standard)}</div>
        <div className="quiet">
          {cutoffText(cutoff, question.speedMps, language)} · {fieldText(t, field)}
        </div>
        <div className="quiet">
          {t(sourceKey(standard))}{" "}
          <span className="tag" data-firm={status === "verified"}>
            {t(status === "verified" ? "rules.verified" : "rules.toCheck")}
          </span>
        </div>
      </div>
      <button
        type="button"
        className="button"
        disabled={isInUse}
        onClick={() => {
          ask({ facilityClass, cutoff, field });
          sessionStore.setState({ step: "result" });
        }}
      >
        {t(isInUse ? "rules.inUse" : "rules.use")}
      </button>
    </div>
  );
}

function isAsked({ facilityClass, cutoff, field }: Standard, question: QuestionSettings): boolean {
  const now = question.cutoff;
  const isSameCutoff =
    "m" in cutoff ? "m" in now && now.m === cutoff.m : "min" in now && now.min === cutoff.min;
  return isSameCutoff && question.facilityClass === facilityClass && question.field === field;
}

function sentence(t: Translate, { facilityClass, cutoff }: Standard): string {
  if ("m" in cutoff) return t("rules.elder1km");
  const key = cutoff.min === 10 ? "rules.circle10" : "rules.circle15";
  return t(key, { class: classText(t, facilityClass) });
}

function sourceKey({ source }: Standard): TextKey {
  switch (source) {
    case "elder-inst-within-1km-main-urban":
      return "rules.sourceElder";
    case "sport-10min-fitness-circle-zj":
      return "rules.sourceSport";
    case "circle-15min-public-services-demo":
      return "rules.sourceCircle";
    default:
      return "rules.sourcePractice";
  }
}
