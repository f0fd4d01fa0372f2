import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { CellState } from "../../state/select/matrix-cell.ts";
import { type MatrixColumn, type RuleMatrix, UNMET } from "../../state/select/rule-matrix.ts";
import { sessionStore, setMatrix } from "../../state/session.ts";
import { ClassShape } from "../kit/icons.tsx";
import { headTerm, reachText, spoken } from "../text/rule-text.ts";
import { useText } from "../text/translate.ts";

/** One head for each rule: class, name, what it asks, how the units stand; a click sorts. */
export function MatrixHead(props: {
  readonly matrix: RuleMatrix;
  readonly chosen: number;
}): ReactNode {
  const { matrix, chosen } = props;
  const t = useText();
  const { language, level, matrix: settings } = useStore(sessionStore);
  const { order } = settings;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="matrix-unit">
          <button type="button" onClick={() => setMatrix({ order: { by: "name" } })}>
            {t(level === "county" ? "rules.unitColumn" : "rules.townColumn")}
            {order.by === "name" ? " ↑" : ""}
          </button>
        </th>
        {matrix.columns.map((column, c) => {
          const { entry } = column.rule;
          const { inForce } = column;
          const isOrdered = order.by === "rule" && order.id === entry.rule.id;
          const reach =
            "cutoff" in inForce ? reachText(inForce.cutoff, inForce.travel, language) : null;
          return (
            <th
              key={entry.rule.id}
              scope="col"
              aria-sort={isOrdered ? "ascending" : undefined}
              data-chosen={c === chosen}
            >
              <button
                type="button"
                title={[spoken(entry.text, language), reach].filter(Boolean).join("\n")}
                onClick={() => setMatrix({ order: { by: "rule", id: entry.rule.id } })}
              >
                <ClassShape of={entry.group} size={14} />
                <b>{spoken(entry.short, language)}</b>
                <span className="matrix-term">
                  {headTerm(t, entry, inForce, level, language)}
                  {isOrdered ? " ↑" : ""}
                </span>
              </button>
              <StateBar column={column} />
            </th>
          );
        })}
        <th scope="col" className="matrix-sum">
          <button type="button" onClick={() => setMatrix({ order: { by: "unmet" } })}>
            {t("rules.unmetColumn")}
            {order.by === "unmet" ? " ↓" : ""}
          </button>
        </th>
      </tr>
    </thead>
  );
}

/** Units that meet the rule, fall short of it, and cannot be told. */
function StateBar({ column }: { readonly column: MatrixColumn }): ReactNode {
  const t = useText();
  const count = (...states: readonly CellState[]): number =>
    states.reduce((sum, state) => sum + (column.counts[state] ?? 0), 0);
  const parts = [
    { kind: "met", count: count("met"), label: t("rules.legendMet") },
    { kind: "unmet", count: count(...UNMET), label: t("rules.unmetColumn") },
    { kind: "missing", count: count("missing"), label: t("rules.legendMissing") },
  ];
  return (
    <span
      className="state-bar"
      title={parts.map(({ label, count: n }) => `${label} ${n}`).join("\n")}
    >
      {parts.map(({ kind, count: n }) => (
        <i key={kind} data-kind={kind} style={{ flexGrow: n }} />
      ))}
    </span>
  );
}
