import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import { pointerStore } from "../../../state/pointer.ts";
import { regionStore } from "../../../state/region.ts";
import { resultStore } from "../../../state/results.ts";
import { keptCounties } from "../../../state/select/groups.ts";
import { summaryOf } from "../../../state/select/headline.ts";
import { type UnitRow, unitRows } from "../../../state/select/unit-rows.ts";
import { countyOf } from "../../../state/select/unit-tree.ts";
import { type SortColumn, sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { CoverageBar } from "../../kit/coverage-bar.tsx";
import { GroupGlyph } from "../../kit/icons.tsx";
import { RowList } from "../../kit/row-list.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { useGroups } from "../../map-view/use-groups.ts";
import { integer, people, percent } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";
import { unitName } from "../../text/unit-name.ts";
import { ListDate } from "./list-date.tsx";

/** Units, worst first; the map follows the row under the hand. */
export function UnitTable(): ReactNode {
  const t = useText();
  const actions = useActions();
  const { language, level, focus, selection } = useStore(sessionStore);
  const rows = useUnitRows();
  const mean = useMean();
  const villages = useStore(regionStore, (s) => s.villages);
  const chosen = selection?.kind === "unit" ? selection.id : focus;
  const selected = rows.findIndex(({ unit }) => unit.id === chosen);
  return (
    <>
      <div className="list-head unit-columns">
        <span className="number">{t("result.rank")}</span>
        <SortHead column="name">{t(HEADS[level])}</SortHead>
        <span />
        <SortHead column="share" isEnd>
          {t("result.shareColumn")}
        </SortHead>
        <SortHead column="uncovered" isEnd>
          {t("result.outColumn")}
        </SortHead>
      </div>
      <RowList
        label={t("result.table")}
        count={rows.length}
        selected={selected}
        rowId={(k) => rows[k]!.unit.id}
        onPick={(k) => {
          const { id } = rows[k]!.unit;
          sessionStore.setState({ selection: { kind: "unit", id }, focus: id });
          actions.fitUnit(id);
        }}
        onHover={(k) =>
          pointerStore.setState({ hoveredUnit: k === null ? null : (rows[k]?.unit.id ?? null) })
        }
        row={(k) => <UnitCells row={rows[k]!} rank={k + 1} mean={mean} language={language} />}
      />
      <div className="panel-foot">
        <Segmented
          label={t("result.level")}
          value={level}
          options={[
            { value: "county", label: t("result.county") },
            { value: "town", label: t("result.town") },
            ...(villages === null
              ? []
              : [{ value: "village", label: t("result.village") } as const]),
          ]}
          onChange={(next) => sessionStore.setState({ level: next })}
        />
        <ListDate />
        <span title={level === "town" ? t("result.townNote") : undefined}>
          {t("result.shown", { count: rows.length })}
        </span>
      </div>
    </>
  );
}

const HEADS = {
  county: "result.unitColumn",
  town: "result.townColumn",
  village: "result.villageColumn",
} as const;

function UnitCells(props: {
  readonly row: UnitRow;
  readonly rank: number;
  readonly mean: number | null;
  readonly language: "zh-CN" | "en";
}): ReactNode {
  const { row, rank, mean, language } = props;
  const t = useText();
  const { unit, glyph, covered, total, uncovered } = row;
  return (
    <div className="list-row-cells unit-columns">
      <span className="number quiet">{integer(rank, language)}</span>
      <span className="row ellipsis">
        {glyph === null ? <span style={{ width: 14 }} /> : <GroupGlyph of={glyph} />}
        <span className="ellipsis">{unitName(unit, language)}</span>
        {unit.estimated && (
          <span className="tag" data-firm="false">
            {t("frame.estimated")}
          </span>
        )}
      </span>
      <CoverageBar covered={covered} total={total} mean={mean} />
      <span className="number">{total === 0 ? t("result.noData") : percent(covered, total)}</span>
      <span className="number">{people(uncovered, language)}</span>
    </div>
  );
}

function SortHead(props: {
  readonly column: SortColumn;
  readonly isEnd?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { column, isEnd = false, children } = props;
  const sort = useStore(sessionStore, (s) => s.sort);
  const isSorted = sort.column === column;
  const direction = sort.descending ? "descending" : "ascending";
  return (
    <button
      type="button"
      data-align={isEnd ? "end" : undefined}
      data-sort={isSorted ? direction : undefined}
      onClick={() => {
        // Worst first: the lowest share, the most people.
        const worst = column === "uncovered" || column === "total";
        sessionStore.setState({
          sort: { column, descending: isSorted ? !sort.descending : worst },
        });
      }}
    >
      {children}
      {isSorted ? (sort.descending ? " ↓" : " ↑") : ""}
    </button>
  );
}

function useUnitRows(): readonly UnitRow[] {
  const summaries = useStore(resultStore, (s) => s.summaries);
  const field = useStore(resultStore, (s) => s.settings?.field) ?? "age60";
  const units = useStore(regionStore, (s) => s.units);
  const { level, filter, sort, focus } = useStore(sessionStore);
  const groups = useGroups();
  return useMemo(() => {
    const county = focus === null ? null : countyOf(units, focus);
    const kept = level !== "county" && county !== null ? [county] : keptCounties(filter, groups);
    return unitRows(summaries, units, field, level, kept, groups.glyphOf, sort);
  }, [summaries, units, field, level, filter, sort, focus, groups]);
}

function useMean(): number | null {
  const summaries = useStore(resultStore, (s) => s.summaries);
  const field = useStore(resultStore, (s) => s.settings?.field) ?? "age60";
  const all = summaryOf(summaries, null);
  const total = all?.total.fields[field] ?? 0;
  return total === 0 ? null : (all?.covered.fields[field] ?? 0) / total;
}
