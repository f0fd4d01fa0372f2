import type { ReactNode } from "react";
import { useStore } from "zustand";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { Icon } from "../../kit/icons.tsx";
import { QuestionCard } from "../../question/question-card.tsx";
import { useActive } from "../../scenario/use-active.ts";
import { useText } from "../../text/translate.ts";
import { HeadlineFigures } from "../result/headline.tsx";
import { DrawButtons } from "./draw-buttons.tsx";
import { MarkedBar } from "./marked-bar.tsx";
import { SiteForm } from "./site-form.tsx";
import { SiteList } from "./site-list.tsx";

/** 选址: put candidates on the map, move them, see what each would do. */
export function SitingPanel(): ReactNode {
  const t = useText();
  const actions = useActions();
  const tool = useStore(sessionStore, (s) => s.tool);
  const count = useActive().sites.length;
  return (
    <>
      <div className="panel-head">
        <h2>
          {t("siting.title")}{" "}
          {count > 0 && <span className="quiet">{t("siting.count", { count })}</span>}
        </h2>
        <button
          type="button"
          className="button"
          data-kind="primary"
          aria-pressed={tool === "place"}
          onClick={() => sessionStore.setState({ tool: tool === "place" ? "select" : "place" })}
        >
          <Icon name="siting" />
          {t("siting.place")}
        </button>
      </div>
      <QuestionCard />
      <HeadlineFigures />
      {count === 0 && (
        <div className="empty">
          <h3>{t("siting.empty")}</h3>
          <p>{t("siting.emptyHelp")}</p>
        </div>
      )}
      <SiteList />
      <MarkedBar />
      <div className="section row-links">
        <button type="button" className="link-button" onClick={() => actions.addSite(null)}>
          + {t("siting.addMiddle")} <kbd className="tag">N</kbd>
        </button>
        <DrawButtons />
      </div>
      <SiteForm />
    </>
  );
}
