import type { ReactNode } from "react";
import { Figures } from "../../charts/figures.tsx";
import { useText } from "../../text/translate.ts";
import { AttainmentRows } from "./attainment-rows.tsx";
import { Evenness } from "./evenness.tsx";
import "./fairness.css";
import { GroupChart } from "./group-chart.tsx";
import { ReachChoice } from "./reach-choice.tsx";
import { useReach } from "./use-reach.tsx";

/** 公平: groups beside the province, evenness between counties, clusters. */
export function FairnessPanel(): ReactNode {
  const t = useText();
  const { reach, isStale, key, waiting } = useReach();
  if (reach === null) return waiting;
  return (
    <Figures isOld={isStale}>
      <ReachChoice />
      <GroupChart reach={reach} />
      <AttainmentRows
        reach={reach}
        rows={[
          { name: t("fairness.province"), unitId: null },
          { name: t("fairness.mountain"), unitId: "mountain" },
          { name: t("fairness.island"), unitId: "island" },
          { name: t("fairness.other"), unitId: "other" },
        ]}
      />
      <Evenness reach={reach} reachKey={key} />
    </Figures>
  );
}
