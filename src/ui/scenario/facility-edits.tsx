import type { ReactNode } from "react";
import type { Facility } from "../../core/facilities/facility.ts";
import { closeFacility, moveFacility, setFacility } from "../../core/scenario/edit-commands.ts";
import { inScenario, scenarioNumber } from "../../state/edit-scenario.ts";
import { activeScenario } from "../../state/select/active-scenario.ts";
import { sessionStore } from "../../state/session.ts";
import { NumberField } from "../kit/number-field.tsx";
import { useText } from "../text/translate.ts";

/** What a scenario may do with an existing facility; the baseline stays as it is. */
export function FacilityEdits({ facility }: { readonly facility: Facility }): ReactNode {
  const t = useText();
  const title = t("frame.scenarioNumbered", { number: scenarioNumber() });
  const { key, lon, lat, capacity, status } = facility;
  const move = (): void => {
    inScenario(title, (document, scenario) => moveFacility(document, scenario, key, lon, lat));
    const site = activeScenario().sites.find((one) => one.key === key);
    if (site !== undefined) sessionStore.setState({ selection: { kind: "site", id: site.id } });
  };
  return (
    <section className="facility-edits">
      <div className="spread">
        <span className="quiet">{t("scenario.capacityHere")}</span>
        <NumberField
          label={t("scenario.capacityHere")}
          value={capacity}
          min={0}
          max={100_000}
          onChange={(value) =>
            inScenario(title, (document, scenario) =>
              setFacility(document, scenario, key, { capacity: value }),
            )
          }
        />
      </div>
      <div className="row-links">
        <button type="button" className="button" onClick={move}>
          {t("scenario.moveHere")}
        </button>
        <button
          type="button"
          className="button"
          disabled={status === "closed"}
          onClick={() =>
            inScenario(title, (document, scenario) => closeFacility(document, scenario, key))
          }
        >
          {t("scenario.closeHere")}
        </button>
      </div>
    </section>
  );
}
