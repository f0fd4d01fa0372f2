import { type ReactNode, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Issue } from "../../../core/base/issue.ts";
import { exportRules, importRules, type ListedRule } from "../../../core/rules/rule-choice.ts";
import { documentStore } from "../../../state/document.ts";
import { choicesIn, chooseRules } from "../../../state/rule-choices.ts";
import { rulesStore } from "../../../state/rules.ts";
import { useActions } from "../../actions.ts";
import { useText } from "../../text/translate.ts";
import { IssueList } from "../data/issue-list.tsx";
import { RegisteredPeople } from "./registered-people.tsx";

type Outcome = { readonly count: number } | { readonly issues: readonly Issue[] } | null;

/** The foot of the list: a new rule, a file of rules read or written. */
export function RulesFiles(props: {
  readonly rules: readonly ListedRule[];
  readonly onNew: () => void;
}): ReactNode {
  const { rules, onNew } = props;
  const t = useText();
  const actions = useActions();
  const choices = useStore(documentStore, choicesIn);
  const catalogue = useStore(rulesStore, (s) => s.catalogue);
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const on = rules.filter(({ isOn }) => isOn);
  const take = async (file: File): Promise<void> => {
    const read = await actions.readRules(file.name, new Uint8Array(await file.arrayBuffer()));
    if (!read.ok) {
      setOutcome({ issues: read.issues });
      return;
    }
    if (catalogue === null) return;
    chooseRules(importRules(catalogue, choices, read.catalogue));
    setOutcome({ count: read.catalogue.rules.length });
  };
  return (
    <div className="rule-foot">
      <RegisteredPeople />
      {outcome !== null && "issues" in outcome && (
        <div className="notice" data-kind="error" role="alert">
          {t("rules.refused")}
          <IssueList issues={outcome.issues} />
        </div>
      )}
      {outcome !== null && "count" in outcome && (
        <p className="quiet" role="status">
          {t("rules.imported", { count: outcome.count })}
        </p>
      )}
      <div className="row">
        <button type="button" className="button" onClick={onNew}>
          {t("rules.add")}
        </button>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          {t("rules.importFile")}
        </button>
        <button
          type="button"
          className="button"
          disabled={on.length === 0}
          onClick={() => {
            const text = `${JSON.stringify(exportRules(on), null, 2)}\n`;
            actions.download("rules.json", new TextEncoder().encode(text));
          }}
        >
          {t("rules.exportFile", { count: on.length })}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t("rules.importFile")}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file !== undefined) void take(file);
          }}
        />
      </div>
    </div>
  );
}
