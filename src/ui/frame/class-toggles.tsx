import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import type { FacilityClass } from "../../state/question-settings.ts";
import { regionStore } from "../../state/region.ts";
import { countByClass, sumByClass } from "../../state/select/facilities-within.ts";
import { countiesWithin } from "../../state/select/unit-tree.ts";
import { sessionStore } from "../../state/session.ts";
import { ClassShape } from "../kit/icons.tsx";
import { integer } from "../text/format.ts";
import { classText } from "../text/names.ts";
import { useText } from "../text/translate.ts";

const CLASSES: readonly FacilityClass[] = ["elder", "nursery", "clinic", "sport"];

/** The four facility layers with their counts; the class of the question stands out. */
export function ClassToggles(): ReactNode {
  const t = useText();
  const { facilities, layerCounts, counties, units } = useStore(regionStore);
  const { visibleClasses, question, language, focus } = useStore(sessionStore);
  const counts = useMemo(
    () =>
      focus === null
        ? sumByClass(layerCounts)
        : countByClass(facilities, counties, countiesWithin(units, focus)),
    [facilities, layerCounts, counties, units, focus],
  );
  const toggle = (one: string): void =>
    sessionStore.setState({
      visibleClasses: visibleClasses.includes(one)
        ? visibleClasses.filter((other) => other !== one)
        : [...visibleClasses, one],
    });
  return (
    <div className="class-toggles">
      {CLASSES.map((one) => {
        const isActive = one === question.facilityClass;
        const count = counts.get(one) ?? 0;
        return (
          <button
            key={one}
            type="button"
            aria-pressed={visibleClasses.includes(one)}
            data-active={isActive}
            title={t("frame.showClass", { class: classText(t, one) })}
            onClick={() => toggle(one)}
          >
            <ClassShape of={one} />
            {classText(t, one)}
            <span className="quiet">{count === 0 ? "" : integer(count, language)}</span>
          </button>
        );
      })}
    </div>
  );
}
