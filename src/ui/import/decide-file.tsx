import { type ReactNode, useState } from "react";
import { useActions } from "../actions.ts";
import { issuesOf } from "../panels/data/issue-list.tsx";
import { useText } from "../text/translate.ts";
import { applyTemplate, saveTemplate, templates } from "./templates.ts";
import type { ImportControl } from "./use-import.ts";

const ENCODINGS = ["utf-8", "gb18030", "big5", "utf-16"] as const;
const NAMES: Readonly<Record<(typeof ENCODINGS)[number], string>> = {
  "utf-8": "UTF-8",
  gb18030: "GB 18030（GBK）",
  big5: "Big5",
  "utf-16": "UTF-16",
};

/** Sheets, encoding, header rows, and templates: how the bytes become a table. */
export function DecideFile(props: {
  readonly name: string;
  readonly control: ImportControl;
}): ReactNode {
  const { control } = props;
  const t = useText();
  const actions = useActions();
  const { opened, view, look, encoding } = control;
  const { preview, decision } = look!;
  const sheets = opened?.sheets ?? [];
  const isText = preview.format === "csv" || preview.format === "tsv";
  const hasEncoding = isText || ["shp", "kml", "dxf", "geojson"].includes(preview.format);
  const [fault, setFault] = useState("");
  const [kept, setKept] = useState(templates);
  const takeTemplate = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    try {
      await control.takeTemplate({
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      });
      setFault("");
    } catch (error) {
      const [issue] = issuesOf(error);
      setFault(`${t("import.templateFault")} ${issue?.examples[0]?.key ?? issue?.message ?? ""}`);
    }
  };
  const toggle = (at: number): void => {
    const taken = view.sheets.includes(at)
      ? view.sheets.filter((one) => one !== at)
      : [...view.sheets, at];
    if (taken.length > 0) control.setView({ sheets: taken });
  };
  return (
    <>
      {sheets.length > 1 && (
        <>
          <h3>{t("import.sheets")}</h3>
          <div className="import-sheets">
            {sheets.map(({ name, rowCount }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sheets of a file never move
              <label key={at} className="check">
                <input
                  type="checkbox"
                  checked={view.sheets.includes(at)}
                  onChange={() => toggle(at)}
                />
                <span className="ellipsis">{name ?? "—"}</span>
                <span className="quiet">{rowCount}</span>
              </label>
            ))}
          </div>
        </>
      )}
      {hasEncoding && (
        <>
          <h3>{t("import.encoding")}</h3>
          <div className="import-choices">
            {ENCODINGS.map((one) => (
              <label key={one} className="check">
                <input
                  type="radio"
                  name="encoding"
                  checked={(encoding ?? preview.encoding) === one}
                  onChange={() => control.setEncoding(one)}
                />
                {NAMES[one]}
              </label>
            ))}
          </div>
          <p className="quiet">{t("import.encodingNote")}</p>
        </>
      )}
      {preview.headerRows.length > 0 && (
        <>
          <h3>{t("import.header")}</h3>
          <p>{t("import.headerRows", { rows: preview.headerRows.join(t("import.listMark")) })}</p>
          <div className="row">
            {[1, 2, 3].map((count) => (
              <button
                key={count}
                type="button"
                className="chip"
                aria-pressed={view.header !== null && preview.headerRows.length === count}
                onClick={() => control.setView({ header: [0, count], decision: null })}
              >
                {t("import.headerCount", { count })}
              </button>
            ))}
            <button
              type="button"
              className="chip"
              aria-pressed={view.header === null}
              onClick={() => control.setView({ header: null, decision: null })}
            >
              {t("import.headerFound")}
            </button>
          </div>
        </>
      )}
      <h3>{t("import.templates")}</h3>
      <div className="row import-wrap">
        {kept.map((template) => (
          <button
            key={template.name}
            type="button"
            className="chip"
            onClick={() => control.decide(applyTemplate(template, preview.columns))}
          >
            {template.name}
          </button>
        ))}
        <button
          type="button"
          className="button"
          onClick={() => {
            actions.download("mapping.json", saveTemplate(props.name, decision));
            setKept(templates());
          }}
        >
          {t("import.saveTemplate")}
        </button>
        <label className="button">
          {t("import.openTemplate")}
          <input
            type="file"
            className="visually-hidden"
            accept=".json"
            data-testid="template-input"
            onChange={(event) => {
              void takeTemplate(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
        {fault !== "" && (
          <span className="notice" role="alert">
            {fault}
          </span>
        )}
      </div>
      <p className="quiet">{t("import.templateNote")}</p>
    </>
  );
}
