import "./siting.css";
import type { ReactNode } from "react";
import { NumberField } from "../../kit/number-field.tsx";

/** A figure of a form with its name before it; emptied, it is not said. */
export function FormRow(props: {
  readonly label: string;
  readonly value: number | null;
  readonly min?: number;
  readonly max?: number;
  readonly onChange: (value: number | undefined) => void;
}): ReactNode {
  const { label, value, min = 0, max = 10_000_000, onChange } = props;
  return (
    <>
      <span className="quiet">{label}</span>
      <NumberField
        label={label}
        value={value}
        min={min}
        max={max}
        width={88}
        onChange={onChange}
        onClear={() => onChange(undefined)}
      />
    </>
  );
}
