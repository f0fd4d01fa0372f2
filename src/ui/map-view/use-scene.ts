import { useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { LedgerRow } from "../../core/analysis/ledger.ts";
import { cellBounds } from "../../core/demand/cell-at.ts";
import { entriesOf } from "../../core/scenario/document.ts";
import type {
  AreaScene,
  BaseScene,
  CellScene,
  ChoroplethScene,
  FacilityScene,
  GapScene,
  GroupScene,
  MapScene,
  TraceScene,
  WhyScene,
} from "../../map/scene.ts";
import { comparisonStore } from "../../state/comparison.ts";
import { documentStore } from "../../state/document.ts";
import { pointerStore } from "../../state/pointer.ts";
import { radiiOf } from "../../state/question-settings.ts";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { changeClass } from "../../state/select/change-class.ts";
import { coverageClass } from "../../state/select/coverage-class.ts";
import { drawnLinks } from "../../state/select/drawn-links.ts";
import { keptCounties } from "../../state/select/groups.ts";
import { countiesWithin } from "../../state/select/unit-tree.ts";
import { sessionStore } from "../../state/session.ts";
import { shownAreasStore } from "../../state/shown-areas.ts";
import { useActive } from "../scenario/use-active.ts";
import { metres } from "../text/format.ts";
import { useText } from "../text/translate.ts";
import { usePlace } from "../why/use-place.ts";
import { cellStates } from "./cell-states.ts";
import { gapSceneOf } from "./gap-scene.ts";
import { linkLines } from "./link-lines.ts";
import { pathLengthM } from "./path-length.ts";
import { unitLabels } from "./unit-labels.ts";
import { useGroups } from "./use-groups.ts";
import { useListedGaps } from "./use-listed-gaps.ts";

const NONE: readonly number[] = [];

/** Everything the map shows, from the stores; each part stays the same object until it changes. */
export function useScene(): MapScene | null {
  const base = useBase();
  const choropleth = useChoropleth();
  const groups = useGroupScene();
  const cells = useCells();
  const facilities = useFacilityScene();
  const gaps = useGapScene();
  const areas = useAreas();
  const candidates = useCandidates();
  const why = useWhy();
  const trace = useTrace();
  const circles = useStore(resultStore, (s) => s.circles);
  const gained = useGained();
  const selection = useStore(sessionStore, (s) => s.selection);
  const focus = useStore(sessionStore, (s) => s.focus);
  const tool = useStore(sessionStore, (s) => s.tool);
  const hoveredUnit = useStore(pointerStore, (s) => s.hoveredUnit);
  if (base === null) return null;
  const selectedUnit = selection?.kind === "unit" ? selection.id : focus;
  return {
    base,
    choropleth,
    groups,
    cells,
    gained,
    facilities,
    circles,
    gaps,
    areas,
    candidates,
    why,
    trace,
    selectedUnit,
    hoveredUnit,
    tool,
  };
}

function useBase(): BaseScene | null {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { counties, relief, land, water, links, units, ...region } = useStore(regionStore);
  // The finest areas on the map are those of the table.
  const isVillage = useStore(sessionStore, (s) => s.level === "village");
  const towns = isVillage && region.villages !== null ? region.villages : region.towns;
  const summaries = useStore(resultStore, (s) => s.summaries);
  const field = useStore(resultStore, (s) => s.settings?.field ?? "age60");
  const { glyphOf } = useGroups();
  const document = useStore(documentStore, (s) => s.document);
  const { id } = useActive();
  const selected = useStore(sessionStore, ({ selection }) =>
    selection?.kind === "site" ? selection.id : null,
  );
  const drawn = useMemo(() => drawnLinks(links, entriesOf(document, id)), [links, document, id]);
  const own = drawn.some(({ edit }) => edit === selected) ? selected : null;
  const lines = useMemo(() => linkLines(drawn, own, language), [drawn, own, language]);
  const labels = useMemo(() => {
    const shareOf = (total: number, covered: number): number => (total === 0 ? 2 : covered / total);
    const worstFirst = summaries
      .filter(({ level }) => level === "county")
      .map(({ unitId, total, covered }) => ({
        unitId,
        share: shareOf(total.fields[field] ?? 0, covered.fields[field] ?? 0),
      }))
      .sort((a, b) => a.share - b.share)
      .map(({ unitId }) => unitId);
    return unitLabels(units.values(), language, glyphOf, worstFirst, t("frame.estimated"));
  }, [units, language, glyphOf, summaries, field, t]);
  return useMemo(
    () =>
      counties === null ? null : { counties, relief, land, water, towns, links: lines, labels },
    [counties, relief, land, water, towns, lines, labels],
  );
}

function useChoropleth(): ChoroplethScene | null {
  const summaries = useStore(resultStore, (s) => s.summaries);
  const field = useStore(resultStore, (s) => s.settings?.field ?? "age60");
  const level = useStore(sessionStore, (s) => s.level);
  const changed = useChangedRows();
  return useMemo(() => {
    if (summaries.length === 0) return null;
    const drawn = level === "county" ? "county" : "town";
    if (changed !== null) return { level: drawn, classOf: changeClasses(changed, field, level) };
    const classOf: Record<string, number | null> = {};
    for (const summary of summaries) {
      if (summary.level !== level) continue;
      const { [field]: total = 0 } = summary.total.fields;
      const { [field]: covered = 0 } = summary.covered.fields;
      classOf[summary.unitId] = coverageClass(covered, total);
    }
    return { level: drawn, classOf };
  }, [summaries, field, level, changed]);
}

/** The rows of the active scenario where the map shows the difference; null otherwise. */
function useChangedRows(): readonly LedgerRow[] | null {
  const { isComparing, isPresenting, step, scenario } = useStore(sessionStore);
  const { view, result } = useStore(comparisonStore);
  if (!isComparing || isPresenting || step !== "scenario" || view !== "difference") return null;
  if (result === null || result.comparison.alarms.length > 0) return null;
  const entry = result.comparison.entries.find((one) => one.scenario === scenario);
  return entry?.ledger.rows ?? null;
}

function changeClasses(
  rows: readonly LedgerRow[],
  field: string,
  level: string,
): Record<string, number | null> {
  const classOf: Record<string, number | null> = {};
  for (const { level: of, unitId, fields } of rows) {
    const figures = fields[field];
    if (of !== level || figures === undefined) continue;
    classOf[unitId] = changeClass(figures.newlyCovered, figures.lost, figures.total);
  }
  return classOf;
}

/** Cells newly covered: by the site under the pointer, else by the scenario compared. */
function useGained(): readonly number[] {
  const live = useStore(resultStore, (s) => s.live?.gainedCells ?? null);
  const answer = useStore(resultStore, (s) => s.answer);
  const reference = useStore(comparisonStore, (s) => s.reference);
  const compared = useMemo(() => {
    if (answer === null || reference === null) return NONE;
    const { access, inScope } = answer;
    const found: number[] = [];
    for (let i = 0; i < access.count.length; i++) {
      if (access.count[i]! > 0 && reference.access.count[i] === 0 && inScope?.[i] !== 0) {
        found.push(i);
      }
    }
    return found;
  }, [answer, reference]);
  return live ?? compared;
}

function useGroupScene(): GroupScene {
  const groups = useGroups();
  const units = useStore(regionStore, (s) => s.units);
  const focus = useStore(sessionStore, (s) => s.focus);
  const filter = useStore(sessionStore, (s) => s.filter);
  return useMemo(
    () => ({
      mountain: groups.mountain,
      island: groups.island,
      kept: focus === null ? keptCounties(filter, groups) : countiesWithin(units, focus),
    }),
    [groups, filter, units, focus],
  );
}

function useCells(): CellScene | null {
  const demand = useStore(regionStore, (s) => s.demand);
  const answer = useStore(resultStore, (s) => s.answer);
  const settings = useStore(resultStore, (s) => s.settings);
  const left = useStore(resultStore, (s) => s.live?.leftCells ?? NONE);
  const version = useRef(0);
  return useMemo(() => {
    const weights = settings === null ? undefined : demand?.weights.get(settings.field);
    if (demand === null || answer === null || settings === null || weights === undefined) {
      return null;
    }
    version.current++;
    const state = cellStates(answer, radiiOf(settings), left);
    return { demand, state, weights, version: version.current };
  }, [demand, answer, settings, left]);
}

function useFacilityScene(): FacilityScene {
  const { supply, sites } = useActive();
  const visible = useStore(sessionStore, (s) => s.visibleClasses);
  const active = useStore(sessionStore, (s) => s.question.facilityClass);
  const selection = useStore(sessionStore, (s) => s.selection);
  const selectedKey = selection?.kind === "facility" ? selection.key : null;
  // What the scenario carries about is drawn as a candidate.
  const facilities = useMemo(() => {
    if (sites.length === 0) return supply.facilities;
    const carried = new Set(sites.map(({ key }) => key));
    return supply.facilities.filter(({ key }) => !carried.has(key));
  }, [supply, sites]);
  return useMemo(
    () => ({ facilities, visible, active, selectedKey }),
    [facilities, visible, active, selectedKey],
  );
}

function useGapScene(): GapScene | null {
  const listed = useListedGaps();
  const demand = useStore(regionStore, (s) => s.demand);
  const selection = useStore(sessionStore, (s) => s.selection);
  const selectedId = selection?.kind === "gap" ? selection.id : null;
  const gaps = useStore(resultStore, (s) => s.gaps);
  const shown = useMemo(
    () => (gaps === null || demand === null ? null : gapSceneOf(gaps, listed, demand)),
    [gaps, listed, demand],
  );
  return useMemo(() => (shown === null ? null : { ...shown, selectedId }), [shown, selectedId]);
}

function useAreas(): AreaScene | null {
  const { areas, selectedId } = useStore(shownAreasStore);
  return useMemo(() => (areas === null ? null : { ...areas, selectedId }), [areas, selectedId]);
}

function useCandidates(): MapScene["candidates"] {
  const { sites } = useActive();
  const selection = useStore(sessionStore, (s) => s.selection);
  const marked = useStore(sessionStore, (s) => s.marked);
  const question = useStore(sessionStore, (s) => s.question);
  const selectedId = selection?.kind === "site" ? selection.id : null;
  return useMemo(() => {
    const radii = radiiOf(question);
    const innerRadiusM = radii.length > 1 ? radii[0]! : null;
    return { sites, selectedId, marked, radiusM: radii.at(-1)!, innerRadiusM, ghost: null };
  }, [sites, selectedId, marked, question]);
}

function useWhy(): WhyScene | null {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const demand = useStore(regionStore, (s) => s.demand);
  const place = usePlace();
  return useMemo(() => {
    if (place === null || demand === null) return null;
    const { lon, lat, cell, asked } = place;
    const { nearest } = asked;
    return {
      lon,
      lat,
      cell: cell < 0 ? null : cellBounds(demand, cell),
      nearest: nearest === null ? null : [nearest.facility.lon, nearest.facility.lat],
      label:
        nearest === null ? "" : `${t("why.straight")} ${metres(nearest.costMm / 1000, language)}`,
    };
  }, [place, demand, language, t]);
}

function useTrace(): TraceScene {
  const points = useStore(sessionStore, (s) => s.trace);
  const language = useStore(sessionStore, (s) => s.language);
  const tool = useStore(sessionStore, (s) => s.tool);
  return useMemo(
    () => ({
      points,
      label: points.length < 2 ? "" : metres(pathLengthM(points), language),
      isRing: tool === "outline" && points.length > 2,
    }),
    [points, tool, language],
  );
}
