import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { RejectedRow } from "../../core/import/import-file.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { integer, metres } from "../text/format.ts";
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
        {rejected > 0 && decision.target !== "elevation" && (
          <button type="button" className="link-button" onClick={() => void save()}>
            {t("import.saveQuarantine")}
          </button>
        )}
      </div>
      {rejected === 0 ? (
        <p className="quiet">{t("import.quarantineEmpty")}</p>
      ) : (
        <ul className="import-quarantine">
          {quarantine.filter(isOther).map((row) => (
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

/** Likely duplicates have a list of their own above. */
function isOther({ reasons }: RejectedRow): boolean {
  return reasons[0]?.code !== "possible-duplicate";
}

function Duplicates({ control }: { readonly control: ImportControl }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { decision } = control.look!;
  const { duplicates } = control.reading!.result;
  if (duplicates.length === 0) return null;
  const all = duplicates.map(({ other }) => other);
  const merge = (keys: readonly string[]): void =>
    control.decide({ merged: [...new Set([...decision.merged, ...keys])] });
  const keep = (keys: readonly string[]): void =>
    control.decide({ admitted: [...new Set([...decision.admitted, ...keys])] });
  const beds = (capacity: number | null): string =>
    capacity === null ? t("import.noCapacity") : integer(capacity, language);
  return (
    <>
      <div className="spread">
        <h3>{t("import.duplicates", { count: duplicates.length })}</h3>
        <span className="row nowrap">
          <button type="button" className="link-button" onClick={() => merge(all)}>
            {t("import.mergeAll")}
          </button>
          <button type="button" className="link-button" onClick={() => keep(all)}>
            {t("import.keepAll")}
          </button>
        </span>
      </div>
      <p className="quiet">{t("import.duplicatesNote")}</p>
      <ul className="import-quarantine" data-testid="duplicates">
        {duplicates.slice(0, SHOWN).map((pair) => (
          <li key={pair.other}>
            <div>
              {pair.firstName} ≈ <b>{pair.otherName}</b>
            </div>
            <div className="quiet">
              {reasonText(t, pair.reason)} · {metres(pair.distanceM, language)} ·{" "}
              {t("import.pairCapacity", {
                first: beds(pair.firstCapacity),
                other: beds(pair.otherCapacity),
              })}
            </div>
            <div className="row">
              <button type="button" className="link-button" onClick={() => merge([pair.other])}>
                {t("import.mergeOne")}
              </button>
              <button type="button" className="link-button" onClick={() => keep([pair.other])}>
                {t("import.keepOne")}
              </button>
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
  const { name } = decision.columns;
  // A sum or a note has no name: what it says first tells which row it is.
  const title =
    (name === undefined ? "" : textOf(name)).trim() || row.cells.find((one) => one.trim() !== "");
  const isHeight = decision.target === "elevation";
  return (
    <li>
      <div className="spread">
        <span className="ellipsis">
          <span className="quiet">{row.key}</span> {title?.slice(0, 40)}
        </span>
        <span className="row nowrap">
          {!isHeight && (
            <button type="button" className="link-button" onClick={() => setOpen(!isOpen)}>
              {t("import.mend")}
            </button>
          )}
          {row.canAdmit && (
            <button type="button" className="link-button" onClick={onAdmit}>
              {t("import.admit")}
            </button>
          )}
        </span>
      </div>
      <div className="quiet">
        {row.reasons.map(({ code }) => reasonText(t, code)).join(t("import.clauseMark"))}
      </div>
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
