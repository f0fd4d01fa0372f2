import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import { CELL_COLOURS } from "../../../map/palette.ts";
import { radiiOf } from "../../../state/question-settings.ts";
import { regionStore } from "../../../state/region.ts";
import { resultStore } from "../../../state/results.ts";
import { reachSums } from "../../../state/select/reach-shares.ts";
import { unitsInOrder } from "../../../state/select/unit-tree.ts";
import { sessionStore } from "../../../state/session.ts";
import { cellStates } from "../../map-view/cell-states.ts";
import { metres, percent } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";

/** One bar of everybody: within the circle, between two circles, beyond. */
export function ReachShares(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const settings = useStore(resultStore, (s) => s.settings);
  const sums = useReachSums();
  if (settings === null || sums === null) return null;
  const whole = sums[0] + sums[1] + sums[2];
  if (whole === 0) return null;
  const radii = radiiOf(settings).map((radius) => metres(radius, language));
  const texts = [
    t("gaps.inner", { reach: radii[0]!, share: percent(sums[0], whole) }),
    t("gaps.between", { reach: radii.join("–"), share: percent(sums[1], whole) }),
    t("gaps.outer", { share: percent(sums[2], whole) }),
  ];
  const colours = CELL_COLOURS.map((shades) => shades[1]!);
  const shown = ([0, 1, 2] as const).filter((k) => k !== 1 || radii.length > 1);
  return (
    <>
      <div className="reach-bar" aria-hidden="true">
        {shown.map((k) => (
          <i key={k} style={{ flexGrow: sums[k] / whole, background: colours[k] }} />
        ))}
      </div>
      <div className="reach-keys">
        {shown.map((k) => (
          <span key={k}>
            <i style={{ background: colours[k] }} />
            {texts[k]}
          </span>
        ))}
      </div>
    </>
  );
}

function useReachSums(): readonly [number, number, number] | null {
  const demand = useStore(regionStore, (s) => s.demand);
  const units = useStore(regionStore, (s) => s.units);
  const answer = useStore(resultStore, (s) => s.answer);
  const settings = useStore(resultStore, (s) => s.settings);
  const focus = useStore(sessionStore, (s) => s.focus);
  return useMemo(() => {
    if (demand === null || answer === null || settings === null) return null;
    const unit = focus === null ? undefined : units.get(focus);
    const unitAt = unit === undefined ? undefined : demand.unitAt.get(unit.level);
    const index = unit === undefined ? -1 : unitsInOrder(units).indexOf(unit);
    const isIncluded =
      unitAt === undefined ? () => true : (i: number): boolean => unitAt[i] === index;
    return reachSums(demand, settings.field, cellStates(answer, radiiOf(settings)), isIncluded);
  }, [demand, units, answer, settings, focus]);
}
