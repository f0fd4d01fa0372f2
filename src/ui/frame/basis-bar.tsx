import { type ReactNode, Suspense, useState } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { sessionStore } from "../../state/session.ts";
import { lazyPart } from "../kit/lazy-part.tsx";
import { cutoffText, integer, metres } from "../text/format.ts";
import { fieldText } from "../text/names.ts";
import { marksKey, peopleBasis } from "../text/people-basis.ts";
import { reasonText } from "../text/reason-text.ts";
import { useText } from "../text/translate.ts";

const { Part: MarksDialog } = lazyPart(
  ["help"],
  async () => (await import("../help/marks-dialog.tsx")).MarksDialog,
);

/** 口径条: what every figure on screen rests on, and the marks of data that is not real. */
export function BasisBar(): ReactNode {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const { question, language } = useStore(sessionStore);
  const { ownLayers, ownFields, basis } = useStore(regionStore);
  const excluded = useStore(resultStore, (s) => s.answer?.excluded);
  const { cutoff, speedMps, field, asOf, scope, useFerries } = question;
  const reasons = Object.entries(excluded ?? {});
  const excludedCount = reasons.reduce((sum, [, count]) => sum + count, 0);
  const reach = "m" in cutoff ? metres(cutoff.m, language) : cutoffText(cutoff, speedMps, language);
  return (
    <footer className="basis-bar" data-testid="basis">
      <div className="basis-items">
        <span>{peopleBasis(t, ownFields === null ? null : basis)}</span>
        {field !== "people" && <span>{fieldText(t, field)}</span>}
        <span>{t("frame.basisStraight", { reach })}</span>
        {"min" in cutoff && <span>{t("frame.basisSpeed", { speed: speedMps })}</span>}
        {scope === "main-urban" && <span>{t("frame.basisUrban")}</span>}
        {useFerries && <span>{t("frame.basisFerry")}</span>}
        <span>{t("frame.basisList", { date: asOf.slice(0, 7) })}</span>
        {excludedCount > 0 && (
          <span
            title={reasons
              .map(([reason, count]) => `${reasonText(t, reason)} ${integer(count, language)}`)
              .join("\n")}
          >
            {t("frame.basisExcluded", { count: integer(excludedCount, language) })}
          </span>
        )}
        <span>{t("frame.basisDatum")}</span>
      </div>
      <button type="button" className="marks-button" onClick={() => setOpen(true)}>
        {t(marksKey(ownLayers.length > 0, ownFields !== null))}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <MarksDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </footer>
  );
}
