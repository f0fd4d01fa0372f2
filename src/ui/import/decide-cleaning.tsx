import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { RejectedRow } from "../../core/import/import-file.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { metres } from "../text/format.ts";
import { useText } from "../text/translate.ts";
import { reasonText } from "./import-words.ts";
import { quarantineCsv } from "./quarantine-csv.ts";
import type { ImportControl } from "./use-import.ts";

const SHOWN = 100;

/** Rows set aside, to be mended or let in, and pairs that look like one institution. */
export function DecideCleaning({ control }: { readonly control: ImportControl }): ReactNode {
  const t = useText();
  const actions = useActions();
  const { reading, look, quarantine } = control;
  const { decision, preview } = look!;
  if (reading === null) return <p className="quiet">{t("import.checking")}</p>;
  const { rejected } = reading.result;
  const save = async (): Promise<void> => {
    const rows = await control.rejected();
    actions.download("quarantine.csv", quarantineCsv(preview.columns, rows, t));
  };
  return (
    <>
      <Duplicates control={control} />
      <div className="spread">
        <h3>{t("import.quarantine", { count: rejected })}</h3>
        {rejected > 0 && (
          <button type="button" className="link-button" onClick={() => void save()}>
            {t("import.saveQuarantine")}
          </button>
        )}
      </div>
      {rejected === 0 ? (
        <p className="quiet">{t("import.quarantineEmpty")}</p>
      ) : (
        <ul className="import-quarantine">
          {quarantine.map((row) => (
            <Rejected
              key={`${row.key} ${row.reasons[0]!.code}`}
              row={row}
              columns={preview.columns}
              decision={decision}
              onMend={(cells) => control.decide({ mends: { ...decision.mends, [row.key]: cells } })}
              onAdmit={() =>
                control.decide({
                  admitted: [...decision.admitted, row.key],
                  merged: decision.merged.filter((key) => key !== row.key),
                })
              }
            />
          ))}
        </ul>
      )}
      {decision.admitted.length + Object.keys(decision.mends).length > 0 && (
        <button
          type="button"
          className="link-button"
          onClick={() => control.decide({ admitted: [], mends: {} })}
        >
          {t("import.undoMends", {
            count: decision.admitted.length + Object.keys(decision.mends).length,
          })}
        </button>
      )}
    </>
  );
}

function Duplicates({ control }: { readonly control: ImportControl }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { decision } = control.look!;
  const { duplicates } = control.reading!;
  if (duplicates.length === 0) return null;
  const all = duplicates.map(({ other }) => other);
  return (
    <>
      <div className="spread">
        <h3>{t("import.duplicates", { count: duplicates.length })}</h3>
        <button
          type="button"
          className="link-button"
          onClick={() => control.decide({ merged: [...new Set([...decision.merged, ...all])] })}
        >
          {t("import.mergeAll")}
        </button>
      </div>
      <ul className="import-quarantine">
        {duplicates.slice(0, SHOWN).map(({ firstName, other, otherName, reason, distanceM }) => (
          <li key={other}>
            <div className="spread">
              <span className="ellipsis">
                {firstName} ≈ <b>{otherName}</b>
              </span>
              <button
                type="button"
                className="link-button nowrap"
                onClick={() => control.decide({ merged: [...decision.merged, other] })}
              >
                {t("import.mergeOne")}
              </button>
            </div>
            <div className="quiet">
              {reasonText(t, reason)} · {metres(distanceM, language)}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Rejected(props: {
  readonly row: RejectedRow;
  readonly columns: readonly string[];
  readonly decision: ImportControl["view"]["decision"] & object;
  readonly onMend: (cells: Readonly<Record<string, string>>) => void;
  readonly onAdmit: () => void;
}): ReactNode {
  const { row, columns, decision, onMend, onAdmit } = props;
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const [cells, setCells] = useState<Readonly<Record<string, string>>>(
    () => decision.mends[row.key] ?? {},
  );
  const used = Object.values(decision.columns).filter((column) => columns.includes(column));
  const textOf = (column: string): string =>
    cells[column] ?? row.cells[columns.indexOf(column)] ?? "";
  const name = decision.columns.name;
  return (
    <li>
      <div className="spread">
        <span className="ellipsis">
          <span className="quiet">{row.key}</span>{" "}
          {name === undefined ? "" : textOf(name).slice(0, 40)}
        </span>
        <span className="row nowrap">
          <button type="button" className="link-button" onClick={() => setOpen(!isOpen)}>
            {t("import.mend")}
          </button>
          {row.canAdmit && (
            <button type="button" className="link-button" onClick={onAdmit}>
              {t("import.admit")}
            </button>
          )}
        </span>
      </div>
      <div className="quiet">{row.reasons.map(({ code }) => reasonText(t, code)).join("；")}</div>
      {isOpen && (
        <form
          className="import-mend"
          onSubmit={(event) => {
            event.preventDefault();
            onMend(cells);
          }}
        >
          {used.map((column) => (
            <label key={column}>
              <span className="quiet ellipsis">{column}</span>
              <input
                className="field"
                value={textOf(column)}
                onChange={(event) => setCells({ ...cells, [column]: event.target.value })}
              />
            </label>
          ))}
          <button type="submit" className="button">
            {t("import.mendTake")}
          </button>
        </form>
      )}
    </li>
  );
}
