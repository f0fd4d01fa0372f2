import type { ReactNode } from "react";
import type { Condition } from "../../../core/rules/rule.ts";
import { TextField } from "../../kit/text-field.tsx";
import { useText } from "../../text/translate.ts";

const OPS = ["=", "!=", "<", "<=", ">", ">=", "in"] as const;
const NEW: Condition = { column: "", op: "=", value: "" };

/** Conditions on attributes of facilities, all of which must hold; none = all facilities. */
export function ConditionField(props: {
  readonly label: string;
  readonly value: readonly Condition[];
  /** Attributes that facilities of the class have. */
  readonly columns: readonly string[];
  readonly onChange: (value: readonly Condition[]) => void;
}): ReactNode {
  const { label, value, columns, onChange } = props;
  const t = useText();
  const change = (k: number, changed: Partial<Condition>): void =>
    onChange(value.map((one, at) => (at === k ? ({ ...one, ...changed } as Condition) : one)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a grid of the list
    <div className="list-field" role="group" aria-label={label}>
      {value.map((one, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place in the list
        <span key={k} className="row">
          <select
            className="field"
            aria-label={t("rules.conditionColumn")}
            value={one.column}
            onChange={(event) => change(k, { column: event.target.value })}
          >
            {[...new Set([one.column, ...columns])].map((column) => (
              <option key={column} value={column}>
                {column}
              </option>
            ))}
          </select>
          <select
            className="field"
            aria-label={t("rules.conditionOp")}
            value={one.op}
            onChange={(event) => change(k, { op: event.target.value as Condition["op"] })}
          >
            {OPS.map((op) => (
              <option key={op} value={op}>
                {op}
              </option>
            ))}
          </select>
          <TextField
            label={t("rules.conditionValue")}
            value={Array.isArray(one.value) ? one.value.join(",") : String(one.value)}
            onChange={(text) => change(k, { value: comparedWith(text, one.op) })}
          />
          <button
            type="button"
            className="chip"
            aria-label={t("rules.remove")}
            onClick={() => onChange(value.filter((_, at) => at !== k))}
          >
            ×
          </button>
        </span>
      ))}
      <button
        type="button"
        className="chip"
        onClick={() => onChange([...value, { ...NEW, column: columns[0] ?? "name" }])}
      >
        {t("rules.conditionAdd")}
      </button>
    </div>
  );
}

/** Figures compare as numbers, and several stand apart by commas. */
function comparedWith(text: string, op: Condition["op"]): Condition["value"] {
  const one = (part: string): string | number => {
    const number = Number(part);
    return part.trim() !== "" && Number.isFinite(number) ? number : part.trim();
  };
  return op === "in" ? text.split(/[,，]/).map(one) : one(text);
}
