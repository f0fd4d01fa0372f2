import { type ReactNode, useId, useMemo } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../../state/region.ts";
import { TextField } from "../../kit/text-field.tsx";
import { useText } from "../../text/translate.ts";

/** The level of a facility in the words of its layer; those that are loaded are offered. */
export function LevelField(props: {
  readonly facilityClass: string;
  readonly value: string | null;
  readonly onChange: (level: string | null) => void;
}): ReactNode {
  const { facilityClass, value, onChange } = props;
  const t = useText();
  const id = useId();
  const facilities = useStore(regionStore, (s) => s.facilities);
  const levels = useMemo(() => {
    const names = new Map<string, string>();
    for (const { class: of, level, attributes } of facilities) {
      if (of === facilityClass && level !== null) names.set(level, attributes.levelName ?? "");
    }
    return [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  }, [facilities, facilityClass]);
  return (
    <>
      <label className="quiet" htmlFor={id}>
        {t("scenario.level")}
      </label>
      <span>
        <TextField
          id={id}
          className="field wide"
          mayBeEmpty
          list={`${id}-known`}
          value={value ?? ""}
          onChange={(text) => onChange(text === "" ? null : text)}
        />
        <datalist id={`${id}-known`}>
          {levels.map(([level, name]) => (
            <option key={level} value={level}>
              {name}
            </option>
          ))}
        </datalist>
      </span>
    </>
  );
}
