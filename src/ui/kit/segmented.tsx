import { type ReactNode, useRef } from "react";

export interface Option<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
}

/** One of a few choices; arrow keys move within it. */
export function Segmented<T extends string>(props: {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}): ReactNode {
  const { label, options, value, onChange } = props;
  const box = useRef<HTMLDivElement>(null);
  const step = (by: number): void => {
    const at = options.findIndex((option) => option.value === value);
    const to = (at + by + options.length) % options.length;
    const next = options[to];
    if (next === undefined) return;
    onChange(next.value);
    box.current?.querySelectorAll("button")[to]?.focus();
  };
  return (
    <div
      ref={box}
      className="segmented"
      role="radiogroup"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "ArrowRight") step(1);
        else if (event.key === "ArrowLeft") step(-1);
        else return;
        event.preventDefault();
      }}
    >
      {options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: radio inputs cannot be drawn as one bar
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
