import type { ReactNode } from "react";
import type { TextKey } from "../text/catalogue.ts";
import { useText } from "../text/translate.ts";

export const STEPS = ["file", "columns", "places", "clean", "report"] as const;
export type Step = (typeof STEPS)[number];

const TEXTS: Readonly<Record<Step, TextKey>> = {
  file: "import.stepFile",
  columns: "import.stepColumns",
  places: "import.stepPlaces",
  clean: "import.stepClean",
  report: "import.stepReport",
};

/** The five decisions about a file, in order; each can be returned to. */
export function StepBar(props: {
  readonly step: Step;
  readonly onStep: (step: Step) => void;
}): ReactNode {
  const { step, onStep } = props;
  const t = useText();
  const at = STEPS.indexOf(step);
  return (
    <ol className="import-steps">
      {STEPS.map((one, k) => (
        <li key={one} data-state={k < at ? "done" : k === at ? "now" : "later"}>
          <button
            type="button"
            aria-current={k === at ? "step" : undefined}
            onClick={() => onStep(one)}
          >
            <span className="import-step-mark" aria-hidden="true">
              {k < at ? "✓" : k + 1}
            </span>
            {t(TEXTS[one])}
          </button>
        </li>
      ))}
    </ol>
  );
}
