import "./import.css";
import "./stored.css";
import { type ReactNode, useState } from "react";
import type { Quarantine, QuarantinedRow } from "../../core/import/stored-import.ts";
import type { InputEntry } from "../../core/scenario/own-input.ts";
import { useActions } from "../actions.ts";
import { Sheet } from "../kit/sheet.tsx";
import { issuesOf } from "../panels/data/issue-list.tsx";
import { useText } from "../text/translate.ts";
import { fieldName, reasonText } from "./import-words.ts";
import { quarantineCsv } from "./quarantine-csv.ts";

type Cells = Readonly<Record<string, Readonly<Record<string, string>>>>;

const SHOWN = 200;

/** Rows of an input that were set aside: put right in a table and let in later. */
export function QuarantineDialog(props: {
  readonly entry: InputEntry;
  readonly quarantine: Quarantine;
  /** Our field → the file's column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}): ReactNode {
  const { entry, quarantine, columns, onClose } = props;
  const t = useText();
  const actions = useActions();
  const [mends, setMends] = useState<Cells>({});
  const [admitted, setAdmitted] = useState<readonly string[]>([]);
  const [told, setTold] = useState<string | null>(null);
  const touched = new Set([...Object.keys(mends), ...admitted]);
  const recheck = async (): Promise<void> => {
    try {
      const found = await actions.readmit(entry, { mends, admitted });
      if (found.left === 0) onClose();
      setTold(t("import.admitted", found));
    } catch (error) {
      setTold(issuesOf(error)[0]?.message ?? "");
    }
  };
  return (
    <Sheet title={`${t("import.quarantineTitle")} · ${entry.file.slice(0, 80)}`} onClose={onClose}>
      <div className="sheet-body quarantine-body" data-testid="quarantine">
        <p className="quiet">{t("import.quarantineLead")}</p>
        {quarantine.map((sheet) => (
          <section key={sheet.sheet ?? ""}>
            <div className="spread">
              <h3>{sheet.sheet ?? sheet.file}</h3>
              <button
                type="button"
                className="link-button"
                onClick={() =>
                  actions.download("quarantine.csv", quarantineCsv(sheet.columns, sheet.rows, t))
                }
              >
                {t("import.saveQuarantine")}
              </button>
            </div>
            <SheetTable
              rows={sheet.rows}
              shown={shownColumns(sheet.columns, columns)}
              fieldOf={new Map(Object.entries(columns).map(([field, name]) => [name, field]))}
              mends={mends}
              admitted={admitted}
              onMend={(key, column, text) =>
                setMends({ ...mends, [key]: { ...mends[key], [column]: text } })
              }
              onAdmit={(key, isOn) =>
                setAdmitted(isOn ? [...admitted, key] : admitted.filter((one) => one !== key))
              }
            />
          </section>
        ))}
      </div>
      <div className="import-foot">
        <span className="quiet" aria-live="polite" data-testid="readmitted">
          {told ?? ""}
        </span>
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={touched.size === 0}
          onClick={() => void recheck()}
        >
          {t("import.recheck", { count: touched.size })}
        </button>
      </div>
    </Sheet>
  );
}

/** Columns with a meaning first: they are what keeps a row out. */
function shownColumns(
  all: readonly string[],
  columns: Readonly<Record<string, string>>,
): { readonly name: string; readonly at: number }[] {
  const used = new Set(Object.values(columns));
  const listed = all.map((name, at) => ({ name, at })).filter(({ name }) => name !== "");
  return [
    ...listed.filter(({ name }) => used.has(name)),
    ...listed.filter((one) => !used.has(one.name)),
  ];
}

function SheetTable(props: {
  readonly rows: readonly QuarantinedRow[];
  readonly shown: readonly { readonly name: string; readonly at: number }[];
  readonly fieldOf: ReadonlyMap<string, string>;
  readonly mends: Cells;
  readonly admitted: readonly string[];
  readonly onMend: (key: string, column: string, text: string) => void;
  readonly onAdmit: (key: string, isOn: boolean) => void;
}): ReactNode {
  const { rows, shown, fieldOf, mends, admitted, onMend, onAdmit } = props;
  const t = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <div className="import-preview quarantine-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th className="import-row-number">{t("import.rowsHead")}</th>
            <th>{t("import.reason")}</th>
            {shown.map(({ name }) => {
              const field = fieldOf.get(name);
              return (
                <th key={name}>
                  {field !== undefined && <span className="quiet">{fieldName(t, field)} </span>}
                  <span className="import-column-name">{name.slice(0, 40)}</span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <tr key={row.key} data-state={admitted.includes(row.key) ? "kept" : "rejected"}>
              <td className="import-row-number">{row.row}</td>
              <td className="quarantine-reason">
                {row.reasons.map(({ code }) => reasonText(t, code)).join(t("import.clauseMark"))}
                {row.canAdmit && (
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={admitted.includes(row.key)}
                      onChange={(event) => onAdmit(row.key, event.target.checked)}
                    />
                    {t("import.admitBox")}
                  </label>
                )}
              </td>
              {shown.map(({ name, at }) => (
                <td key={name}>
                  <input
                    className="quarantine-cell"
                    aria-label={`${row.row} ${name.slice(0, 40)}`}
                    data-faulty={row.reasons.some(({ column }) => column === name)}
                    value={mends[row.key]?.[name] ?? row.cells[at] ?? ""}
                    onChange={(event) => onMend(row.key, name, event.target.value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
