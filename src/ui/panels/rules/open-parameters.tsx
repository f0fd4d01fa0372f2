import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { CatalogueEntry, OpenParameter } from "../../../core/rules/catalogue.ts";
import { valueAt } from "../../../core/rules/rule-paths.ts";
import { DEMAND_FIELDS } from "../../../state/question-settings.ts";
import { sessionStore } from "../../../state/session.ts";
import { NumberField } from "../../kit/number-field.tsx";
import { parameterText } from "../../text/parameter-text.ts";
import { demandText, spoken } from "../../text/rule-text.ts";
import { useText } from "../../text/translate.ts";

interface OpenParametersProps {
  readonly entry: CatalogueEntry;
  /** Null takes the value away. */
  readonly onChange: (key: string, value: unknown) => void;
}

/** What the clause leaves open: the value taken, why, and a field to set another. */
export function OpenParameters({ entry, onChange }: OpenParametersProps): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { open = [] } = entry;
  if (open.length === 0) return null;
  return (
    <section className="rule-part">
      <h4>{t("rules.openTitle")}</h4>
      {open.map((parameter) => (
        <div key={parameter.key} className="open-parameter">
          <div>
            <div>
              {parameterText(t, parameter.parameter)}
              {parameter.mustChoose === true && (
                <span className="tag" data-kind="warn">
                  {t("rules.mustChoose")}
                </span>
              )}
            </div>
            <div className="quiet">{spoken(parameter.why, language)}</div>
          </div>
          <ParameterField entry={entry} parameter={parameter} onChange={onChange} />
        </div>
      ))}
    </section>
  );
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  "travel.model": ["circle", "detour"],
  "travel.profile": ["adult", "elder", "carer", "frail"],
  "density.by": ["cell", "town", "county"],
  "when.op": [">=", ">", "<", "<="],
  demand: DEMAND_FIELDS,
  "when.field": DEMAND_FIELDS,
};

/** Numbers are typed, known words chosen, lists shown; shares of a target in per cent. */
function ParameterField(
  props: OpenParametersProps & { readonly parameter: OpenParameter },
): ReactNode {
  const { entry, parameter, onChange } = props;
  const t = useText();
  const { key } = parameter;
  const value = valueAt(entry.rule, key);
  const label = parameterText(t, parameter.parameter);
  if (key === "target") {
    return (
      <span className="nowrap">
        <NumberField
          label={label}
          value={typeof value === "number" ? Math.round(value * 1e6) / 1e4 : null}
          min={0}
          max={100}
          onChange={(percent) => onChange(key, percent / 100)}
        />
        {" %"}
      </span>
    );
  }
  const choices = CHOICES[key];
  if (choices !== undefined && typeof value === "string") {
    return (
      <select
        className="field"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(key, event.target.value)}
      >
        {(choices.includes(value) ? choices : [value, ...choices]).map((choice) => (
          <option key={choice} value={choice}>
            {demandText(t, choice)}
          </option>
        ))}
      </select>
    );
  }
  if (typeof value === "number") {
    return (
      <NumberField label={label} value={value} min={0} onChange={(next) => onChange(key, next)} />
    );
  }
  return <code className="quiet">{value === undefined ? "—" : String(value)}</code>;
}
