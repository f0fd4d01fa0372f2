import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import { priorities, type Scaling } from "../../../core/equity/priority.ts";
import { fairnessStore } from "../../../state/fairness.ts";
import { regionStore } from "../../../state/region.ts";
import {
  countyRows,
  INDICATORS,
  type IndicatorId,
  indicatorsOf,
} from "../../../state/select/fairness-figures.ts";
import { sessionStore } from "../../../state/session.ts";
import { BarChart, BarKeys } from "../../charts/bar-chart.tsx";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { NumberField } from "../../kit/number-field.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { useGroups } from "../../map-view/use-groups.ts";
import { people, percent } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";
import { shortName } from "../../text/unit-name.ts";
import "./fairness.css";
import { Figures } from "../../charts/figures.tsx";
import { ReachChoice, useBasis } from "./reach-choice.tsx";
import { useReach } from "./use-reach.tsx";
import { wholePeople } from "./whole-people.ts";

const NAMES = {
  people: "fairness.indPeople",
  share: "fairness.indShare",
  age80: "fairness.indAge80",
  group: "fairness.indGroup",
} as const;
const OPENING: Readonly<Record<IndicatorId, number>> = { people: 4, share: 3, age80: 2, group: 1 };

/** 优先: counties by what speaks for them, with what each indicator adds and how firm the rank is. */
export function PriorityPanel(): ReactNode {
  const t = useText();
  const basis = useBasis();
  const groups = useGroups();
  const { reach, isStale, waiting } = useReach();
  const language = useStore(sessionStore, (s) => s.language);
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  const units = useStore(regionStore, (s) => s.units);
  const [weights, setWeights] = useState(OPENING);
  const [scaling, setScaling] = useState<Scaling>("percentile");
  if (reach === null) return waiting;
  const rows = countyRows(reach, facilityClass, minutes);
  const list = priorities(indicatorsOf(rows, units, groups, weights), scaling);
  const nameOf = (k: number): string => {
    const unit = units.get(rows[k]!.id);
    return unit === undefined ? rows[k]!.id : shortName(unit, language);
  };
  const shareOut = (k: number): string => {
    const { uncovered, demand } = rows[k]!;
    return demand === 0 || uncovered === null ? t("fairness.noData") : percent(uncovered, demand);
  };
  const names = INDICATORS.map((id) => t(NAMES[id]));
  return (
    <Figures isOld={isStale}>
      <ReachChoice />
      <div className="section">
        <div className="weights">
          {INDICATORS.map((id) => (
            <span key={id} className="pair">
              {t(NAMES[id])}
              <NumberField
                label={t("fairness.weightOf", { name: t(NAMES[id]) })}
                value={weights[id]}
                min={0}
                max={10}
                width={44}
                onChange={(value) => setWeights({ ...weights, [id]: value })}
              />
            </span>
          ))}
        </div>
        <Segmented
          label={t("fairness.scaling")}
          value={scaling}
          options={[
            { value: "percentile", label: t("fairness.percentile") },
            { value: "min-max", label: t("fairness.minMax") },
          ]}
          onChange={setScaling}
        />
      </div>
      <ChartFrame
        title={t("fairness.priority")}
        note={`${t("fairness.priorityNote")} ${basis}`}
        name={`priority-${facilityClass}-${minutes}min`}
        table={[
          [
            t("fairness.county"),
            t("fairness.rank"),
            t("fairness.band"),
            t("fairness.score"),
            t("fairness.leftOut"),
            t("fairness.indShare"),
            ...names,
          ],
          ...list.map(({ unit, rank, band, score, parts }) => [
            nameOf(unit),
            rank,
            `${band[0]}–${band[1]}`,
            score.toFixed(1),
            wholePeople(rows[unit]!.uncovered),
            shareOut(unit),
            ...parts.map((part) => (Number.isNaN(part) ? "" : part.toFixed(1))),
          ]),
        ]}
      >
        <BarKeys names={names} />
        <BarChart
          label={t("fairness.priority")}
          heads={[t("fairness.leftOut"), t("fairness.bandShort")]}
          mean={null}
          bars={list.map(({ unit, rank, band, parts }) => ({
            id: rows[unit]!.id,
            label: `${rank} ${nameOf(unit)}`,
            parts: parts.map((part) => (Number.isNaN(part) ? 0 : part / 100)),
            values: [people(rows[unit]!.uncovered, language), `${band[0]}–${band[1]}`],
            isFirm: false,
            hover: t("fairness.priorityHover", {
              name: nameOf(unit),
              rank,
              band: `${band[0]}–${band[1]}`,
              left: people(rows[unit]!.uncovered, language),
              share: shareOut(unit),
            }),
          }))}
        />
      </ChartFrame>
    </Figures>
  );
}
