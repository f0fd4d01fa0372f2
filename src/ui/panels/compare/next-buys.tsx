import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import { comparisonStore } from "../../../state/comparison.ts";
import { ruleOf } from "../../../state/question-settings.ts";
import { regionStore } from "../../../state/region.ts";
import { dateIn } from "../../../state/select/active-scenario.ts";
import { focusMask } from "../../../state/select/focus-mask.ts";
import { nextSites } from "../../../state/select/next-sites.ts";
import { sessionStore } from "../../../state/session.ts";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { StepChart } from "../../charts/step-chart.tsx";
import { useActive } from "../../scenario/use-active.ts";
import { people, percent, signedPeople } from "../../text/format.ts";
import { fieldText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";

/** What each further site of the active scenario buys, the best first; nothing for a scenario without new sites. */
export function NextBuys(): ReactNode {
  const t = useText();
  const { language, question, focus } = useStore(sessionStore);
  const baseline = useStore(comparisonStore, (s) => s.reference);
  const demand = useStore(regionStore, (s) => s.demand);
  const land = useStore(regionStore, (s) => s.landIndex);
  const { scenario, edits, supply } = useActive();
  const order = useMemo(() => {
    const keys = new Set(
      edits.flatMap((edit) => (edit.op === "add" ? [`${edit.layer}/${edit.id}`] : [])),
    );
    const added = supply.facilities.filter(({ key }) => keys.has(key));
    if (baseline === null || demand === null || added.length === 0) return null;
    const rule = ruleOf(question);
    const asOf = dateIn(scenario, question.asOf);
    const inFocus = focus === null ? null : focusMask(demand);
    const { field } = question;
    return nextSites(added, { baseline, demand, land, rule, asOf, field, inFocus });
  }, [baseline, demand, land, edits, supply, scenario, question, focus]);
  if (order === null || order.sites.length === 0 || order.total === 0) return null;
  const { total, before, sites } = order;
  const shares = [before, ...sites.map(({ covered }) => covered)].map(
    (covered) => (covered / total) * 100,
  );
  const who = fieldText(t, question.field);
  return (
    <div className="section">
      <ChartFrame
        title={t("compare.nextBuys")}
        note={t("compare.nextNote", { who })}
        name="next-sites"
        table={[
          ["#", t("siting.name"), t("compare.newly", { who }), t("scenario.share")],
          [0, t("frame.baseline"), "", percent(before, total)],
          ...sites.map(({ facility, gained, covered }, k) => [
            k + 1,
            facility.name,
            people(gained, language),
            percent(covered, total),
          ]),
        ]}
      >
        <StepChart
          shares={shares}
          label={t("compare.nextBuys")}
          count={t("compare.nextCount", { count: sites.length })}
          hover={(after) =>
            after === 0
              ? t("frame.baseline")
              : `${sites[after - 1]!.facility.name} ${signedPeople(sites[after - 1]!.gained, language)}`
          }
        />
      </ChartFrame>
    </div>
  );
}
