import { type ReactNode, useEffect, useState } from "react";
import { numberOf } from "../../core/base/number.ts";

/** A number that counts when it is complete: Enter or leaving the field takes it. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number | null;
  readonly min?: number;
  readonly max?: number;
  readonly width?: number;
  readonly onChange: (value: number) => void;
  /** What an emptied field means; without it, it keeps its figure. */
  readonly onClear?: () => void;
}): ReactNode {
  const { onClear, label, value, min = -Infinity, max = Infinity, width = 64, onChange } = props;
  const shown = value === null ? "" : String(value);
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const number = numberOf(text);
  const isValid = number !== null && number >= min && number <= max;
  const take = (): void => {
    if (text.trim() === "" && value !== null && onClear !== undefined) onClear();
    else if (isValid && number !== value) onChange(number);
    else setText(shown);
  };
  return (
    <input
      className="field number"
      style={{ width }}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={!isValid && text !== ""}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === "Enter") take();
      }}
    />
  );
}
