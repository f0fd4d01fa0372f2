import "./styles/tokens.css";
import "./styles/base.css";
import "./kit/kit.css";
import "./frame/frame.css";
import "./question/question.css";
import "./panels/panel.css";
import "./legend/legend.css";
import { type CSSProperties, type ReactNode, Suspense } from "react";
import { useStore } from "zustand";
import type { MapIntent, MapView } from "../map/scene.ts";
import { sessionStore } from "../state/session.ts";
import { Banner } from "./frame/banner.tsx";
import { BasisBar } from "./frame/basis-bar.tsx";
import { ErrorBoundary } from "./frame/error-boundary.tsx";
import { MapArea } from "./frame/map-area.tsx";
import { Panel } from "./frame/panel.tsx";
import { ProjectCheck } from "./frame/project-check.tsx";
import { Rail } from "./frame/rail.tsx";
import { TopBar } from "./frame/top-bar.tsx";
import { helpStore } from "./help/help-store.ts";
import { lazyPart } from "./kit/lazy-part.tsx";
import { FileDialogs } from "./panels/data/file-dialogs.tsx";
import { FileDrop } from "./panels/data/file-drop.tsx";

/** Fetched with the list of rules. */
const Matrix = lazyPart(
  ["rules"],
  async () => (await import("./matrix/matrix-view.tsx")).MatrixView,
);
const PresentPane = lazyPart(
  ["present", "compare", "scenario"],
  async () => (await import("./present/present-pane.tsx")).PresentPane,
).Part;

const { Part: HelpDialog } = lazyPart(
  ["help"],
  async () => (await import("./help/help-dialog.tsx")).HelpDialog,
);

interface AppFrameProps {
  readonly onIntent: (intent: MapIntent) => void;
  readonly onView: (view: MapView | null) => void;
}

const COMPARING_PX = 540;

/** The whole screen: rail, top bar, panel, map, basis. */
export function AppFrame({ onIntent, onView }: AppFrameProps): ReactNode {
  const isMatrixOpen = useStore(sessionStore, (s) => s.matrix.isOpen && s.step === "rules");
  const isHelpOpen = useStore(helpStore, (s) => s.open);
  const panelWidth = useStore(sessionStore, (s) => s.panelWidth);
  const isPresenting = useStore(sessionStore, (s) => s.isPresenting);
  const isComparing = useStore(sessionStore, (s) => s.isComparing && s.step === "scenario");
  // Four columns of figures need room, unless the planner has set the edge herself.
  const width = panelWidth ?? (isComparing ? COMPARING_PX : null);
  const style = width === null ? {} : ({ "--panel-width": `${width}px` } as CSSProperties);
  return (
    <ErrorBoundary>
      <FileDrop>
        <div className="frame" style={style} data-presenting={isPresenting}>
          {isPresenting ? (
            <Suspense fallback={<main />}>
              <PresentPane />
            </Suspense>
          ) : (
            <>
              <div className="mark" aria-hidden="true">
                <Mark />
              </div>
              <TopBar />
              <Rail />
              <Panel />
            </>
          )}
          <div className="stage">
            <MapArea onIntent={onIntent} onView={onView}>
              <Banner />
              <ProjectCheck />
            </MapArea>
            <BasisBar />
          </div>
          {isMatrixOpen && (
            <Suspense fallback={null}>
              <Matrix.Part />
            </Suspense>
          )}
        </div>
        {isHelpOpen && (
          <Suspense fallback={null}>
            <HelpDialog />
          </Suspense>
        )}
        <FileDialogs />
      </FileDrop>
    </ErrorBoundary>
  );
}

function Mark(): ReactNode {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" fill="none" stroke="#0b6675" aria-hidden="true">
      <path d="M22 6a11.500 11.500 0 1 1-4-2.600" strokeWidth="2.400" strokeLinecap="round" />
      <circle cx="14" cy="14" r="6.500" strokeWidth="2.200" />
      <circle cx="14" cy="14" r="2" fill="#0b6675" stroke="none" />
    </svg>
  );
}
