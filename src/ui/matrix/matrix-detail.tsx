import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import type { MatrixCell } from "../../state/select/matrix-cell.ts";
import { type MatrixColumn, type RuleMatrix, UNMET } from "../../state/select/rule-matrix.ts";
import { sessionStore, setMatrix } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { ClassShape, GroupGlyph } from "../kit/icons.tsx";
import { RuleTags } from "../panels/rules/rule-tags.tsx";
import { RuleYears } from "../panels/rules/rule-years.tsx";
import { useRules } from "../rules/use-rules.ts";
import { percent, squareKm } from "../text/format.ts";
import { askText, demandText, formulaText, number, spoken } from "../text/rule-text.ts";
import { useText } from "../text/translate.ts";
import { unitName } from "../text/unit-name.ts";
import { CellFigures } from "./cell-figures.tsx";
import { CountyPicture } from "./county-picture.tsx";
import { FacilitiesCounted } from "./facilities-counted.tsx";

/** The chosen cell taken apart: needed, present, short, formula, basis, who counts, source. */
export function MatrixDetail(props: {
  readonly matrix: RuleMatrix;
  readonly row: number;
  readonly column: number;
}): ReactNode {
  const { matrix, row, column } = props;
  const t = useText();
  const chosen = matrix.columns[column];
  const line = matrix.rows[row];
  const cell = line?.cells[column];
  if (chosen === undefined || line === undefined || cell === undefined) {
    return (
      <aside className="matrix-detail" aria-label={t("rules.details", { name: "" })}>
        <p className="quiet matrix-hint">{t("rules.pickCell")}</p>
        <MissingSum matrix={matrix} />
      </aside>
    );
  }
  return <CellDetail matrix={matrix} column={chosen} at={column} row={line} cell={cell} />;
}

function CellDetail(props: {
  readonly matrix: RuleMatrix;
  readonly column: MatrixColumn;
  readonly at: number;
  readonly row: RuleMatrix["rows"][number];
  readonly cell: MatrixCell;
}): ReactNode {
  const { matrix, column, at, row, cell } = props;
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const { rule, inForce } = column;
  const { entry, document } = rule;
  const short = [...UNMET].reduce((sum, state) => sum + (column.counts[state] ?? 0), 0);
  const states = useMemo(
    () => new Map(matrix.rows.map(({ unit, cells }) => [unit.id, cells[at]!.state])),
    [matrix, at],
  );
  const { outcome } = cell;
  return (
    <aside
      className="matrix-detail"
      aria-label={t("rules.details", { name: spoken(entry.short, language) })}
      data-testid="matrix-detail"
    >
      <header className="matrix-detail-head">
        <ClassShape of={entry.group} />
        <b>{spoken(entry.short, language)}</b>
        <span className="quiet">{t("rules.unmetUnits", { count: short })}</span>
      </header>
      <CountyPicture states={states} unit={row.unit} />
      <section className="section">
        <div className="spread">
          <h3 className="row">
            {row.glyph !== null && <GroupGlyph of={row.glyph} />}
            {unitName(row.unit, language)}
          </h3>
          <button
            type="button"
            className="button"
            onClick={() => {
              const { id } = row.unit;
              setMatrix({ isOpen: false });
              sessionStore.setState({ selection: { kind: "unit", id }, focus: id, step: "result" });
              actions.fitUnit(id);
            }}
          >
            {t("rules.onMapUnit")}
          </button>
        </div>
        <p>
          <b>{spoken(entry.text, language)}</b>
        </p>
        <p className="quiet">{askText(t, entry, inForce, language)}</p>
      </section>
      <section className="section">
        <CellFigures column={column} cell={cell} />
        <RuleYears entry={entry} outcome={outcome} />
      </section>
      <section className="section">
        <dl className="rule-pairs">
          {outcome !== null && (
            <>
              <dt>{t("rules.formula")}</dt>
              <dd>{formulaText(t, entry, inForce, outcome, language)}</dd>
            </>
          )}
          {inForce.demand !== undefined && (
            <>
              <dt>{t("rules.perPeople")}</dt>
              <dd>
                {demandText(t, inForce.demand)}
                {inForce.basis === undefined
                  ? ""
                  : ` · ${t(inForce.basis.startsWith("registered") ? "rules.registered" : "rules.resident2020")}`}
              </dd>
            </>
          )}
          <GroundShare column={column} />
          <FacilitiesCounted rule={inForce} outcome={column.outcome} unitId={row.unit.id} />
          <dt>{t("rules.source")}</dt>
          <dd>
            {spoken(document.title, language)} {entry.section}
            {document.edition !== undefined && ` · ${document.edition}`} <RuleTags rule={rule} />
          </dd>
          {entry.note !== undefined && (
            <>
              <dt>{t("rules.note")}</dt>
              <dd>{spoken(entry.note, language)}</dd>
            </>
          )}
          <OtherEditions matrix={matrix} column={column} unitId={row.unit.id} />
        </dl>
      </section>
      <MissingSum matrix={matrix} />
    </aside>
  );
}

/** The same circles counted by ground: standards for land divide by it. */
function GroundShare({ column }: { readonly column: MatrixColumn }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const area = column.outcome?.coverage?.areaM2 ?? null;
  if (area === null || area.total === 0) return null;
  const share = percent(area.covered, area.total);
  const [covered, total] = [squareKm(area.covered, language), squareKm(area.total, language)];
  return (
    <>
      <dt>{t("rules.ground")}</dt>
      <dd>{t("rules.groundShare", { covered, total, share })}</dd>
    </>
  );
}

/** What the rules that say otherwise come to in the same unit. */
function OtherEditions(props: {
  readonly matrix: RuleMatrix;
  readonly column: MatrixColumn;
  readonly unitId: string;
}): ReactNode {
  const { matrix, column, unitId } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const rules = useRules();
  const conflicts = column.rule.entry.conflictsWith ?? [];
  return conflicts.map(({ rule: id }) => {
    const other = rules.find(({ entry }) => entry.rule.id === id);
    if (other === undefined) return null;
    const at = matrix.columns.findIndex(({ rule }) => rule.entry.rule.id === id);
    const cell = matrix.rows.find(({ unit }) => unit.id === unitId)?.cells[at];
    const outcome = cell?.outcome ?? null;
    const needed =
      outcome?.needed == null ? "" : ` · ${t("rules.needed")} ${number(outcome.needed, language)}`;
    return (
      <OtherPair
        key={id}
        label={t("rules.otherEdition")}
        text={`${spoken(other.entry.short, language)}${t("rules.semicolon")}${askText(t, other.entry, other.entry.rule, language)}${needed}`}
      />
    );
  });
}

function OtherPair(props: { readonly label: string; readonly text: string }): ReactNode {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.text}</dd>
    </>
  );
}

/** Cells without a verdict for want of data, by rule, with the way to bring it. */
function MissingSum({ matrix }: { readonly matrix: RuleMatrix }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const lacking = matrix.columns
    .map((column) => ({ column, count: column.counts.missing ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  if (lacking.length === 0) return null;
  const total = lacking.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="section missing-sum">
      <div className="spread">
        <b>{t("rules.missingTitle", { count: total })}</b>
        <button
          type="button"
          className="button"
          data-kind="plain"
          onClick={() => {
            setMatrix({ isOpen: false });
            sessionStore.setState({ step: "data" });
          }}
        >
          {t("rules.fillData")}
        </button>
      </div>
      <p className="quiet">
        {lacking
          .map(({ column, count }) => `${spoken(column.rule.entry.short, language)} ${count}`)
          .join(t("rules.comma"))}
      </p>
    </section>
  );
}
