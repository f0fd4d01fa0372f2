import type { ReactNode } from "react";
import { type ImportDecision, OPEN_DECISION } from "../../core/import/import-file.ts";
import type { TextKey } from "../text/catalogue.ts";
import { type Translate, useText } from "../text/translate.ts";
import { datumName } from "./decide-places.tsx";
import { fieldName } from "./import-words.ts";

interface Decided {
  readonly key: string;
  readonly text: string;
  /** What takes it back; null where only another choice does. */
  readonly undo: Partial<ImportDecision> | null;
}

/** Everything that was decided about a file, by itself or by the planner, each with the way back. */
export function DecisionList(props: {
  readonly decision: ImportDecision;
  readonly onUndo: ((change: Partial<ImportDecision>) => void) | null;
}): ReactNode {
  const { decision, onUndo } = props;
  const t = useText();
  return (
    <ul className="import-decided" data-testid="decisions">
      {decisionsOf(t, decision).map(({ key, text, undo }) => (
        <li key={key} className="spread">
          <span>{text}</span>
          {undo !== null && onUndo !== null && (
            <button type="button" className="link-button nowrap" onClick={() => onUndo(undo)}>
              {t("import.undoOne")}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function decisionsOf(t: Translate, decision: ImportDecision): Decided[] {
  const {
    datum,
    crs,
    control,
    swap,
    swapBeyond90,
    locate,
    drop,
    mends,
    admitted,
    merged,
    columns,
    unit,
  } = decision;
  const isOpenDatum = datum === "wgs84" || datum === "cgcs2000";
  const found: (Decided | false)[] = [
    {
      key: "datum",
      text: t("import.decidedDatum", { datum: datumName(t, datum) }),
      undo: isOpenDatum ? null : { datum: OPEN_DECISION.datum },
    },
    crs !== null && {
      key: "crs",
      text: t("import.crsNow", { crs: crs.slice(0, 60) }),
      undo: { crs: null },
    },
    ...countOf(t, "import.decidedControl", control.length, { control: [] }),
    unit !== undefined && {
      key: "unit",
      text: t("import.decidedUnit", { unit: t(`import.unit-${unit}`) }),
      undo: unit === "m" ? null : { unit: "m" },
    },
    swap && { key: "swap", text: t("import.swap"), undo: { swap: false } },
    swapBeyond90 && {
      key: "swap90",
      text: t("import.decidedSwapRows"),
      undo: { swapBeyond90: false },
    },
    locate && { key: "locate", text: t("import.decidedLocate"), undo: { locate: false } },
    drop.length > 0 && {
      key: "drop",
      text: t("import.decidedDrop", { columns: drop.join(t("import.listMark")).slice(0, 120) }),
      undo: { drop: [] },
    },
    ...countOf(t, "import.decidedMends", Object.keys(mends).length, { mends: {} }),
    ...countOf(t, "import.decidedAdmitted", admitted.length, { admitted: [] }),
    ...countOf(t, "import.decidedMerged", merged.length, { merged: [] }),
    ...Object.entries(columns).map(([field, column]) => ({
      key: `column ${field}`,
      text: t("import.decidedColumn", {
        column: column.slice(0, 40),
        field: fieldName(t, field),
      }),
      undo: {
        columns: Object.fromEntries(Object.entries(columns).filter(([one]) => one !== field)),
      },
    })),
  ];
  return found.filter((one) => one !== false);
}

function countOf(
  t: Translate,
  key: TextKey,
  count: number,
  undo: Partial<ImportDecision>,
): Decided[] {
  return count === 0 ? [] : [{ key, text: t(key, { count }), undo }];
}
