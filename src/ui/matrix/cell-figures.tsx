import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { UnitOutcome } from "../../core/rules/outcome.ts";
import { honestText, isShare, type MatrixCell } from "../../state/select/matrix-cell.ts";
import type { MatrixColumn } from "../../state/select/rule-matrix.ts";
import { sessionStore } from "../../state/session.ts";
import { people } from "../text/format.ts";
import { missingText, number, spoken } from "../text/rule-text.ts";
import { useText } from "../text/translate.ts";

/** Present, needed and short as amounts; else the value beside the line, or what is missing. */
export function CellFigures({
  column,
  cell,
}: {
  readonly column: MatrixColumn;
  readonly cell: MatrixCell;
}): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { outcome } = cell;
  const { entry } = column.rule;
  if (outcome === null)
    return <p className="quiet">{t("rules.evaluatingFirst", { done: "–", total: "–" })}</p>;
  if (cell.state === "not-applicable") return <p>{t("rules.notApplicable")}</p>;
  if (cell.state === "missing") {
    return (
      <div className="notice">
        {t("rules.undecided")}
        <ul className="missing-list">
          {outcome.missing.map((code) => (
            <li key={code}>{missingText(t, code)}</li>
          ))}
        </ul>
      </div>
    );
  }
  const unit = entry.unit === undefined ? "" : spoken(entry.unit, language);
  const { needed, present, shortfall } = outcome;
  const figures: { label: string; text: string; isLoss?: boolean }[] =
    needed !== null && present !== null
      ? [
          { label: t("rules.present"), text: `${number(present, language)} ${unit}` },
          { label: t("rules.needed"), text: `${number(needed, language)} ${unit}` },
          {
            label: t("rules.shortfall"),
            text: `${number(shortfall ?? 0, language)} ${unit}`,
            isLoss: (shortfall ?? 0) > 0,
          },
        ]
      : shareFigures(outcome, column, cell);
  return (
    <>
      {cell.state === "value-only" && <p className="quiet">{t("rules.valueOnly")}</p>}
      <div className="matrix-figures">
        {figures.map(({ label, text, isLoss }) => (
          <div key={label}>
            <div className="quiet">{label}</div>
            <div className={isLoss === true ? "figure loss" : "figure"}>{text}</div>
          </div>
        ))}
      </div>
      <ShareBar cell={cell} />
    </>
  );

  function shareFigures(
    { value, target, people: short }: UnitOutcome,
    { inForce }: MatrixColumn,
    { state }: MatrixCell,
  ): { label: string; text: string; isLoss?: boolean }[] {
    const scale = isShare(inForce, outcome!.level) ? 100 : 1;
    const sign = scale === 100 ? " %" : "";
    const limit = target === null ? null : target * scale;
    const shown = value === null ? cell.text : honestText(value * scale, limit, state === "met", 1);
    return [
      { label: t("rules.value"), text: `${shown}${sign}` },
      {
        label: t("rules.line"),
        text: limit === null ? "—" : `${number(limit, language)}${sign}`,
      },
      ...(short === null || short === 0
        ? []
        : [{ label: t("rules.left"), text: people(short, language), isLoss: true }]),
    ];
  }
}

/** How far the value goes, with the standard as a tick. */
function ShareBar({ cell }: { readonly cell: MatrixCell }): ReactNode {
  const { value, target } = cell.outcome!;
  if (value === null || target === null || target <= 0) return null;
  const widest = Math.max(value, target * 1.15);
  return (
    <span className="bar matrix-bar" aria-hidden="true">
      <i
        style={{
          width: `${(value / widest) * 100}%`,
          background: cell.state === "met" ? "#4a8d97" : "#c46a25",
        }}
      />
      <b style={{ left: `${(target / widest) * 100}%` }} />
    </span>
  );
}
