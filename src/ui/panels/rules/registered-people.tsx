import { type ReactNode, useRef, useState } from "react";
import { useStore } from "zustand";
import type { RegisteredRead } from "../../../core/demand/registered.ts";
import { sessionStore, setTerms } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { integer } from "../../text/format.ts";
import { demandText } from "../../text/rule-text.ts";
import { useText } from "../../text/translate.ts";
import { IssueList } from "../data/issue-list.tsx";

/** 户籍人口: a table by county or town, loaded here, told and given up here. */
export function RegisteredPeople(): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const registered = useStore(sessionStore, (s) => s.registered);
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<RegisteredRead | null>(null);
  const take = async (file: File): Promise<void> =>
    setRead(await actions.loadRegistered(file.name, new Uint8Array(await file.arrayBuffer())));
  const sums = new Map<string, number>();
  for (const { people } of registered?.table.rows ?? []) {
    for (const [field, count] of Object.entries(people)) {
      sums.set(field, (sums.get(field) ?? 0) + count);
    }
  }
  return (
    <div className="registered" data-testid="registered">
      <div className="row">
        <b>{t("rules.registeredTitle")}</b>
        <button type="button" className="chip" onClick={() => input.current?.click()}>
          {t("rules.registeredLoad")}
        </button>
        {registered !== null && (
          <button
            type="button"
            className="chip"
            onClick={() => {
              sessionStore.setState({ registered: null });
              setTerms({ basis: "resident" });
              setRead(null);
            }}
          >
            {t("rules.remove")}
          </button>
        )}
      </div>
      <p className="quiet">
        {registered === null
          ? t("rules.registeredHelp")
          : t("rules.registeredLoaded", {
              file: registered.file,
              count: integer(registered.table.rows.length, language),
              sums: [...sums]
                .map(([field, sum]) => `${demandText(t, field)} ${integer(sum, language)}`)
                .join(t("rules.comma")),
            })}
      </p>
      {read !== null && read.issues.length > 0 && (
        <div className="notice" data-kind={read.table === null ? "error" : undefined} role="alert">
          {t(read.table === null ? "rules.registeredNone" : "rules.registeredSome", {
            count: read.rejected,
          })}
          <IssueList issues={read.issues} />
        </div>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx,.xls"
        aria-label={t("rules.registeredLoad")}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file !== undefined) void take(file);
        }}
      />
    </div>
  );
}
