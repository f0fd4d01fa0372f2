import type { ReactNode } from "react";
import { Sheet } from "../kit/sheet.tsx";
import { useText } from "../text/translate.ts";

/** What of the data is modelled, sampled or a sketch. */
export function MarksDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  return (
    <Sheet title={t("help.marksTitle")} size="small" onClose={onClose}>
      <div className="sheet-body stack">
        <p>{t("help.marksModel")}</p>
        <p>{t("help.marksSample")}</p>
        <p>{t("help.marksMap")}</p>
      </div>
    </Sheet>
  );
}
