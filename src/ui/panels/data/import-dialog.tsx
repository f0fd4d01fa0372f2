import "./import.css";
import { type ReactNode, useEffect, useState } from "react";
import type { Issue } from "../../../core/base/issue.ts";
import type {
  Datum,
  ImportMapping,
  ImportPreview,
  ImportResult,
} from "../../../core/facilities/import.ts";
import type { FacilityClass } from "../../../state/question-settings.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { Sheet } from "../../kit/sheet.tsx";
import { classText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";
import { ImportColumns } from "./import-columns.tsx";
import { ImportReport } from "./import-report.tsx";
import { IssueList, issuesOf } from "./issue-list.tsx";

const CLASSES: readonly FacilityClass[] = ["elder", "nursery", "clinic", "sport"];
const DATUM_CHOICES = [
  ["wgs84", "import.datumWgs84"],
  ["gcj02", "import.datumGcj02"],
  ["bd09", "import.datumBd09"],
] as const;

interface ImportDialogProps {
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly onClose: () => void;
}

/** A file of facilities: what is in it, how it is to be read, the report, and only then in place. */
export function ImportDialog({ file, onClose }: ImportDialogProps): ReactNode {
  const t = useText();
  const actions = useActions();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [failure, setFailure] = useState<readonly Issue[] | null>(null);
  useEffect(() => {
    actions.previewImport(file.name, file.bytes).then(setPreview, (error: unknown) => {
      setFailure(issuesOf(error));
    });
  }, [actions, file]);
  return (
    <Sheet title={`${t("import.title")} · ${file.name.slice(0, 120)}`} onClose={onClose}>
      {failure !== null ? (
        <>
          <div className="import-left">
            <p className="notice" data-kind="error" role="alert">
              {t("import.unreadable")}
            </p>
            <IssueList issues={failure} />
          </div>
          <div className="import-foot">
            <button type="button" className="button" onClick={onClose}>
              {t("frame.close")}
            </button>
          </div>
        </>
      ) : preview === null ? (
        <p className="empty quiet">{t("import.reading")}</p>
      ) : (
        <ImportDecision file={file} preview={preview} onClose={onClose} />
      )}
    </Sheet>
  );
}

function ImportDecision(props: ImportDialogProps & { readonly preview: ImportPreview }): ReactNode {
  const { file, preview, onClose } = props;
  const t = useText();
  const actions = useActions();
  const [columns, setColumns] = useState(preview.guess);
  const [datum, setDatum] = useState<Datum>("wgs84");
  const [swap, setSwap] = useState(false);
  const [replace, setReplace] = useState(true);
  const [facilityClass, setClass] = useState<FacilityClass>(
    () => sessionStore.getState().question.facilityClass,
  );
  const [result, setResult] = useState<ImportResult | null>(null);
  const [failure, setFailure] = useState<readonly Issue[]>([]);
  const [isBusy, setBusy] = useState(false);
  const hasPlaces = preview.hasGeometry || (columns.lon !== undefined && columns.lat !== undefined);
  /** A report speaks of one way to read the file: any change asks for a new one. */
  const change = (apply: () => void): void => {
    apply();
    setResult(null);
    setFailure([]);
  };
  const check = async (): Promise<void> => {
    const mapping: ImportMapping = { columns, datum, swap, layer: "import", class: facilityClass };
    setBusy(true);
    try {
      setResult(await actions.readImport(file.name, file.bytes, mapping));
    } catch (error) {
      setFailure(issuesOf(error));
    }
    setBusy(false);
  };
  const put = async (): Promise<void> => {
    if (result === null) return;
    setBusy(true);
    await actions.putLayer(result, { class: facilityClass, replace, file: file.name });
    onClose();
  };
  return (
    <>
      <div className="import-body">
        <div className="import-left">
          <div className="quiet">
            {t("import.preview", {
              shown: preview.rows.length,
              count: preview.rowCount,
              encoding: `${preview.format.toUpperCase()} ${preview.encoding}`,
            })}
          </div>
          <PreviewTable preview={preview} />
          {preview.issues.length > 0 && result === null && <IssueList issues={preview.issues} />}
          {failure.length > 0 && (
            <>
              <p className="notice" data-kind="error" role="alert">
                {t("import.unreadable")}
              </p>
              <IssueList issues={failure} />
            </>
          )}
          {result !== null && <ImportReport file={file.name} result={result} />}
        </div>
        <div className="import-right">
          <h3>{t("import.columns")}</h3>
          <ImportColumns
            preview={preview}
            columns={columns}
            onChange={(next) => change(() => setColumns(next))}
          />
          {!hasPlaces && <p className="notice">{t("import.needCoordinates")}</p>}
          {preview.looksSwapped && <p className="notice">{t("import.swapOffer")}</p>}
          {(preview.looksSwapped || swap) && (
            <label className="check">
              <input
                type="checkbox"
                checked={swap}
                onChange={(event) => change(() => setSwap(event.target.checked))}
              />
              {t("import.swap")}
            </label>
          )}
          <h3>{t("import.datum")}</h3>
          <select
            className="field"
            aria-label={t("import.datum")}
            value={datum}
            onChange={(event) => change(() => setDatum(event.target.value as Datum))}
          >
            {DATUM_CHOICES.map(([value, key]) => (
              <option key={value} value={value}>
                {t(key)}
              </option>
            ))}
          </select>
          <p className="quiet">{t("import.datumNote")}</p>
          <h3>{t("import.decide")}</h3>
          <select
            className="field"
            aria-label={t("import.class")}
            value={facilityClass}
            onChange={(event) => change(() => setClass(event.target.value as FacilityClass))}
          >
            {CLASSES.map((one) => (
              <option key={one} value={one}>
                {classText(t, one)}
              </option>
            ))}
          </select>
          <label className="check">
            <input type="radio" checked={replace} onChange={() => setReplace(true)} />
            {t("import.replace")}
          </label>
          <label className="check">
            <input type="radio" checked={!replace} onChange={() => setReplace(false)} />
            {t("import.beside")}
          </label>
        </div>
      </div>
      <div className="import-foot">
        <button type="button" className="button" onClick={onClose}>
          {t("import.cancel")}
        </button>
        {result === null ? (
          <button
            type="button"
            className="button"
            data-kind="primary"
            disabled={!hasPlaces || isBusy}
            onClick={() => void check()}
          >
            {t(isBusy ? "import.reading" : "import.check")}
          </button>
        ) : (
          <button
            type="button"
            className="button"
            data-kind="primary"
            disabled={result.accepted === 0 || isBusy}
            onClick={() => void put()}
          >
            {isBusy ? t("import.placing") : t("import.put", { count: result.accepted })}
          </button>
        )}
      </div>
    </>
  );
}

function PreviewTable({ preview }: { readonly preview: ImportPreview }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <div className="import-preview" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {preview.columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file never move
            <tr key={r}>
              {row.map((cell, c) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells of a row never move
                <td key={c}>{cell.slice(0, 200)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
