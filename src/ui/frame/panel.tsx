import {
  type ComponentType,
  type PointerEvent,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
} from "react";
import { useStore } from "zustand";
import { resultStore } from "../../state/results.ts";
import { type RailStep, sessionStore } from "../../state/session.ts";
import { lazyPart } from "../kit/lazy-part.tsx";
import { ResultPanel } from "../panels/result/result-panel.tsx";
import { useText } from "../text/translate.ts";

/** The opening step is there at once; the others are fetched when its answer stands. */
const LATER = {
  data: lazyPart(
    ["data", "import"],
    async () => (await import("../panels/data/data-panel.tsx")).DataPanel,
  ),
  rules: lazyPart(
    ["rules"],
    async () => (await import("../panels/rules/rules-panel.tsx")).RulesPanel,
  ),
  gaps: lazyPart(
    ["fairness"],
    async () => (await import("../panels/gaps/gaps-panel.tsx")).GapsPanel,
  ),
  siting: lazyPart(
    ["scenario"],
    async () => (await import("../panels/siting/siting-panel.tsx")).SitingPanel,
  ),
  scenario: lazyPart(
    ["scenario"],
    async () => (await import("../panels/scenario/scenario-panel.tsx")).ScenarioPanel,
  ),
  present: lazyPart(
    ["present"],
    async () => (await import("../panels/present/present-panel.tsx")).PresentPanel,
  ),
};
const PANELS: Readonly<Record<RailStep, ComponentType>> = {
  data: LATER.data.Part,
  rules: LATER.rules.Part,
  result: ResultPanel,
  gaps: LATER.gaps.Part,
  siting: LATER.siting.Part,
  scenario: LATER.scenario.Part,
  present: LATER.present.Part,
};
const NARROWEST = 320;
const WIDEST = 640;

/** The panel of the present step; its edge can be dragged. */
export function Panel(): ReactNode {
  const t = useText();
  const step = useStore(sessionStore, (s) => s.step);
  const hasAnswer = useStore(resultStore, (s) => s.answer !== null);
  useEffect(() => {
    if (hasAnswer) for (const { warm } of Object.values(LATER)) warm();
  }, [hasAnswer]);
  const Body = PANELS[step];
  return (
    <main className="panel" aria-label={t("frame.panel")}>
      <div className="panel-body" key={step}>
        <Suspense fallback={null}>
          <Body />
        </Suspense>
      </div>
      <Resizer />
    </main>
  );
}

function Resizer(): ReactNode {
  const t = useText();
  const width = useStore(sessionStore, (s) => s.panelWidth);
  const isDragging = useRef(false);
  const resize = (to: number): void =>
    sessionStore.setState({ panelWidth: Math.round(Math.max(NARROWEST, Math.min(WIDEST, to))) });
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (!isDragging.current) return;
    const left = event.currentTarget.parentElement!.getBoundingClientRect().left;
    resize(event.clientX - left);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be dragged
    <div
      className="resizer"
      role="separator"
      aria-orientation="vertical"
      aria-label={t("frame.resize")}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={width ?? 384}
      tabIndex={0}
      onPointerDown={(event) => {
        isDragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={() => {
        isDragging.current = false;
      }}
      onKeyDown={(event) => {
        const now = event.currentTarget.parentElement!.clientWidth;
        if (event.key === "ArrowLeft") resize(now - 16);
        else if (event.key === "ArrowRight") resize(now + 16);
        else return;
        event.preventDefault();
      }}
    />
  );
}
