import type { ReactNode } from "react";
import { useStore } from "zustand";
import { sessionStore } from "../../../state/session.ts";
import { QuestionCard } from "../../question/question-card.tsx";
import { Filters } from "./filters.tsx";
import { GroupBars } from "./group-bars.tsx";
import { HeadlineFigures } from "./headline.tsx";
import { UnitTable } from "./unit-table.tsx";

/** 评估: the question, the two figures, the groups, the units. */
export function ResultPanel(): ReactNode {
  const focus = useStore(sessionStore, (s) => s.focus);
  return (
    <>
      <QuestionCard />
      <HeadlineFigures />
      {focus === null && <GroupBars />}
      <Filters />
      <UnitTable />
    </>
  );
}
