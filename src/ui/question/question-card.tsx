import { type ReactNode, useId, useState } from "react";
import { useStore } from "zustand";
import { sessionStore } from "../../state/session.ts";
import { ClassShape, Icon } from "../kit/icons.tsx";
import { useText } from "../text/translate.ts";
import { QuestionForm } from "./question-form.tsx";
import { questionBasis, questionTitle } from "./question-text.ts";
import { SpeedRow } from "./speed-row.tsx";

/** What is asked, in two lines; opens to be changed. */
export function QuestionCard(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const question = useStore(sessionStore, (s) => s.question);
  const [isOpen, setOpen] = useState(false);
  const formId = useId();
  return (
    <section className="question">
      <button
        type="button"
        className="question-card"
        aria-expanded={isOpen}
        aria-controls={formId}
        data-testid="question"
        onClick={() => setOpen(!isOpen)}
      >
        <ClassShape of={question.facilityClass} />
        <span className="question-words">
          <b>{questionTitle(t, question, language)}</b>
          <span className="quiet">{questionBasis(t, question)}</span>
        </span>
        <Icon name="chevron" />
      </button>
      <div id={formId}>{isOpen && <QuestionForm />}</div>
      {"min" in question.cutoff && <SpeedRow />}
      {"m" in question.cutoff && question.facilityClass === "elder" && question.scope === "all" && (
        <p className="quiet">{t("result.scopeNote")}</p>
      )}
    </section>
  );
}
