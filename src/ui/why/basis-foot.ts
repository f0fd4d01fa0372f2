import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { sessionStore } from "../../state/session.ts";
import { questionTitle } from "../question/question-text.ts";
import { peopleBasis } from "../text/people-basis.ts";
import { useText } from "../text/translate.ts";

/** What the figures of a card rest on: whose people, which distance, which standard. */
export function useBasisFoot(): string | undefined {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const settings = useStore(resultStore, (s) => s.settings);
  const { ownFields, basis } = useStore(regionStore);
  if (settings === null) return undefined;
  const people = ownFields === null ? t("why.residents") : peopleBasis(t, basis);
  return t("why.basis", { people, rule: questionTitle(t, settings, language) });
}
