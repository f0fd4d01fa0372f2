import { type ReactNode, useId } from "react";
import type { Edit } from "../../../core/scenario/edit.ts";
import { useText } from "../../text/translate.ts";
import { FormRow } from "./form-row.tsx";
import { changeOf } from "./terms-fields.tsx";

export const LINK_KINDS = ["bridge", "tunnel", "ferry"] as const;

/** The kind of a bridge, tunnel or ferry line that a scenario adds; how long and how often a ferry goes. */
export function LinkFields(props: {
  readonly id: string;
  readonly edit: Extract<Edit, { op: "link" }>;
}): ReactNode {
  const { id, edit } = props;
  const t = useText();
  const field = useId();
  const { link } = edit;
  const change = (values: Readonly<Record<string, unknown>>): void => {
    const next = Object.fromEntries(
      Object.entries({ ...link, ...values }).filter(([, value]) => value !== undefined),
    );
    changeOf(id)({ link: next });
  };
  const figure = (name: string): number | null => {
    const value = link[name];
    return typeof value === "number" ? value : null;
  };
  return (
    <>
      <label className="quiet" htmlFor={`${field}-kind`}>
        {t("scenario.linkKind")}
      </label>
      <select
        id={`${field}-kind`}
        className="field"
        value={String(link.kind)}
        onChange={(event) => change({ kind: event.target.value })}
      >
        {LINK_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`scenario.${kind}`)}
          </option>
        ))}
      </select>
      {link.kind === "ferry" && (
        <>
          <FormRow
            label={t("scenario.linkMinutes")}
            value={figure("minutes")}
            max={1440}
            onChange={(minutes) => change({ minutes })}
          />
          <FormRow
            label={t("scenario.linkPerDay")}
            value={figure("perDay")}
            max={500}
            onChange={(perDay) => change({ perDay })}
          />
        </>
      )}
      <FormRow
        label={t("scenario.closeYear")}
        value={figure("closeYear")}
        min={1800}
        max={2200}
        onChange={(closeYear) => change({ closeYear })}
      />
    </>
  );
}
