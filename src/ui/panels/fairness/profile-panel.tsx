import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { UnitOutcome } from "../../../core/rules/outcome.ts";
import {
  fairnessStore,
  REACH_CLASSES,
  REACH_MINUTES,
  reachRuleId,
  unitOutcome,
} from "../../../state/fairness.ts";
import type { FacilityClass } from "../../../state/question-settings.ts";
import { regionStore } from "../../../state/region.ts";
import { countyRows, neighboursOf, shareWithin } from "../../../state/select/fairness-figures.ts";
import { countyOf } from "../../../state/select/unit-tree.ts";
import { sessionStore } from "../../../state/session.ts";
import { BarChart } from "../../charts/bar-chart.tsx";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { people, percent } from "../../text/format.ts";
import { classText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";
import { shortName, unitName } from "../../text/unit-name.ts";
import { AttainmentRows } from "./attainment-rows.tsx";
import "./fairness.css";
import { Figures } from "../../charts/figures.tsx";
import { ProfileRules } from "./profile-rules.tsx";
import { ReachChoice, useBasis } from "./reach-choice.tsx";
import { useReach } from "./use-reach.tsx";
import { wholePeople } from "./whole-people.ts";

const shareOf = (unit: UnitOutcome | undefined): number | null =>
  unit === undefined ? null : shareWithin(unit.demand, unit.people);

/** 单元: one county or town, all classes at 5, 10 and 15 minutes, its rank and its neighbours. */
export function ProfilePanel(): ReactNode {
  const t = useText();
  const basis = useBasis();
  const { reach, isStale, waiting } = useReach();
  const { language, focus, selection } = useStore(sessionStore);
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  const units = useStore(regionStore, (s) => s.units);
  const unit = units.get((selection?.kind === "unit" ? selection.id : focus) ?? "");
  if (reach === null) return waiting;
  if (unit === undefined || (unit.level !== "county" && unit.level !== "town")) {
    return <p className="empty quiet">{t("fairness.profileEmpty")}</p>;
  }
  const at = (one: FacilityClass, min: number): UnitOutcome | undefined =>
    unitOutcome(reach, reachRuleId(one, min), unit.id);
  const text = (outcome: UnitOutcome | undefined): string =>
    outcome === undefined || outcome.demand === 0 || outcome.people === null
      ? t("fairness.noData")
      : percent(outcome.demand - outcome.people, outcome.demand);
  const missing = REACH_CLASSES.filter((one) => shareOf(at(one, 15)) !== null).sort(
    (a, b) => shareOf(at(a, 15))! - shareOf(at(b, 15))!,
  )[0];
  const peers = (reach.get(reachRuleId(facilityClass, minutes))?.units ?? []).filter(
    ({ level, demand }) => level === unit.level && demand > 0,
  );
  const own = shareOf(at(facilityClass, minutes));
  const rank = own === null ? null : 1 + peers.filter((peer) => shareOf(peer)! > own).length;
  const counties = [...units.values()].filter(({ level }) => level === "county");
  const home = counties.findIndex(({ id }) => id === countyOf(units, unit.id));
  const around = home < 0 ? [] : neighboursOf(counties)[home]!.map((k) => counties[k]!);
  const rows = new Map(countyRows(reach, facilityClass, minutes).map((row) => [row.id, row]));
  return (
    <Figures isOld={isStale}>
      <ReachChoice />
      <div className="section" data-testid="profile">
        <h2>{unitName(unit, language)}</h2>
        <dl className="figures">
          <dt>{t("fairness.mostMissing")}</dt>
          <dd>{missing === undefined ? t("fairness.noData") : classText(t, missing)}</dd>
          <dt>{t("fairness.profileRank")}</dt>
          <dd>
            {rank === null
              ? t("fairness.noData")
              : t("fairness.rankOf", { rank, count: peers.length })}
          </dd>
        </dl>
        <table className="table">
          <caption className="quiet">{t("fairness.profileTitle")}, %</caption>
          <thead>
            <tr>
              <th>{t("fairness.profileClass")}</th>
              {REACH_MINUTES.map((count) => (
                <th key={count} data-number>
                  {t("fairness.min", { count })}
                </th>
              ))}
              <th data-number>{t("fairness.leftOut")}</th>
            </tr>
          </thead>
          <tbody>
            {REACH_CLASSES.map((one) => (
              <tr key={one}>
                <td>{classText(t, one)}</td>
                {REACH_MINUTES.map((min) => (
                  <td key={min} data-number>
                    {text(at(one, min))}
                  </td>
                ))}
                <td data-number>{people(at(one, 15)?.people, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ProfileRules unit={unit} />
      <AttainmentRows
        reach={reach}
        rows={[
          { name: unitName(unit, language), unitId: unit.id },
          { name: t("fairness.province"), unitId: null },
        ]}
      />
      {around.length > 0 && (
        <ChartFrame
          title={t("fairness.neighbours")}
          note={`${basis}${t("fairness.dashed")}`}
          name={`neighbours-${unit.id}`}
          table={[
            [t("fairness.county"), t("fairness.share"), t("fairness.leftOut")],
            ...[counties[home]!, ...around].map((one) => [
              shortName(one, language),
              text(unitOutcome(reach, reachRuleId(facilityClass, minutes), one.id)),
              wholePeople(rows.get(one.id)?.uncovered),
            ]),
          ]}
        >
          <BarChart
            label={t("fairness.neighbours")}
            heads={[t("fairness.share"), t("fairness.leftOut")]}
            mean={shareOf(reach.get(reachRuleId(facilityClass, minutes))?.whole)}
            bars={[counties[home]!, ...around].map((one, k) => {
              const outcome = unitOutcome(reach, reachRuleId(facilityClass, minutes), one.id);
              const share = shareOf(outcome);
              return {
                id: one.id,
                label: shortName(one, language),
                parts: share === null ? [] : [share],
                values: [text(outcome), people(rows.get(one.id)?.uncovered, language)],
                hover: `${shortName(one, language)} ${text(outcome)}`,
                isFirm: k === 0,
              };
            })}
          />
        </ChartFrame>
      )}
    </Figures>
  );
}
