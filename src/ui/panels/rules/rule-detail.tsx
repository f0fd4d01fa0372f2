import type { ReactNode } from "react";
import { useStore } from "zustand";
import { addRule, editRule, type ListedRule, removeRule } from "../../../core/rules/rule-choice.ts";
import { withValueAt } from "../../../core/rules/rule-paths.ts";
import { documentStore } from "../../../state/document.ts";
import { regionStore } from "../../../state/region.ts";
import { choicesIn, chooseRules } from "../../../state/rule-choices.ts";
import { rulesStore } from "../../../state/rules.ts";
import { questionOfRule } from "../../../state/select/question-of-rule.ts";
import { ask, sessionStore } from "../../../state/session.ts";
import { countsText, scopeText, travelText } from "../../text/rule-conditions.ts";
import { demandText, spoken } from "../../text/rule-text.ts";
import { useText } from "../../text/translate.ts";
import { OpenParameters } from "./open-parameters.tsx";
import { OtherReadings } from "./other-readings.tsx";
import { RuleYears } from "./rule-years.tsx";

/** What a rule rests on, what it leaves open, who says otherwise, and what can be done with it. */
export function RuleDetail(props: {
  readonly rule: ListedRule;
  readonly onEdit: (rule: ListedRule) => void;
}): ReactNode {
  const { rule, onEdit } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const choices = useStore(documentStore, choicesIn);
  const catalogue = useStore(rulesStore, (s) => s.catalogue);
  const { entry, document } = rule;
  const units = useStore(regionStore, (s) => s.units);
  const { demand } = entry.rule;
  const conditions = [
    { label: t("rules.counts"), text: countsText(t, entry.rule, language) },
    { label: t("rules.distance"), text: travelText(t, entry.rule, language) },
    { label: t("rules.scope"), text: scopeText(t, entry.rule, units, language) },
  ];
  const notes = [entry.note, document.note].filter((note) => note !== undefined);
  return (
    <>
      <p>{spoken(entry.text, language)}</p>
      <dl className="rule-pairs">
        {demand !== undefined && (
          <>
            <dt>{t("rules.perPeople")}</dt>
            <dd>
              {demandText(t, demand)}
              {entry.basis === "none" ? "" : ` · ${t(`rules.${entry.basis}`)}`}
            </dd>
          </>
        )}
        {conditions
          .filter(({ text }) => text !== "")
          .map(({ label, text }) => (
            <NotePair key={label} label={label} text={text} />
          ))}
        <dt>{t("rules.source")}</dt>
        <dd>
          {spoken(document.title, language)} {entry.section}
        </dd>
        {document.edition !== undefined && (
          <>
            <dt>{t("rules.edition")}</dt>
            <dd>
              {document.edition}
              {entry.targetYear !== undefined &&
                ` · ${t("rules.targetYear", { year: entry.targetYear })}`}
            </dd>
          </>
        )}
        {notes.map((note) => (
          <NotePair key={note.en} text={spoken(note, language)} label={t("rules.note")} />
        ))}
        <dt>{t("rules.ruleId")}</dt>
        <dd className="rule-id">{entry.rule.id}</dd>
      </dl>
      <RuleYears entry={entry} outcome={null} />
      <OpenParameters
        entry={entry}
        onChange={(key, value) => {
          const changed = { ...entry, rule: withValueAt(entry.rule, key, value) };
          if (catalogue !== null) chooseRules([editRule(catalogue, choices, rule, changed)]);
        }}
      />
      <OtherReadings rule={rule} />
      <RuleButtons rule={rule} onEdit={onEdit} />
    </>
  );
}

function NotePair(props: { readonly label: string; readonly text: string }): ReactNode {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.text}</dd>
    </>
  );
}

function RuleButtons(props: {
  readonly rule: ListedRule;
  readonly onEdit: (rule: ListedRule) => void;
}): ReactNode {
  const { rule, onEdit } = props;
  const t = useText();
  const choices = useStore(documentStore, choicesIn);
  const catalogue = useStore(rulesStore, (s) => s.catalogue);
  const question = useStore(sessionStore, (s) => s.question);
  const { entry, document, origin } = rule;
  const asked = questionOfRule(entry.rule);
  const isAsked =
    asked !== null &&
    Object.entries(asked).every(
      ([key, value]) =>
        JSON.stringify(question[key as keyof typeof question]) === JSON.stringify(value),
    );
  const copy = (): void => {
    if (catalogue === null) return;
    const short = {
      zh: t("rules.copyOf", { name: entry.short.zh }).slice(0, 6),
      en: t("rules.copyOf", { name: entry.short.en }).slice(0, 24),
    };
    const { conflictsWith: _, startsOn: __, ...facts } = entry;
    const own = { ...facts, short, policy: "own" as const };
    chooseRules([addRule(catalogue, choices, own, document)]);
  };
  return (
    <div className="rule-actions">
      <button
        type="button"
        className="button"
        disabled={asked === null || isAsked}
        title={asked === null ? t("rules.notOnMap") : undefined}
        onClick={() => {
          ask(asked!);
          sessionStore.setState({ step: "result" });
        }}
      >
        {t(isAsked ? "rules.onMapNow" : "rules.onMap")}
      </button>
      <button type="button" className="button" onClick={() => onEdit(rule)}>
        {t("rules.edit")}
      </button>
      <button type="button" className="button" onClick={copy}>
        {t("rules.copy")}
      </button>
      {origin !== "catalogue" && (
        <button
          type="button"
          className="button"
          onClick={() => chooseRules([removeRule(choices, rule)])}
        >
          {t(origin === "own" ? "rules.remove" : "rules.restore")}
        </button>
      )}
    </div>
  );
}
