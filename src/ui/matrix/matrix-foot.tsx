import type { ReactNode } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import type { CellState } from "../../state/select/matrix-cell.ts";
import type { RuleMatrix } from "../../state/select/rule-matrix.ts";
import { sessionStore } from "../../state/session.ts";
import type { TextKey } from "../text/catalogue.ts";
import { integer } from "../text/format.ts";
import { fieldText } from "../text/names.ts";
import { marksKey, peopleBasis } from "../text/people-basis.ts";
import { useText } from "../text/translate.ts";

const LEGEND: readonly {
  readonly state: CellState;
  readonly key: TextKey;
  readonly text: string;
}[] = [
  { state: "met", key: "rules.legendMet", text: "" },
  { state: "short-10", key: "rules.legend10", text: "" },
  { state: "short-30", key: "rules.legend30", text: "" },
  { state: "short-more", key: "rules.legendMore", text: "" },
  { state: "zero", key: "rules.legendZero", text: "0" },
  { state: "missing", key: "rules.legendMissing", text: "" },
  { state: "not-applicable", key: "rules.legendNone", text: "—" },
  { state: "value-only", key: "rules.legendValue", text: "" },
];

/** The key of the cells, and how many units are listed. */
export function MatrixFoot({ matrix }: { readonly matrix: RuleMatrix }): ReactNode {
  const t = useText();
  const { language, level } = useStore(sessionStore);
  const units = useStore(regionStore, (s) => s.units);
  const all = [...units.values()].filter((unit) => unit.level === level).length;
  return (
    <footer className="matrix-foot">
      {LEGEND.map(({ state, key, text }) => (
        <span key={state} className="matrix-key">
          <i data-state={state}>{text}</i>
          {t(key)}
        </span>
      ))}
      <span className="grow" />
      <span className="nowrap">
        {t("rules.shown", {
          shown: integer(matrix.rows.length, language),
          all: integer(all, language),
        })}
      </span>
    </footer>
  );
}

/** What all figures of the matrix rest on, and the mark of data that is not real. */
export function MatrixBasis(): ReactNode {
  const t = useText();
  const { matrix, question } = useStore(sessionStore);
  const { ownLayers, ownFields, basis } = useStore(regionStore);
  const { terms } = matrix;
  return (
    <footer className="matrix-basis" data-testid="matrix-basis">
      <span>
        {ownFields !== null
          ? peopleBasis(t, basis)
          : t(terms.basis === "resident" ? "rules.resident2020" : "rules.registered")}
        {" · "}
        {fieldText(t, terms.elderAge)}
        {" · "}
        {t("frame.basisList", { date: question.asOf.slice(0, 7) })}
      </span>
      <span className="tag" data-firm="false">
        {t(marksKey(ownLayers.length > 0, ownFields !== null))}
      </span>
    </footer>
  );
}
