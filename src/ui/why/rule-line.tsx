import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { ClassFinding } from "../../state/select/place-findings.ts";
import { sessionStore } from "../../state/session.ts";
import { ClassShape } from "../kit/icons.tsx";
import { metres } from "../text/format.ts";
import { classText } from "../text/names.ts";
import { useText } from "../text/translate.ts";

/** The standard stands in the middle of the bar: a bar past it fails. */
const FULL_SCALE = 2;

/** One class under its standard: how far, against how far it may be. */
export function RuleLine({ finding }: { readonly finding: ClassFinding }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { facilityClass, cutoffMm, nearest, isMet } = finding;
  const limit = metres(cutoffMm / 1000, language);
  const ratio = nearest === null ? FULL_SCALE : nearest.costMm / cutoffMm;
  return (
    <div className="why-rule" data-met={isMet}>
      <ClassShape of={facilityClass} />
      <span className="nowrap">
        {classText(t, facilityClass)} {limit}
      </span>
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${(Math.min(ratio, FULL_SCALE) / FULL_SCALE) * 100}%` }} />
        <b style={{ left: `${100 / FULL_SCALE}%` }} />
      </span>
      <span className={isMet ? "number quiet" : "number loss"}>
        {nearest === null
          ? t("why.none")
          : isMet
            ? t("why.met")
            : t("why.short", { distance: shortBy(nearest.costMm - cutoffMm, language) })}
      </span>
    </div>
  );
}

/** At least 1 m: a place that fails by millimetres does not fail by nothing. */
function shortBy(mm: number, language: "zh-CN" | "en"): string {
  return metres(Math.max(1, mm / 1000), language);
}
