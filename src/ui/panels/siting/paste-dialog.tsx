import { type ReactNode, useState } from "react";
import { pastedSites } from "../../../core/scenario/pasted-sites.ts";
import { useActions } from "../../actions.ts";
import { Sheet } from "../../kit/sheet.tsx";
import { useText } from "../../text/translate.ts";

/** A list of places typed or pasted: every line is a site or named as one that cannot be read. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  const actions = useActions();
  const [text, setText] = useState("");
  const { sites, rejected } = pastedSites(text);
  return (
    <Sheet title={t("scenario.paste")} size="small" onClose={onClose}>
      <div className="sheet-body">
        <label htmlFor="pasted-sites">{t("scenario.pasteHelp")}</label>
        <textarea
          id="pasted-sites"
          className="field paste-box"
          rows={10}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p role="status">
          {t("scenario.pasteRead", { accepted: sites.length, rejected: rejected.length })}
        </p>
        {rejected.slice(0, 5).map(({ line, text: given }) => (
          <p key={line} className="loss">
            {t("scenario.pasteRejected", { line, text: given })}
          </p>
        ))}
        <div className="actions">
          <button
            type="button"
            className="button"
            data-kind="primary"
            disabled={sites.length === 0}
            onClick={() => {
              actions.addSites(
                sites.map(({ name, lon, lat }) => ({ name: name ?? undefined, lon, lat })),
              );
              onClose();
            }}
          >
            {t("scenario.pasteAdd", { count: sites.length })}
          </button>
        </div>
      </div>
    </Sheet>
  );
}
