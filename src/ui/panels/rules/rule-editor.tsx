import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { Issue } from "../../../core/base/issue.ts";
import { type CatalogueEntry, RULE_GROUPS, type RuleGroup } from "../../../core/rules/catalogue.ts";
import {
  addRule,
  editRule,
  exportRules,
  type ListedRule,
  OWN_DOCUMENT,
} from "../../../core/rules/rule-choice.ts";
import { documentStore } from "../../../state/document.ts";
import { choicesIn, chooseRules } from "../../../state/rule-choices.ts";
import { rulesStore } from "../../../state/rules.ts";
import { useActions } from "../../actions.ts";
import { Sheet } from "../../kit/sheet.tsx";
import { classText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";
import { IssueList } from "../data/issue-list.tsx";

/** What a new rule begins as: one kilometre to an institution. */
const BLANK: CatalogueEntry = {
  group: "elder",
  short: { zh: "新规则", en: "New rule" },
  text: { zh: "新规则", en: "New rule" },
  document: OWN_DOCUMENT,
  section: "",
  policy: "own",
  status: "to-be-checked",
  basis: "resident",
  denominator: "elders",
  rule: {
    id: "own-rule",
    kind: "within",
    facility: { class: "elder" },
    demand: "age60",
    basis: "resident-2020",
    travel: { model: "circle" },
    cutoff: { m: 1000 },
    target: 1,
  },
};

/** Name, text and the rule itself; it is kept only when the reader of rules takes it. */
export function RuleEditor(props: {
  readonly of: ListedRule | "new";
  readonly onClose: () => void;
}): ReactNode {
  const { of, onClose } = props;
  const t = useText();
  const actions = useActions();
  const choices = useStore(documentStore, choicesIn);
  const catalogue = useStore(rulesStore, (s) => s.catalogue);
  const start = of === "new" ? BLANK : of.entry;
  const [entry, setEntry] = useState<CatalogueEntry>(start);
  const [formal, setFormal] = useState(() => JSON.stringify(start.rule, null, 2));
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const save = async (): Promise<void> => {
    const head = exportRules([
      {
        entry,
        document: of === "new" ? { title: { zh: "自拟", en: "Own rule" } } : of.document,
        isOn: true,
        origin: "own",
      },
    ]);
    const { rules, ...rest } = head;
    const { rule: _, ...facts } = rules[0]!;
    // The text of the rule is put in as it stands, so that a fault has its place in it.
    const text = `{ "format": ${JSON.stringify(rest.format)},\n"documents": ${JSON.stringify(rest.documents)},\n"rules": [{ ${JSON.stringify(facts).slice(1, -1)}, "rule":\n${formal}\n}] }`;
    const read = await actions.readRules(t("rules.editorTitle"), new TextEncoder().encode(text));
    if (!read.ok) {
      setIssues(read.issues);
      return;
    }
    const [written] = read.catalogue.rules;
    if (written === undefined || catalogue === null) return;
    // The id is the rule's identity: an edit keeps it.
    if (of === "new") chooseRules([addRule(catalogue, choices, written)]);
    else {
      const { id } = of.entry.rule;
      chooseRules([
        editRule(catalogue, choices, of, { ...written, rule: { ...written.rule, id } }),
      ]);
    }
    onClose();
  };
  const line = (part: "short" | "text", language: "zh" | "en", label: string): ReactNode => (
    <label className="editor-line">
      <span>{label}</span>
      <input
        className="field"
        value={entry[part][language]}
        onChange={(event) =>
          setEntry({ ...entry, [part]: { ...entry[part], [language]: event.target.value } })
        }
      />
    </label>
  );
  return (
    <Sheet
      title={t(of === "new" ? "rules.newRule" : "rules.editorTitle")}
      size="small"
      onClose={onClose}
    >
      <form
        className="sheet-body rule-editor"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {line("short", "zh", t("rules.nameZh"))}
        {line("short", "en", t("rules.nameEn"))}
        {line("text", "zh", t("rules.textZh"))}
        {line("text", "en", t("rules.textEn"))}
        <label className="editor-line">
          <span>{t("rules.group")}</span>
          <select
            className="field"
            value={entry.group}
            onChange={(event) => setEntry({ ...entry, group: event.target.value as RuleGroup })}
          >
            {RULE_GROUPS.map((group) => (
              <option key={group} value={group}>
                {group === "circle" ? t("rules.circle") : classText(t, group)}
              </option>
            ))}
          </select>
        </label>
        <label className="editor-block">
          <span>
            {t("rules.formal")} <span className="quiet">{t("rules.formalHelp")}</span>
          </span>
          <textarea
            className="field"
            rows={14}
            spellCheck={false}
            value={formal}
            onChange={(event) => setFormal(event.target.value)}
          />
        </label>
        {issues.length > 0 && (
          <div className="notice" data-kind="error" role="alert">
            {t("rules.refused")}
            <IssueList issues={issues} />
          </div>
        )}
        <div className="row">
          <button type="submit" className="button" data-kind="primary">
            {t("rules.save")}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t("rules.cancel")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
