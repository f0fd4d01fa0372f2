import type { ReactNode } from "react";
import { useStore } from "zustand";
import { documentStore } from "../../../state/document.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { questionTitle } from "../../question/question-text.ts";
import { useText } from "../../text/translate.ts";
import { SiteForm } from "../siting/site-form.tsx";
import { SiteList } from "../siting/site-list.tsx";
import { Ledger } from "./ledger.tsx";

/** 方案: what was changed above the present, and what it comes to. */
export function ScenarioPanel(): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const question = useStore(sessionStore, (s) => s.question);
  const count = useStore(documentStore, (s) => Object.keys(s.document.sites).length);
  return (
    <>
      <div className="panel-head">
        <div>
          <h2>{t("scenario.title")}</h2>
          <div className="quiet">{t("scenario.intro", { count })}</div>
        </div>
      </div>
      <div className="section spread">
        <h3>{t("scenario.changes")}</h3>
        <span className="quiet">{t("scenario.stepHint")}</span>
      </div>
      {count === 0 && <p className="empty quiet">{t("scenario.empty")}</p>}
      <SiteList />
      <div className="section">
        <button type="button" className="link-button" onClick={() => actions.addSite(null)}>
          + {t("siting.addMiddle")} <kbd className="tag">N</kbd>
        </button>
      </div>
      <div className="section">
        <div className="spread">
          <h3>{t("scenario.ledger")}</h3>
          <span className="quiet">{questionTitle(t, question, language)}</span>
        </div>
        <Ledger />
      </div>
      <SiteForm />
    </>
  );
}
