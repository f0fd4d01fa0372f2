import { Fragment, type ReactNode } from "react";
import { Sheet } from "../kit/sheet.tsx";
import type { TextKey } from "../text/catalogue.ts";
import { useText } from "../text/translate.ts";
import { helpStore } from "./help-store.ts";

const KEYS: readonly (readonly [string, TextKey])[] = [
  ["1–7", "help.steps"],
  ["/", "help.search"],
  ["N", "help.add"],
  ["P", "help.plot"],
  ["L", "help.link"],
  ["↑ ↓ ← →", "help.nudge"],
  ["Delete", "help.remove"],
  ["Ctrl Z · Ctrl Shift Z", "help.undo"],
  ["M", "frame.measure"],
  ["G", "help.exportGaps"],
  ["Esc", "help.escape"],
];

/** Keys and marks, on `?`. */
export function HelpDialog(): ReactNode {
  const t = useText();
  return (
    <Sheet title={t("help.title")} size="small" onClose={() => helpStore.setState({ open: false })}>
      <div className="sheet-body stack">
        <div className="help-keys">
          {KEYS.map(([keys, text]) => (
            <Fragment key={keys}>
              <kbd className="tag">{keys}</kbd>
              <span>{t(text)}</span>
            </Fragment>
          ))}
        </div>
        <p className="quiet">{t("help.map")}</p>
        <p>{t("help.marksModel")}</p>
        <p>{t("help.marksSample")}</p>
        <p>{t("help.marksMap")}</p>
        <p>
          <a href="./LICENCES.html" target="_blank" rel="noreferrer">
            {t("help.sources")}
          </a>
        </p>
      </div>
    </Sheet>
  );
}
