import type { Facility } from "../../core/facilities/facility.ts";
import type { Link } from "../../core/land/landmass.ts";
import { applyEdits, type Supply } from "../../core/scenario/apply-edits.ts";
import { type CandidateSite, candidateSites } from "../../core/scenario/candidate-site.ts";
import {
  BASELINE,
  entriesOf,
  type Scenario,
  type ScenarioEdit,
  scenarioOf,
  type WorkDocument,
} from "../../core/scenario/document.ts";
import type { Edit } from "../../core/scenario/edit.ts";
import { documentStore } from "../document.ts";
import { regionStore } from "../region.ts";
import { sessionStore } from "../session.ts";

/** What is worked on: a scenario that exists, else the baseline. */
export interface Active {
  readonly id: string;
  /** Null for the baseline. */
  readonly scenario: Scenario | null;
  readonly edits: readonly Edit[];
  readonly sites: readonly CandidateSite[];
  /** Facilities and links as the scenario has them, without its year. */
  readonly supply: Supply;
}

interface Memo {
  readonly document: WorkDocument;
  readonly chosen: string;
  readonly facilities: readonly Facility[];
  readonly links: readonly Link[];
  readonly entries: readonly ScenarioEdit[];
  readonly active: Active;
}

let memo: Memo | null = null;

/** The active scenario, computed once per change of its edits, choice or region. */
export function activeScenario(): Active {
  const { document } = documentStore.getState();
  const { scenario: chosen } = sessionStore.getState();
  const { facilities, links } = regionStore.getState();
  const isSameRegion = memo?.facilities === facilities && memo.links === links;
  if (memo !== null && isSameRegion && memo.document === document && memo.chosen === chosen) {
    return memo.active;
  }
  const scenario = scenarioOf(document, chosen);
  const id = scenario === null ? BASELINE : chosen;
  const entries = entriesOf(document, id);
  const active =
    memo !== null && isSameRegion && memo.active.id === id && isSameList(memo.entries, entries)
      ? { ...memo.active, scenario }
      : computed(document, id, scenario, entries);
  memo = { document, chosen, facilities, links, entries, active };
  return active;
}

function computed(
  document: WorkDocument,
  id: string,
  scenario: Scenario | null,
  entries: readonly ScenarioEdit[],
): Active {
  const { facilities, links } = regionStore.getState();
  const edits = entries.map(({ edit }) => edit);
  const sites = candidateSites(document, id, facilities);
  return { id, scenario, edits, sites, supply: applyEdits({ facilities, links }, edits).supply };
}

function isSameList(a: readonly ScenarioEdit[], b: readonly ScenarioEdit[]): boolean {
  return a.length === b.length && a.every((entry, k) => entry === b[k]);
}

/** The day on which facilities, sites and links count in a scenario. */
export function dateIn(scenario: Scenario | null, asOf: string): string {
  return scenario === null || scenario.year === null ? asOf : `${scenario.year}-12-31`;
}
