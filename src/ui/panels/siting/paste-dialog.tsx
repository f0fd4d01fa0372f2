import "./siting.css";
import { type ReactNode, useMemo, useState } from "react";
import { DATUMS, type Datum } from "../../../core/facilities/import.ts";
import { type PastedRow, pastedSites } from "../../../core/scenario/pasted-sites.ts";
import { CLASSES } from "../../../state/question-settings.ts";
import { useActions } from "../../actions.ts";
import { Sheet } from "../../kit/sheet.tsx";
import type { TextKey } from "../../text/catalogue.ts";
import { classText } from "../../text/names.ts";
import { translator, useText } from "../../text/translate.ts";
import { DatumField } from "./place-fields.tsx";

/** So many rows are drawn; all are read. */
const SHOWN = 100;
const FAULTS: Readonly<Record<NonNullable<PastedRow["fault"]>, TextKey>> = {
  "no-place": "scenario.pasteNoPlace",
  "bad-capacity": "scenario.pasteBadCapacity",
  "not-understood": "scenario.pasteUnknown",
};

/** A class by its id or its name in either language. */
function classOf(word: string): string | null {
  const plain = word.trim().toLowerCase();
  return (
    CLASSES.find((one) => {
      const names = [one, ...(["zh-CN", "en"] as const).map((l) => classText(translator(l), one))];
      return names.some((name) => name.toLowerCase() === plain);
    }) ?? null
  );
}

/** A list of places typed or pasted: every line is a site or says why it is none. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  const actions = useActions();
  const [text, setText] = useState("");
  const [datum, setDatum] = useState<Datum>(DATUMS[0]);
  const rows = useMemo(() => pastedSites(text, classOf), [text]);
  const sites = rows.filter(({ kind }) => kind === "site");
  const rejected = rows.filter(({ kind }) => kind === "rejected");
  const add = async (): Promise<void> => {
    const places = await actions.fromDatum(
      sites.map(({ place }) => place!),
      datum,
    );
    actions.addSites(
      sites.map((site, k) => ({
        lon: places[k]![0],
        lat: places[k]![1],
        ...(site.name === null ? {} : { name: site.name }),
        ...(site.class === null ? {} : { class: site.class }),
        ...(site.capacity === null ? {} : { capacity: site.capacity }),
      })),
    );
    onClose();
  };
  return (
    <Sheet title={t("scenario.paste")} size="small" onClose={onClose}>
      <div className="sheet-body">
        <label htmlFor="pasted-sites">{t("scenario.pasteHelp")}</label>
        <textarea
          id="pasted-sites"
          className="field paste-box"
          rows={7}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="spread">
          <p role="status">
            {t("scenario.pasteRead", { accepted: sites.length, rejected: rejected.length })}
          </p>
          <DatumField value={datum} onChange={setDatum} />
        </div>
        {rows.length > 0 && <Preview rows={[...rejected, ...sites].slice(0, SHOWN)} />}
        <div className="actions">
          <button
            type="button"
            className="button"
            data-kind="primary"
            disabled={sites.length === 0}
            onClick={() => void add()}
          >
            {t("scenario.pasteAdd", { count: sites.length })}
          </button>
        </div>
      </div>
    </Sheet>
  );
}

/** What each line was read as: the lines that cannot be read first. */
function Preview({ rows }: { readonly rows: readonly PastedRow[] }): ReactNode {
  const t = useText();
  return (
    <div className="paste-preview">
      <table className="table" data-testid="paste-preview">
        <thead>
          <tr>
            <th data-number>{t("scenario.pasteLine")}</th>
            <th>{t("siting.name")}</th>
            <th data-number>{t("siting.lon")}</th>
            <th data-number>{t("siting.lat")}</th>
            <th>{t("siting.class")}</th>
            <th data-number>{t("siting.capacity")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <td data-number>{row.line}</td>
              {row.fault === null ? (
                <>
                  <td>{row.name ?? "—"}</td>
                  <td data-number>{row.place?.[0].toFixed(5)}</td>
                  <td data-number>{row.place?.[1].toFixed(5)}</td>
                  <td>{row.class === null ? "—" : classText(t, row.class)}</td>
                  <td data-number>{row.capacity ?? "—"}</td>
                </>
              ) : (
                <td colSpan={5} className="loss">
                  {t(FAULTS[row.fault])} {row.text}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
