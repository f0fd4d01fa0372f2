import { type PointerEvent, type ReactNode, useRef } from "react";
import { useStore } from "zustand";
import { type RailStep, sessionStore } from "../../state/session.ts";
import { DataPanel } from "../panels/data/data-panel.tsx";
import { GapsPanel } from "../panels/gaps/gaps-panel.tsx";
import { PresentPanel } from "../panels/present/present-panel.tsx";
import { ResultPanel } from "../panels/result/result-panel.tsx";
import { RulesPanel } from "../panels/rules/rules-panel.tsx";
import { ScenarioPanel } from "../panels/scenario/scenario-panel.tsx";
import { SitingPanel } from "../panels/siting/siting-panel.tsx";
import { useText } from "../text/translate.ts";

const PANELS: Readonly<Record<RailStep, () => ReactNode>> = {
  data: DataPanel,
  rules: RulesPanel,
  result: ResultPanel,
  gaps: GapsPanel,
  siting: SitingPanel,
  scenario: ScenarioPanel,
  present: PresentPanel,
};
const NARROWEST = 320;
const WIDEST = 640;

/** The panel of the present step; its edge can be dragged. */
export function Panel(): ReactNode {
  const t = useText();
  const step = useStore(sessionStore, (s) => s.step);
  const Body = PANELS[step];
  return (
    <main className="panel" aria-label={t("frame.panel")}>
      <div className="panel-body" key={step}>
        <Body />
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
