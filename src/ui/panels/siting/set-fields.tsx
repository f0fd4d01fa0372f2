import type { ReactNode } from "react";
import type { Edit } from "../../../core/scenario/edit.ts";
import { FacilityValueFields } from "../../scenario/facility-values.tsx";
import { useActive } from "../../scenario/use-active.ts";
import { changeOf } from "./terms-fields.tsx";

/** What a scenario sets of an existing facility; the baseline keeps its own. */
export function SetFields(props: {
  readonly id: string;
  readonly edit: Extract<Edit, { op: "set" }>;
}): ReactNode {
  const { id, edit } = props;
  const { supply } = useActive();
  const facility = supply.facilities.find(({ key }) => key === edit.facility);
  if (facility === undefined) return null;
  return (
    <FacilityValueFields
      facilityClass={facility.class}
      values={facility}
      onChange={(values) => changeOf(id)({ values: { ...edit.values, ...values } })}
    />
  );
}
