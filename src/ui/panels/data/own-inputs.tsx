import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { HeldInput } from "../../../core/analysis/project.ts";
import { MICRO } from "../../../core/base/exact.ts";
import { quarantined } from "../../../core/import/stored-import.ts";
import type { InputEntry } from "../../../core/scenario/own-input.ts";
import { type RegionState, regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { lazyPart } from "../../kit/lazy-part.tsx";
import { integer } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";

const { Part: StoredReportDialog } = lazyPart(
  ["import"],
  async () => (await import("../../import/stored-report.tsx")).StoredReportDialog,
);
const { Part: QuarantineDialog } = lazyPart(
  ["import"],
  async () => (await import("../../import/quarantine-dialog.tsx")).QuarantineDialog,
);

/** What the planner brought in: its report, the rows that wait, and the way back. */
export function OwnInputs(): ReactNode {
  const t = useText();
  const inputs = useStore(regionStore, (s) => s.ownInputs);
  if (inputs.length === 0) return null;
  return (
    <div className="section">
      <h3>{t("data.ownInputs")}</h3>
      <ul className="source-list" data-testid="own-inputs">
        {inputs.map((entry) => (
          <OneInput key={`${entry.id} ${entry.data}`} entry={entry} />
        ))}
      </ul>
    </div>
  );
}

/** Units where nobody lives, or people who live in no county: both are looked at, not hidden. */
function emptyOf(
  { target, source }: InputEntry,
  { units, demand }: Pick<RegionState, "units" | "demand">,
): number {
  if (target === "units") {
    const own = [...units.values()].filter(({ level }) => level === source.level);
    return own.filter(({ totals }) => (totals.people ?? 0) === 0).length;
  }
  if (target !== "demand" || demand === null) return 0;
  const counties = demand.unitAt.get("county");
  const people = demand.weights.get("people");
  const outside = people?.reduce((sum, micro, i) => (counties?.[i] === -1 ? sum + micro : sum), 0);
  return Math.round((outside ?? 0) / MICRO);
}

function OneInput({ entry }: { readonly entry: InputEntry }): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const [data, setData] = useState<HeldInput | null>(null);
  const [open, setOpen] = useState<"report" | "quarantine" | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void actions.inputData(entry.data).then((found) => {
      if (isCurrent) setData(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [actions, entry.data]);
  const empty = emptyOf(entry, useStore(regionStore));
  const waiting = quarantined(data?.quarantine ?? null);
  const level = entry.target === "units" ? ` · ${String(entry.source.level)}` : "";
  return (
    <li>
      <div className="spread">
        <b className="ellipsis">{entry.file.slice(0, 80)}</b>
        <span className="number">{integer(entry.count, language)}</span>
      </div>
      <div className="spread">
        <span className="quiet">
          {t(`data.target-${entry.target}`)}
          {level} · {t(entry.replaces ? "data.replaces" : "data.joins")}
        </span>
        <span className="row nowrap">
          {waiting > 0 && (
            <button type="button" className="link-button" onClick={() => setOpen("quarantine")}>
              {t("data.openQuarantine", { count: waiting })}
            </button>
          )}
          {data?.report != null && (
            <button type="button" className="link-button" onClick={() => setOpen("report")}>
              {t("data.openReport")}
            </button>
          )}
          <button
            type="button"
            className="link-button"
            onClick={() => void actions.removeInput(entry.id)}
          >
            {t("data.removeLayer")}
          </button>
        </span>
      </div>
      {empty > 0 && (
        <div className="quiet">
          {t(entry.target === "units" ? "data.unitsWithoutPeople" : "data.peopleOutside", {
            count: empty,
          })}
        </div>
      )}
      <Suspense fallback={null}>
        {open === "report" && data?.report != null && (
          <StoredReportDialog entry={entry} report={data.report} onClose={() => setOpen(null)} />
        )}
        {open === "quarantine" && data?.quarantine != null && (
          <QuarantineDialog
            entry={entry}
            quarantine={data.quarantine}
            columns={data.report?.decision.columns ?? {}}
            onClose={() => setOpen(null)}
          />
        )}
      </Suspense>
    </li>
  );
}
