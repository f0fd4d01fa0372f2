import { useStore } from "zustand";
import { documentStore } from "../../state/document.ts";
import { regionStore } from "../../state/region.ts";
import { type Active, activeScenario } from "../../state/select/active-scenario.ts";
import { sessionStore } from "../../state/session.ts";

/** The scenario worked on; the same object until document, choice or region change. */
export function useActive(): Active {
  useStore(documentStore, (s) => s.document);
  useStore(sessionStore, (s) => s.scenario);
  useStore(regionStore, (s) => s.facilities);
  useStore(regionStore, (s) => s.links);
  return activeScenario();
}
