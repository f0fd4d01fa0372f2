import { type ComponentType, type ReactNode, Suspense } from "react";
import { useStore } from "zustand";
import { RESULT_VIEWS, type ResultView, sessionStore } from "../../../state/session.ts";
import { lazyPart } from "../../kit/lazy-part.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { QuestionCard } from "../../question/question-card.tsx";
import { useText } from "../../text/translate.ts";
import { Filters } from "./filters.tsx";
import { GroupBars } from "./group-bars.tsx";
import { HeadlineFigures } from "./headline.tsx";
import { UnitTable } from "./unit-table.tsx";

/** The first view is there at once, the others when they are first chosen. */
const VIEWS: Readonly<Record<ResultView, ComponentType>> = {
  coverage: CoverageView,
  fairness: lazyPart(
    ["fairness", "rules"],
    async () => (await import("../fairness/fairness-panel.tsx")).FairnessPanel,
  ).Part,
  priority: lazyPart(
    ["fairness", "rules"],
    async () => (await import("../fairness/priority-panel.tsx")).PriorityPanel,
  ).Part,
  profile: lazyPart(
    ["fairness", "rules"],
    async () => (await import("../fairness/profile-panel.tsx")).ProfilePanel,
  ).Part,
  beds: lazyPart(
    ["fairness", "rules"],
    async () => (await import("../fairness/beds-panel.tsx")).BedsPanel,
  ).Part,
};

/** 评估: what the rule gives, how fairly, where first, one unit, and beds. */
export function ResultPanel(): ReactNode {
  const t = useText();
  const view = useStore(sessionStore, (s) => s.resultView);
  const View = VIEWS[view];
  return (
    <>
      <div className="result-views">
        <Segmented
          label={t("result.view")}
          value={view}
          options={RESULT_VIEWS.map((value) => ({ value, label: t(`result.${value}`) }))}
          onChange={(resultView) => sessionStore.setState({ resultView })}
        />
      </div>
      <Suspense fallback={null}>
        <View />
      </Suspense>
    </>
  );
}

/** The question, the two figures, the groups, the units. */
function CoverageView(): ReactNode {
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
