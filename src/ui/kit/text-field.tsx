import { type ReactNode, useEffect, useState } from "react";

/** Enough for any name a planner writes; longer text would only hide the list. */
const MAX_NAME = 200;

/** A line of text that counts when it is complete: Enter or leaving the field takes it. */
export function TextField(props: {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  /** Whether nothing may be written. */
  readonly mayBeEmpty?: boolean;
  readonly maxLength?: number;
  readonly className?: string;
  readonly placeholder?: string;
  /** Id of a `datalist` with what is usual here. */
  readonly list?: string;
  readonly onChange: (text: string) => void;
}): ReactNode {
  const { id, label, value, mayBeEmpty = false, maxLength = MAX_NAME, onChange } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const take = (): void => {
    const next = text.trim();
    if (next === "" && !mayBeEmpty) setText(value);
    else if (next !== value) onChange(next);
  };
  return (
    <input
      id={id}
      aria-label={label}
      className={props.className ?? "field"}
      maxLength={maxLength}
      placeholder={props.placeholder}
      list={props.list}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === "Enter") take();
      }}
    />
  );
}
