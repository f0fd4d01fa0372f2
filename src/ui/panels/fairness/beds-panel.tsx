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
  const units = useStore(regionStore, (s) => s.units);
  const counties = [...units.values()].filter(({ level }) => level === "county");
  const focused = focus === null ? null : countyOf(units, focus);
  const [chosen, setChosen] = useState<string | null>(null);
  const county = chosen ?? focused ?? counties[0]?.id ?? "";
  return (
    <div className="scroll">
      <div className="section">
        <label className="row">
          {t("fairness.county")}
          <select
            className="field"
            value={county}
            onChange={(event) => setChosen(event.target.value)}
          >
            {counties.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unitName(unit, language)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <DistrictsPart county={county} />
      <PlacesPart county={county} counties={counties.map(({ id }) => id)} />
    </div>
  );
}
