import { useStore } from "zustand";
import { scenarioOf } from "../../core/scenario/document.ts";
import { documentStore } from "../../state/document.ts";
import { useText } from "../text/translate.ts";

/** A scenario by its title; the baseline by its word. */
export function useScenarioTitle(): (id: string) => string {
  const t = useText();
  const document = useStore(documentStore, (s) => s.document);
  return (id) => scenarioOf(document, id)?.title ?? t("frame.baseline");
}
