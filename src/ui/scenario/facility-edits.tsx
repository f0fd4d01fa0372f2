import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Facility } from "../../core/facilities/facility.ts";
import { entriesOf } from "../../core/scenario/document.ts";
import { facilityOf } from "../../core/scenario/edit.ts";
import {
  closeFacility,
  moveFacility,
  removeEdits,
  setFacility,
} from "../../core/scenario/edit-commands.ts";
import { documentStore } from "../../state/document.ts";
import { inScenario, scenarioNumber } from "../../state/edit-scenario.ts";
import { activeScenario } from "../../state/select/active-scenario.ts";
import { sessionStore } from "../../state/session.ts";
import { useText } from "../text/translate.ts";
import { FacilityValueFields } from "./facility-values.tsx";
import { useActive } from "./use-active.ts";

/** What a scenario may do with an existing facility; the baseline stays as it is. */
export function FacilityEdits({ facility }: { readonly facility: Facility }): ReactNode {
  const t = useText();
  const document = useStore(documentStore, (s) => s.document);
  const { id } = useActive();
  const title = t("frame.scenarioNumbered", { number: scenarioNumber() });
  const { key, lon, lat } = facility;
  const about = entriesOf(document, id).filter(({ edit }) => facilityOf(edit) === key);
  const closings = about.filter(({ edit }) => edit.op === "close").map((entry) => entry.id);
  const move = (): void => {
    inScenario(title, (work, scenario) => moveFacility(work, scenario, key, lon, lat));
    const site = activeScenario().sites.find((one) => one.key === key);
    if (site !== undefined) sessionStore.setState({ selection: { kind: "site", id: site.id } });
  };
  const close = (): void =>
    inScenario(title, (work, scenario) =>
      closings.length > 0
        ? removeEdits(work, scenario, closings)
        : closeFacility(work, scenario, key),
    );
  const last = about.at(-1);
  return (
    <section className="facility-edits">
      <h4>{t("scenario.inScenario")}</h4>
      <div className="site-form flat">
        <FacilityValueFields
          facilityClass={facility.class}
          values={facility}
          onChange={(values) =>
            inScenario(title, (work, scenario) => setFacility(work, scenario, key, { ...values }))
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
          disabled={facility.status === "closed" && closings.length === 0}
          onClick={close}
        >
          {t(closings.length > 0 ? "scenario.reopenHere" : "scenario.closeHere")}
        </button>
        {last !== undefined && (
          <button
            type="button"
            className="link-button"
            onClick={() =>
              sessionStore.setState({
                step: "scenario",
                isComparing: false,
                selection: { kind: "site", id: last.id },
              })
            }
          >
            {t("scenario.termsHere")}
          </button>
        )}
      </div>
    </section>
  );
}
