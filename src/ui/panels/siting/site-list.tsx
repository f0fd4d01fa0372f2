import type { ReactNode } from "react";
import { useStore } from "zustand";
import { sitesOf } from "../../../core/scenario/document.ts";
import { documentStore } from "../../../state/document.ts";
import { resultStore } from "../../../state/results.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { ClassShape } from "../../kit/icons.tsx";
import { signedPeople } from "../../text/format.ts";
import { classText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";

/** The candidates in order; a click selects one and shows it. */
export function SiteList(): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const selection = useStore(sessionStore, (s) => s.selection);
  const document = useStore(documentStore, (s) => s.document);
  const live = useStore(resultStore, (s) => s.live);
  const field = useStore(sessionStore, (s) => s.question.field);
  return sitesOf(document).map((site) => {
    const isSelected = selection?.kind === "site" && selection.id === site.id;
    return (
      <button
        key={site.id}
        type="button"
        className="site-row"
        aria-pressed={isSelected}
        onClick={() => {
          sessionStore.setState({ selection: { kind: "site", id: site.id } });
          if (!isSelected) actions.goTo(site.lon, site.lat, Math.max(12.5, zoomNow()));
        }}
      >
        <ClassShape of={site.class} isCandidate />
        <span>
          <span className="ellipsis" style={{ display: "block" }}>
            {site.name}
          </span>
          <span className="quiet">{classText(t, site.class)}</span>
        </span>
        {live?.siteId === site.id && (
          <span className="gain nowrap">{signedPeople(live.gained[field] ?? 0, language)}</span>
        )}
      </button>
    );
  });
}

function zoomNow(): number {
  return sessionStore.getState().camera?.zoom ?? 0;
}
