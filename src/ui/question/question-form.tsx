import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Cutoff } from "../../core/rules/rule.ts";
import {
  DEMAND_FIELDS,
  type DemandField,
  type FacilityClass,
  type QuestionSettings,
} from "../../state/question-settings.ts";
import { regionStore } from "../../state/region.ts";
import { ask, sessionStore } from "../../state/session.ts";
import { ClassShape } from "../kit/icons.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { Segmented } from "../kit/segmented.tsx";
import { classText, fieldText } from "../text/names.ts";
import { useText } from "../text/translate.ts";

const CLASSES: readonly FacilityClass[] = ["elder", "nursery", "clinic", "sport"];
/** Whom a class is meant for, until the planner says otherwise. */
const FIELD_OF: Readonly<Record<FacilityClass, DemandField>> = {
  elder: "age60",
  nursery: "age0_2",
  clinic: "people",
  sport: "people",
};

type StandardKind = "m1000" | "min10" | "min15" | "m" | "min";

/** Class, standard, people and area of the question. */
export function QuestionForm(): ReactNode {
  const t = useText();
  const question = useStore(sessionStore, (s) => s.question);
  const ownFields = useStore(regionStore, (s) => s.ownFields);
  return (
    <div className="question-form">
      <Segmented<FacilityClass>
        label={t("result.classChoice")}
        value={question.facilityClass}
        options={CLASSES.map((value) => ({
          value,
          label: (
            <span className="row">
              <ClassShape of={value} size={14} />
              {classText(t, value)}
            </span>
          ),
        }))}
        onChange={(facilityClass) => ask({ facilityClass, field: FIELD_OF[facilityClass] })}
      />
      <StandardChoice question={question} />
      <div className="question-line">
        <label className="quiet" htmlFor="question-field">
          {t("result.denominator")}
        </label>
        <select
          id="question-field"
          className="field"
          value={question.field}
          onChange={(event) => ask({ field: event.target.value as DemandField })}
        >
          {DEMAND_FIELDS.map((field) => (
            <option key={field} value={field} disabled={ownFields?.includes(field) === false}>
              {fieldText(t, field)}
            </option>
          ))}
        </select>
        <label className="quiet" htmlFor="question-scope">
          {t("result.scope")}
        </label>
        <select
          id="question-scope"
          className="field"
          value={question.scope}
          onChange={(event) => ask({ scope: event.target.value as QuestionSettings["scope"] })}
        >
          <option value="all">{t("result.scopeAll")}</option>
          <option value="main-urban">{t("result.scopeUrban")}</option>
        </select>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={question.useFerries}
          onChange={(event) => ask({ useFerries: event.target.checked })}
        />
        {t("result.ferry")}
      </label>
    </div>
  );
}

function StandardChoice({ question }: { readonly question: QuestionSettings }): ReactNode {
  const t = useText();
  const { cutoff } = question;
  const kind = kindOf(cutoff);
  const choose = (next: StandardKind): void => ask({ cutoff: cutoffOf(next, question) });
  return (
    <div className="question-line">
      <Segmented<StandardKind>
        label={t("result.standard")}
        value={kind}
        options={[
          { value: "m1000", label: t("result.km1") },
          { value: "min10", label: t("result.min10") },
          { value: "min15", label: t("result.min15") },
          { value: "m", label: t("result.ownMetres") },
          { value: "min", label: t("result.ownMinutes") },
        ]}
        onChange={choose}
      />
      {kind === "m" && "m" in cutoff && (
        <NumberField
          label={t("result.metresValue")}
          value={cutoff.m}
          min={1}
          max={100_000}
          onChange={(m) => ask({ cutoff: { m } })}
        />
      )}
      {kind === "min" && "min" in cutoff && (
        <NumberField
          label={t("result.minutesValue")}
          value={cutoff.min}
          min={0.1}
          max={600}
          onChange={(min) => ask({ cutoff: { min } })}
        />
      )}
    </div>
  );
}

function kindOf(cutoff: Cutoff): StandardKind {
  if ("m" in cutoff) return cutoff.m === 1000 ? "m1000" : "m";
  if (cutoff.min === 10) return "min10";
  return cutoff.min === 15 ? "min15" : "min";
}

function cutoffOf(kind: StandardKind, { cutoff, speedMps }: QuestionSettings): Cutoff {
  switch (kind) {
    case "m1000":
      return { m: 1000 };
    case "min10":
      return { min: 10 };
    case "min15":
      return { min: 15 };
    case "m":
      // 500 m is the common second standard; the planner types over it.
      return { m: "m" in cutoff && cutoff.m !== 1000 ? cutoff.m : 500 };
    case "min":
      return { min: "min" in cutoff ? 5 : Math.max(1, Math.round(cutoff.m / speedMps / 60)) };
  }
}
