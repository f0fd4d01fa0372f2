import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../../state/region.ts";
import { countyOf } from "../../../state/select/unit-tree.ts";
import { sessionStore } from "../../../state/session.ts";
import { useText } from "../../text/translate.ts";
import { unitName } from "../../text/unit-name.ts";
import { DistrictsPart } from "./districts-part.tsx";
import "./fairness.css";
import { PlacesPart } from "./places-part.tsx";

/** 床位: districts of 10,000 elders, and who finds a bed. */
export function BedsPanel(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const focus = useStore(sessionStore, (s) => s.focus);
  const drawn = useStore(sessionStore, (s) => s.districts?.unitId ?? null);
  const units = useStore(regionStore, (s) => s.units);
  const ofLevel = (level: string) => [...units.values()].filter((unit) => unit.level === level);
  const counties = ofLevel("county");
  const focused = focus === null ? null : countyOf(units, focus);
  const [chosen, setChosen] = useState<string | null>(null);
  const unitId = chosen ?? focused ?? drawn ?? counties[0]?.id ?? "";
  const options = (level: string): ReactNode =>
    ofLevel(level).map((unit) => (
      <option key={unit.id} value={unit.id}>
        {unitName(unit, language)}
      </option>
    ));
  return (
    <div className="scroll">
      <div className="section">
        <label className="row">
          {t("fairness.area")}
          <select
            className="field"
            value={unitId}
            onChange={(event) => setChosen(event.target.value)}
          >
            <optgroup label={t("fairness.cities")}>{options("city")}</optgroup>
            <optgroup label={t("fairness.county")}>{options("county")}</optgroup>
          </select>
        </label>
      </div>
      <DistrictsPart unitId={unitId} />
      <PlacesPart county={unitId} counties={counties.map(({ id }) => id)} />
    </div>
  );
}
