import { type ReactNode, useId } from "react";
import { type FacilityStatus, STATUSES } from "../../../core/facilities/facility.ts";
import { statusText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";

/** Whether a facility stands open, is planned, or is closed. */
export function StatusField(props: {
  readonly value: FacilityStatus;
  readonly onChange: (status: FacilityStatus) => void;
}): ReactNode {
  const { value, onChange } = props;
  const t = useText();
  const id = useId();
  return (
    <>
      <label className="quiet" htmlFor={id}>
        {t("scenario.status")}
      </label>
      <select
        id={id}
        className="field"
        value={value}
        onChange={(event) => onChange(event.target.value as FacilityStatus)}
      >
        {STATUSES.map((one) => (
          <option key={one} value={one}>
            {statusText(t, one)}
          </option>
        ))}
      </select>
    </>
  );
}
