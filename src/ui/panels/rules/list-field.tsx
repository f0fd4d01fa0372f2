import { type ReactNode, useState } from "react";
import { useText } from "../../text/translate.ts";

/** A list of words: those known as switches, others typed. */
export function ListField(props: {
  readonly label: string;
  readonly value: readonly string[];
  readonly known: readonly string[];
  readonly mayBeEmpty: boolean;
  readonly text: (one: string) => string;
  readonly onChange: (value: readonly string[]) => void;
}): ReactNode {
  const { label, value, known, mayBeEmpty, text, onChange } = props;
  const t = useText();
  const [typed, setTyped] = useState("");
  const all = [...new Set([...known, ...value])];
  const add = (): void => {
    const word = typed.trim();
    setTyped("");
    if (word !== "" && !value.includes(word)) onChange([...value, word]);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a grid of the list
    <div className="list-field" role="group" aria-label={label}>
      {all.map((one) => {
        const isOn = value.includes(one);
        return (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={isOn}
            disabled={isOn && value.length === 1 && !mayBeEmpty}
            onClick={() =>
              // In the order in which they are known, however they were chosen.
              onChange(all.filter((other) => (other === one ? !isOn : value.includes(other))))
            }
          >
            {text(one)}
          </button>
        );
      })}
      <input
        className="field"
        aria-label={t("rules.listAdd")}
        placeholder={t("rules.listAdd")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === "Enter") add();
        }}
      />
    </div>
  );
}
