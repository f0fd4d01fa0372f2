import "./rules.css";
import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { RuleGroup } from "../../../core/rules/catalogue.ts";
import type { ListedRule } from "../../../core/rules/rule-choice.ts";
import { rulesStore } from "../../../state/rules.ts";
import { type RuleFilter, ruleSections } from "../../../state/select/rule-list.ts";
import { setMatrix } from "../../../state/session.ts";
import { ClassShape } from "../../kit/icons.tsx";
import { useRules } from "../../rules/use-rules.ts";
import type { TextKey } from "../../text/catalogue.ts";
import { classText } from "../../text/names.ts";
import { type Translate, useText } from "../../text/translate.ts";
import { RuleEditor } from "./rule-editor.tsx";
import { RuleRow } from "./rule-row.tsx";
import { RulesFiles } from "./rules-files.tsx";

const FILTERS: readonly { readonly filter: RuleFilter; readonly label: TextKey }[] = [
  { filter: "all", label: "rules.all" },
  { filter: "on", label: "rules.on" },
  { filter: "to-check", label: "rules.toCheckOnly" },
  { filter: "own", label: "rules.ownOnly" },
];

/** 规则: what the planner answers for, with source and edition; switched, edited, compared. */
export function RulesPanel(): ReactNode {
  const t = useText();
  const catalogue = useStore(rulesStore, (s) => s.catalogue);
  const rules = useRules();
  const [filter, setFilter] = useState<RuleFilter>("all");
  const [search, setSearch] = useState("");
  const [editing, setEditing] = useState<ListedRule | "new" | null>(null);
  const sections = useMemo(() => ruleSections(rules, filter, search), [rules, filter, search]);
  return (
    <>
      <div className="panel-head">
        <h2>{t("rules.title")}</h2>
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={catalogue === null}
          onClick={() => setMatrix({ isOpen: true })}
        >
          {t("rules.matrix")}
        </button>
      </div>
      <div className="rule-tools">
        <input
          type="search"
          className="field"
          aria-label={t("rules.search")}
          placeholder={t("rules.search")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {FILTERS.map(({ filter: one, label }) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={filter === one}
            onClick={() => setFilter(one)}
          >
            {t(label, { count: ruleSections(rules, one, "").flatMap((s) => s.rules).length })}
          </button>
        ))}
      </div>
      <div className="rule-list">
        {catalogue === null && <p className="quiet rule-empty">{t("rules.loading")}</p>}
        {catalogue !== null && sections.length === 0 && (
          <p className="quiet rule-empty">{t("rules.nothing")}</p>
        )}
        {sections.map(({ group, rules: listed }) => (
          <section key={group} aria-label={groupText(t, group)}>
            <h3 className="rule-group">
              <ClassShape of={group} />
              <span>{groupText(t, group)}</span>
              <span className="quiet">
                {t("rules.groupCount", {
                  on: listed.filter(({ isOn }) => isOn).length,
                  all: listed.length,
                })}
              </span>
            </h3>
            {listed.map((rule) => (
              <RuleRow key={rule.entry.rule.id} rule={rule} onEdit={setEditing} />
            ))}
          </section>
        ))}
      </div>
      <RulesFiles rules={rules} onNew={() => setEditing("new")} />
      {editing !== null && <RuleEditor of={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function groupText(t: Translate, group: RuleGroup): string {
  return group === "circle" ? t("rules.circle") : classText(t, group);
}
