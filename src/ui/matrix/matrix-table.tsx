import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useStore } from "zustand";
import type { MatrixRow, RuleMatrix } from "../../state/select/rule-matrix.ts";
import { sessionStore, setMatrix } from "../../state/session.ts";
import { GroupGlyph } from "../kit/icons.tsx";
import { useScrollWindow } from "../kit/use-scroll-window.ts";
import { integer } from "../text/format.ts";
import { useText } from "../text/translate.ts";
import { unitName } from "../text/unit-name.ts";
import { MatrixHead } from "./matrix-head.tsx";

const ROW_HEIGHT = 28;
const SPARE_ROWS = 8;
/** Least widths, px; the rules share what is left. */
const UNIT_WIDTH = 196;
const RULE_WIDTH = { "zh-CN": 54, en: 66 } as const;
const SUM_WIDTH = 64;

/** The grid: head and first column stay, only the rows in sight exist, arrows walk the cells. */
export function MatrixTable(props: {
  readonly matrix: RuleMatrix;
  /** The cell whose detail is open, −1 for none. */
  readonly row: number;
  readonly column: number;
}): ReactNode {
  const { matrix, row, column } = props;
  const { rows, columns } = matrix;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const box = useRef<HTMLDivElement>(null);
  const scroll = useScrollWindow(box, 800);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const at = {
    row: Math.min(active.row, rows.length - 1),
    column: Math.min(active.column, columns.length - 1),
  };
  const first = Math.max(0, Math.floor(scroll.top / ROW_HEIGHT) - SPARE_ROWS);
  const last = Math.min(
    rows.length,
    Math.ceil((scroll.top + scroll.height) / ROW_HEIGHT) + SPARE_ROWS,
  );
  const pick = (k: number, c: number): void => {
    setActive({ row: k, column: c });
    setMatrix({ cell: { unit: rows[k]!.unit.id, rule: columns[c]!.rule.entry.rule.id } });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (rows.length === 0 || columns.length === 0 || event.target !== event.currentTarget) return;
    if (event.key === "Enter" || event.key === " ") {
      pick(at.row, at.column);
      event.preventDefault();
      return;
    }
    const to = walked(
      event,
      at,
      rows.length,
      columns.length,
      Math.floor(scroll.height / ROW_HEIGHT) - 5,
    );
    if (to === null) return;
    setActive(to);
    show(box.current!, to);
    event.preventDefault();
  };
  return (
    <div ref={box} className="matrix-scroll">
      <table
        className="matrix-table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells are walked, so it is a grid
        role="grid"
        aria-label={t("rules.tableLabel")}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 2}
        aria-activedescendant={rows.length === 0 ? undefined : cellId(at.row, at.column)}
        tabIndex={0}
        style={{ minWidth: UNIT_WIDTH + columns.length * RULE_WIDTH[language] + SUM_WIDTH }}
        onKeyDown={onKey}
      >
        <MatrixHead matrix={matrix} chosen={column} />
        <tbody>
          {first > 0 && <tr style={{ height: first * ROW_HEIGHT }} />}
          {rows.slice(first, last).map((one, k) => (
            <Row
              key={one.unit.id}
              row={one}
              index={first + k}
              columns={matrix.columns}
              name={unitName(one.unit, language)}
              isChosen={first + k === row}
              chosen={column}
              active={first + k === at.row ? at.column : -1}
              rank={integer(first + k + 1, language)}
              onPick={(c) => pick(first + k, c)}
            />
          ))}
          {last < rows.length && <tr style={{ height: (rows.length - last) * ROW_HEIGHT }} />}
        </tbody>
      </table>
      {rows.length === 0 && <p className="empty">{t("rules.noneUnmet")}</p>}
    </div>
  );
}

const cellId = (row: number, column: number): string => `matrix-${row}-${column}`;

function Row(props: {
  readonly row: MatrixRow;
  readonly index: number;
  readonly columns: RuleMatrix["columns"];
  readonly name: string;
  readonly rank: string;
  readonly isChosen: boolean;
  /** Column of the chosen cell, column under the keys. */
  readonly chosen: number;
  readonly active: number;
  readonly onPick: (column: number) => void;
}): ReactNode {
  const { row, index, columns, name, rank, isChosen, chosen, active, onPick } = props;
  const t = useText();
  return (
    <tr aria-rowindex={index + 2} data-chosen={isChosen}>
      <th scope="row" className="matrix-unit">
        <span className="row">
          <span className="number quiet">{rank}</span>
          {row.glyph === null ? <i /> : <GroupGlyph of={row.glyph} />}
          <span className="ellipsis" title={name}>
            {name}
          </span>
        </span>
      </th>
      {row.cells.map((cell, c) => {
        const rule = columns[c]!;
        const { id } = rule.rule.entry.rule;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
          <td
            key={id}
            id={cellId(index, c)}
            aria-colindex={c + 2}
            aria-current={isChosen && c === chosen ? true : undefined}
            data-state={cell.state}
            data-earlier={rule.isEarlier}
            data-active={c === active}
            onClick={() => onPick(c)}
          >
            {cell.state === "missing" ? (
              <span className="lack">{t("rules.missingShort")}</span>
            ) : cell.state === "not-applicable" ? (
              "—"
            ) : (
              cell.text
            )}
          </td>
        );
      })}
      <td className="matrix-sum">
        {row.unmet}
        <span className="quiet">/{row.decided}</span>
      </td>
    </tr>
  );
}

interface Position {
  readonly row: number;
  readonly column: number;
}

function walked(
  event: KeyboardEvent,
  { row, column }: Position,
  rows: number,
  columns: number,
  page: number,
): Position | null {
  const down = (by: number): Position => ({
    row: Math.max(0, Math.min(rows - 1, row + by)),
    column,
  });
  const right = (by: number): Position => ({
    row,
    column: Math.max(0, Math.min(columns - 1, column + by)),
  });
  switch (event.key) {
    case "ArrowDown":
      return down(1);
    case "ArrowUp":
      return down(-1);
    case "ArrowRight":
      return right(1);
    case "ArrowLeft":
      return right(-1);
    case "PageDown":
      return down(Math.max(1, page));
    case "PageUp":
      return down(-Math.max(1, page));
    case "Home":
      return event.ctrlKey ? down(-rows) : right(-columns);
    case "End":
      return event.ctrlKey ? down(rows) : right(columns);
    default:
      return null;
  }
}

/** Brings a cell into sight, clear of the head and the first column. */
function show(box: HTMLElement, { row, column }: Position): void {
  const head = box.querySelector("thead")!.clientHeight;
  const top = row * ROW_HEIGHT;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + ROW_HEIGHT + head > box.scrollTop + box.clientHeight) {
    box.scrollTop = top + ROW_HEIGHT + head - box.clientHeight;
  }
  const [unit, ...heads] = box.querySelectorAll<HTMLElement>("thead th");
  const target = heads[column];
  if (unit === undefined || target === undefined) return;
  const left = target.offsetLeft - unit.offsetWidth;
  if (left < box.scrollLeft) box.scrollLeft = left;
  else if (target.offsetLeft + target.offsetWidth > box.scrollLeft + box.clientWidth) {
    box.scrollLeft = target.offsetLeft + target.offsetWidth - box.clientWidth;
  }
}
