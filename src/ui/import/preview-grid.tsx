import type { ReactNode } from "react";
import { useStore } from "zustand";
import { FIELDS } from "../../core/import/column-roles.ts";
import type { ImportDecision, PreviewRow, SheetPreview } from "../../core/import/import-file.ts";
import { sessionStore } from "../../state/session.ts";
import { integer } from "../text/format.ts";
import { type Translate, useText } from "../text/translate.ts";
import { fieldName, noteText, reasonText } from "./import-words.ts";

/** The first rows as the file has them: over each column what it is read as, beside each row what was done. */
export function PreviewGrid(props: {
  readonly preview: SheetPreview;
  readonly decision: ImportDecision;
  readonly onColumns: (columns: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const { preview, decision, onColumns } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const fieldOf = new Map(
    Object.entries(decision.columns).map(([field, column]) => [column, field]),
  );
  const order = columnOrder(preview, fieldOf);
  return (
    <>
      <div className="spread">
        <h3>
          {t("import.previewHead", {
            shown: preview.rows.length,
            count: integer(preview.rowCount, language),
          })}
        </h3>
        <span className="quiet">{madeOf(t, preview)}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
      <div className="import-preview" tabIndex={0} data-testid="import-preview">
        <table>
          <thead>
            <tr>
              <th className="import-row-number">{t("import.rowsHead")}</th>
              {order.map((c) => (
                <th
                  key={preview.columns[c]}
                  data-number={isFigure(fieldOf.get(preview.columns[c]!)) || undefined}
                >
                  <RoleSelect
                    column={preview.columns[c]!}
                    field={fieldOf.get(preview.columns[c]!) ?? ""}
                    decision={decision}
                    preview={preview}
                    onColumns={onColumns}
                  />
                  <span
                    className="import-column-name"
                    data-dropped={decision.drop.includes(preview.columns[c]!)}
                  >
                    {preview.columns[c]!.slice(0, 60) || "—"}
                  </span>
                </th>
              ))}
              <th>{t("import.remarks")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <Row key={row.key} row={row} order={order} preview={preview} fieldOf={fieldOf} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Columns with a meaning first, in the order of their fields; then the others as in the file. */
function columnOrder(preview: SheetPreview, fieldOf: ReadonlyMap<string, string>): number[] {
  const used: number[] = [];
  for (const field of Object.values(FIELDS).flat()) {
    const c = preview.columns.findIndex((column) => fieldOf.get(column) === field);
    if (c >= 0 && !used.includes(c)) used.push(c);
  }
  return [...used, ...preview.columns.map((_, c) => c).filter((c) => !used.includes(c))];
}

function madeOf(t: Translate, { format, encoding, headerRows, sheet }: SheetPreview): string {
  const parts = [format.toUpperCase()];
  if (encoding !== "utf-8")
    parts.push(encoding === "gb18030" ? "GB 18030" : encoding.toUpperCase());
  if (sheet !== null) parts.push(sheet.slice(0, 24));
  if (headerRows.length > 1) parts.push(t("import.headerMerged", { count: headerRows.length }));
  return parts.join(" · ");
}

function RoleSelect(props: {
  readonly column: string;
  readonly field: string;
  readonly decision: ImportDecision;
  readonly preview: SheetPreview;
  readonly onColumns: (columns: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const { column, field, decision, preview, onColumns } = props;
  const t = useText();
  const role = preview.roles.find((one) => one.column === column && one.field === field);
  const fields = FIELDS[decision.target].filter(
    (one) => !(preview.hasGeometry && ["lon", "lat", "pair"].includes(one)),
  );
  const choose = (next: string): void => {
    const kept = Object.entries(decision.columns).filter(
      ([one, of]) => of !== column && one !== next,
    );
    onColumns(Object.fromEntries(next === "" ? kept : [...kept, [next, column]]));
  };
  return (
    <select
      className="import-role"
      data-used={field !== ""}
      data-doubtful={role !== undefined && role.confidence < 0.7}
      aria-label={t("import.roleOf", { column: column.slice(0, 40) })}
      title={
        role === undefined
          ? undefined
          : t(role.basis === "name" ? "import.guessName" : "import.guessValues", {
              percent: Math.round(role.confidence * 100),
            })
      }
      value={field}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{t("import.notUsed")}</option>
      {fields.map((one) => (
        <option key={one} value={one}>
          {fieldName(t, one)}
        </option>
      ))}
    </select>
  );
}

function Row(props: {
  readonly row: PreviewRow;
  readonly order: readonly number[];
  readonly preview: SheetPreview;
  readonly fieldOf: ReadonlyMap<string, string>;
}): ReactNode {
  const { row, order, preview, fieldOf } = props;
  const t = useText();
  const isSum = row.reasons.some((code) =>
    ["total-row", "note-row", "header-repeated"].includes(code),
  );
  const remarks = [
    ...row.reasons.map((code) => reasonText(t, code)),
    ...row.notes.map((note) => noteText(t, note)),
  ];
  return (
    <tr data-state={isSum ? "sum" : row.reasons.length > 0 ? "rejected" : "kept"}>
      <td className="import-row-number">{row.row}</td>
      {order.map((c) => {
        const column = preview.columns[c]!;
        const note = row.notes.find((one) => one.column === column);
        const isMissing = note?.value === null && note.notes.includes("marked-missing");
        return (
          <td
            key={c}
            data-number={isFigure(fieldOf.get(column)) || undefined}
            data-note={note === undefined ? undefined : isMissing ? "missing" : "changed"}
          >
            {row.cells[c]!.slice(0, 80)}
          </td>
        );
      })}
      <td className="quiet">{remarks.join(t("import.clauseMark"))}</td>
    </tr>
  );
}

function isFigure(field: string | undefined): boolean {
  return (
    field !== undefined && /^(lon|lat|capacity|areaM2|people|age|openYear|closeYear)/.test(field)
  );
}
