import type { ReactNode } from "react";
import { useStore } from "zustand";
import { BASELINE, planEditsOf } from "../../../core/scenario/document.ts";
import { documentStore } from "../../../state/document.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { editText } from "../../scenario/edit-text.ts";
import { useScenarioTitle } from "../../scenario/use-scenario-title.ts";
import { useText } from "../../text/translate.ts";

/** What each scenario changes, in words; what several share is said once. */
export function ChangeList({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const t = useText();
  const titleOf = useScenarioTitle();
  const language = useStore(sessionStore, (s) => s.language);
  const facilities = useStore(regionStore, (s) => s.facilities);
  const document = useStore(documentStore, (s) => s.document);
  const whose = new Map<string, { readonly words: string; readonly ids: string[] }>();
  for (const id of ids) {
    if (id === BASELINE) continue;
    for (const edit of planEditsOf(document, id)) {
      const key = JSON.stringify(edit);
      const known = whose.get(key);
      if (known !== undefined) {
        known.ids.push(id);
        continue;
      }
      const { title, detail, year } = editText(t, language, edit, facilities);
      const since = year === null ? "" : ` ${t("scenario.inYear", { year })}`;
      whose.set(key, { words: `${title}: ${detail}${since}`, ids: [id] });
    }
  }
  if (whose.size === 0) return null;
  return (
    <div className="section">
      <h3>{t("compare.changed")}</h3>
      <ul className="source-list">
        {[...whose].map(([key, { words, ids: of }]) => (
          <li key={key}>
            {words} <span className="quiet">{of.map(titleOf).join(", ")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
