import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { ElderAge } from "../../core/rules/rule-in-force.ts";
import type { MatrixOrder } from "../../state/matrix.ts";
import { regionStore } from "../../state/region.ts";
import type { RuleMatrix } from "../../state/select/rule-matrix.ts";
import { PLAN_YEARS } from "../../state/select/year-figures.ts";
import { sessionStore, setMatrix, setTerms } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { GroupGlyph, Icon } from "../kit/icons.tsx";
import { Segmented } from "../kit/segmented.tsx";
import { useGroups } from "../map-view/use-groups.ts";
import { fieldText } from "../text/names.ts";
import { spoken } from "../text/rule-text.ts";
import { useText } from "../text/translate.ts";
import { matrixTable } from "./matrix-csv.ts";

/** Marks the order by one rule among the options. */
const BY_RULE = "rule ";
const AGES: readonly ElderAge[] = ["age60", "age65", "age80"];

/** Which units, which population and age, which year, in which order; the table as CSV. */
export function MatrixTools({ matrix }: { readonly matrix: RuleMatrix }): ReactNode {
  const t = useText();
  const { language, filter, level, matrix: settings } = useStore(sessionStore);
  const units = useStore(regionStore, (s) => s.units);
  const groups = useGroups();
  const { onlyUnmet, terms } = settings;
  const actions = useActions();
  const all = [...units.values()].filter((unit) => unit.level === level).length;
  const chip = (value: typeof filter, text: string, glyph?: "mountain" | "island"): ReactNode => (
    <button
      type="button"
      className="chip"
      aria-pressed={filter === value}
      onClick={() => sessionStore.setState({ filter: value })}
    >
      {glyph !== undefined && <GroupGlyph of={glyph} />}
      {text}
    </button>
  );
  const villages = useStore(regionStore, (s) => s.villages);
  return (
    <header className="matrix-tools">
      <h2>{t("rules.matrix")}</h2>
      {chip("all", t("rules.allUnits", { count: all }))}
      {chip("mountain", t("rules.mountain", { count: groups.mountain.length }), "mountain")}
      {chip("island", t("rules.island", { count: groups.island.length }), "island")}
      <button
        type="button"
        className="chip"
        aria-pressed={onlyUnmet}
        onClick={() => setMatrix({ onlyUnmet: !onlyUnmet })}
      >
        {t("rules.onlyUnmet")}
      </button>
      <Segmented
        label={t("rules.levelChoice")}
        value={level}
        options={[
          { value: "county", label: t("rules.county") },
          { value: "town", label: t("rules.town") },
          ...(villages === null ? [] : [{ value: "village", label: t("rules.village") } as const]),
        ]}
        onChange={(next) => {
          sessionStore.setState({ level: next });
          setMatrix({ cell: null });
        }}
      />
      <span className="grow" />
      <OrderChoice matrix={matrix} order={settings.order} />
      <button
        type="button"
        className="button"
        onClick={() =>
          actions.saveTable("rule-matrix.csv", matrixTable(t, matrix, terms, language))
        }
      >
        <Icon name="export" />
        {t("rules.csv")}
      </button>
      <button
        type="button"
        className="button"
        data-kind="plain"
        aria-label={t("rules.back")}
        title={t("rules.back")}
        onClick={() => setMatrix({ isOpen: false })}
      >
        <Icon name="close" />
      </button>
      <div className="matrix-terms">
        <Choice
          label={t("rules.elderAge")}
          value={terms.elderAge}
          options={AGES.map((age) => [age, fieldText(t, age)])}
          onChange={(elderAge) => setTerms({ elderAge: elderAge as ElderAge })}
        />
        <Choice
          label={t("rules.population")}
          value={terms.basis}
          options={[
            ["resident", t("rules.resident")],
            ["registered", t("rules.registered")],
          ]}
          onChange={(basis) => setTerms({ basis: basis as typeof terms.basis })}
        />
        <Choice
          label={t("rules.yearChoice")}
          value={String(terms.year ?? "")}
          options={[
            ["", t("rules.asWritten")],
            ...PLAN_YEARS.map((year) => [String(year), String(year)] as const),
          ]}
          onChange={(year) => setTerms({ year: year === "" ? null : Number(year) })}
        />
      </div>
    </header>
  );
}

function OrderChoice(props: {
  readonly matrix: RuleMatrix;
  readonly order: MatrixOrder;
}): ReactNode {
  const { matrix, order } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const value = order.by === "rule" ? `${BY_RULE}${order.id}` : order.by;
  return (
    <Choice
      label={t("rules.order")}
      value={value}
      options={[
        ["unmet", t("rules.orderUnmet")],
        ["name", t("rules.orderName")],
        ...matrix.columns.map(({ rule }): readonly [string, string] => [
          `${BY_RULE}${rule.entry.rule.id}`,
          t("rules.orderRule", { name: spoken(rule.entry.short, language) }),
        ]),
      ]}
      onChange={(next) =>
        setMatrix({
          order: next.startsWith(BY_RULE)
            ? { by: "rule", id: next.slice(BY_RULE.length) }
            : { by: next as "unmet" | "name" },
        })
      }
    />
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { label, value, options, onChange } = props;
  return (
    <label className="matrix-choice">
      <span className="quiet">{label}</span>
      <select
        className="field"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
