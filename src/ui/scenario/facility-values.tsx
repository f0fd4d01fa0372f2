import type { ReactNode } from "react";
import type { FacilityStatus } from "../../core/facilities/facility.ts";
import { FormRow } from "../panels/siting/form-row.tsx";
import { LevelField } from "../panels/siting/level-field.tsx";
import { StatusField } from "../panels/siting/status-field.tsx";
import { useText } from "../text/translate.ts";

/** Fields of an existing facility that a scenario may set; null says that there is no figure. */
export interface FacilityValues {
  readonly level: string | null;
  readonly status: FacilityStatus;
  readonly capacity: number | null;
  readonly areaM2: number | null;
  readonly openYear: number | null;
  readonly closeYear: number | null;
}

export function FacilityValueFields(props: {
  readonly facilityClass: string;
  readonly values: FacilityValues;
  readonly onChange: (values: Partial<FacilityValues>) => void;
}): ReactNode {
  const { facilityClass, values, onChange } = props;
  const t = useText();
  return (
    <>
      <LevelField
        facilityClass={facilityClass}
        value={values.level}
        onChange={(level) => onChange({ level })}
      />
      <StatusField value={values.status} onChange={(status) => onChange({ status })} />
      <FormRow
        label={t("scenario.capacityHere")}
        value={values.capacity}
        onChange={(capacity) => onChange({ capacity: capacity ?? null })}
      />
      <FormRow
        label={t("scenario.area")}
        value={values.areaM2}
        onChange={(areaM2) => onChange({ areaM2: areaM2 ?? null })}
      />
      <FormRow
        label={t("why.openYear")}
        value={values.openYear}
        min={1800}
        max={2200}
        onChange={(openYear) => onChange({ openYear: openYear ?? null })}
      />
      <FormRow
        label={t("scenario.closeYear")}
        value={values.closeYear}
        min={1800}
        max={2200}
        onChange={(closeYear) => onChange({ closeYear: closeYear ?? null })}
      />
    </>
  );
}
