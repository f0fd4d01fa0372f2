import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { RuleOutcome } from "../../../core/rules/outcome.ts";
import { fairnessStore } from "../../../state/fairness.ts";
import { regionStore } from "../../../state/region.ts";
import { groupRows, type ShareRow } from "../../../state/select/fairness-figures.ts";
import { sessionStore } from "../../../state/session.ts";
import { BarChart } from "../../charts/bar-chart.tsx";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { people, percent, signedPoints } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";
import { shortName } from "../../text/unit-name.ts";
import { useBasis } from "./reach-choice.tsx";
import { wholePeople } from "./whole-people.ts";

const NAMES = {
  all: "fairness.province",
  mountain: "fairness.mountain",
  island: "fairness.island",
  other: "fairness.other",
  "main-urban": "fairness.urban",
  rest: "fairness.rest",
} as const;

/** Province, groups, town and country, cities: the share of each and its gap to the province. */
export function GroupChart({
  reach,
}: {
  readonly reach: ReadonlyMap<string, RuleOutcome>;
}): ReactNode {
  const t = useText();
  const basis = useBasis();
  const language = useStore(sessionStore, (s) => s.language);
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  const units = useStore(regionStore, (s) => s.units);
  const cities = [...units.values()].filter(({ level }) => level === "city");
  const rows = groupRows(reach, facilityClass, minutes, cities);
  const nameOf = ({ id }: ShareRow): string => {
    const unit = units.get(id);
    return unit === undefined ? t(NAMES[id as keyof typeof NAMES]) : shortName(unit, language);
  };
  const shareOf = ({ demand, uncovered }: ShareRow): string =>
    demand === 0 || uncovered === null ? t("fairness.noData") : percent(demand - uncovered, demand);
  const gapOf = ({ gap, kind }: ShareRow): string =>
    gap === null || kind === "all" ? "" : signedPoints(gap);
  return (
    <ChartFrame
      title={t("fairness.groups")}
      note={`${basis} ${t("fairness.dashed")}`}
      name={`groups-${facilityClass}-${minutes}min`}
      table={[
        [
          t("fairness.group"),
          t("fairness.share"),
          t("fairness.gapToMean"),
          t("fairness.leftOut"),
          t("fairness.people"),
        ],
        ...rows.map((row) => [
          nameOf(row),
          shareOf(row),
          gapOf(row),
          wholePeople(row.uncovered),
          Math.round(row.demand / 1e6),
        ]),
      ]}
    >
      <BarChart
        label={t("fairness.groups")}
        heads={[t("fairness.share"), t("fairness.gapShort")]}
        mean={rows[0]?.share ?? null}
        bars={rows.map((row) => ({
          id: row.id,
          label: nameOf(row),
          parts: row.share === null ? [] : [row.share],
          values: [shareOf(row), gapOf(row)],
          isFirm: row.kind !== "city",
          hover: t("fairness.groupHover", {
            name: nameOf(row),
            share: shareOf(row),
            left: people(row.uncovered, language),
            all: people(row.demand, language),
          }),
        }))}
      />
    </ChartFrame>
  );
}
