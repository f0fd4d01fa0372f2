import "./matrix.css";
import { type ReactNode, useEffect } from "react";
import { useStore } from "zustand";
import { rulesStore } from "../../state/rules.ts";
import { sessionStore, setMatrix } from "../../state/session.ts";
import { useText } from "../text/translate.ts";
import { MatrixDetail } from "./matrix-detail.tsx";
import { MatrixBasis, MatrixFoot } from "./matrix-foot.tsx";
import { MatrixState } from "./matrix-state.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { MatrixTools } from "./matrix-tools.tsx";
import { useMatrix } from "./use-matrix.ts";

/** 规则矩阵: units × rules over the whole screen, worst first; a cell opens its detail. */
export function MatrixView(): ReactNode {
  const t = useText();
  const matrix = useMatrix();
  const cell = useStore(sessionStore, (s) => s.matrix.cell);
  const catalogue = useStore(rulesStore, (s) => s.catalogue);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || document.querySelector("dialog[open]") !== null) return;
      setMatrix(sessionStore.getState().matrix.cell === null ? { isOpen: false } : { cell: null });
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, []);
  const column = matrix.columns.findIndex(({ rule }) => rule.entry.rule.id === cell?.rule);
  const row = matrix.rows.findIndex(({ unit }) => unit.id === cell?.unit);
  return (
    <main className="matrix-view" aria-label={t("rules.matrix")} data-testid="matrix">
      <div className="matrix-main">
        <MatrixTools matrix={matrix} />
        <MatrixState />
        {catalogue !== null && matrix.columns.length === 0 ? (
          <div className="empty">
            <h3>{t("rules.noneOn")}</h3>
            <p>{t("rules.noneOnHelp")}</p>
            <button type="button" className="button" onClick={() => setMatrix({ isOpen: false })}>
              {t("rules.title")}
            </button>
          </div>
        ) : (
          <MatrixTable matrix={matrix} row={row} column={column} />
        )}
        <MatrixFoot matrix={matrix} />
      </div>
      <div className="matrix-side">
        <MatrixDetail matrix={matrix} row={row} column={column} />
        <MatrixBasis />
      </div>
    </main>
  );
}
