import "./import.css";
import { type ReactNode, useState } from "react";
import type { ChosenFile } from "../../core/import/import-session.ts";
import { sessionStore } from "../../state/session.ts";
import { Sheet } from "../kit/sheet.tsx";
import { IssueList } from "../panels/data/issue-list.tsx";
import type { TextKey } from "../text/catalogue.ts";
import { integer } from "../text/format.ts";
import { useText } from "../text/translate.ts";
import { Balance } from "./balance.tsx";
import { DecideCleaning } from "./decide-cleaning.tsx";
import { DecideColumns } from "./decide-columns.tsx";
import { DecideFile } from "./decide-file.tsx";
import { DecidePlaces, datumName } from "./decide-places.tsx";
import { DecideReport } from "./decide-report.tsx";
import { PreviewGrid } from "./preview-grid.tsx";
import { OPEN_CHOICE, PutButtons, PutOptions } from "./put-in-place.tsx";
import { STEPS, type Step, StepBar } from "./step-bar.tsx";
import { type ImportControl, useImport } from "./use-import.ts";
import { usePaste } from "./use-paste.ts";

interface ImportDialogProps {
  /** The file and, where it has any, its other parts. */
  readonly files: readonly ChosenFile[];
  readonly onClose: () => void;
}

const TITLES: Readonly<Record<string, TextKey>> = {
  facilities: "import.titleFacilities",
  demand: "import.titleDemand",
  units: "import.titleUnits",
  land: "import.titleLand",
  links: "import.titleLinks",
  elevation: "import.titleElevation",
};

/** A file on its way in: preview and report on the left, the decision of the step on the right. */
export function ImportDialog({ files, onClose }: ImportDialogProps): ReactNode {
  const t = useText();
  const control = useImport(files);
  const { look, failure, progress, opened } = control;
  usePaste(t("import.pasted"));
  const title = t(TITLES[look?.decision.target ?? "facilities"]!);
  return (
    <Sheet title={`${title} · ${files[0]!.name.slice(0, 100)}`} onClose={onClose}>
      {look !== null ? (
        <ImportWork name={files[0]!.name} control={control} onClose={onClose} />
      ) : failure.length > 0 ? (
        <Refused control={control} onClose={onClose} />
      ) : (
        <div className="import-wait empty">
          <p aria-live="polite">
            {t(opened === null ? "import.reading" : "import.checking")}
            {progress !== null && progress > 0 && ` ${Math.round(progress * 100)} %`}
          </p>
          <button type="button" className="button" onClick={onClose}>
            {t("import.cancel")}
          </button>
        </div>
      )}
    </Sheet>
  );
}

function Refused({
  control,
  onClose,
}: {
  readonly control: ImportControl;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText();
  return (
    <>
      <div className="import-refused">
        <p className="notice" data-kind="error" role="alert">
          {t("import.unreadable")}
        </p>
        <IssueList issues={control.failure} />
      </div>
      <div className="import-foot">
        <span />
        <button type="button" className="button" onClick={onClose}>
          {t("frame.close")}
        </button>
      </div>
    </>
  );
}

function ImportWork(props: {
  readonly name: string;
  readonly control: ImportControl;
  readonly onClose: () => void;
}): ReactNode {
  const { name, control, onClose } = props;
  const t = useText();
  const { look, reading, failure, progress, view } = control;
  const { decision, preview, diagnosis } = look!;
  const needsColumns = failure.length > 0 || hasNoPlace(control);
  const [choice, setChoice] = useState(OPEN_CHOICE);
  const [chosen, setStep] = useState<Step | null>(null);
  const step = chosen ?? (needsColumns ? "columns" : "places");
  const isLast = step === "report";
  const go = (by: number): void => setStep(STEPS[STEPS.indexOf(step) + by] ?? step);
  const language = sessionStore.getState().language;
  return (
    <>
      <StepBar step={step} onStep={setStep} />
      <div className="import-body">
        <div className="import-left">
          <PreviewGrid
            preview={preview}
            decision={decision}
            onColumns={(columns) => control.decide({ columns })}
          />
          {failure.length > 0 && (
            <div role="alert">
              <IssueList issues={failure} />
            </div>
          )}
          <Balance reading={reading} progress={progress} />
        </div>
        <div className="import-right" data-step={step}>
          {step === "file" && <DecideFile name={name} control={control} />}
          {step === "columns" && <DecideColumns control={control} />}
          {step === "places" && <DecidePlaces control={control} />}
          {step === "clean" && <DecideCleaning control={control} />}
          {step === "report" && (
            <>
              <PutOptions control={control} choice={choice} onChoice={setChoice} />
              <DecideReport control={control} />
            </>
          )}
        </div>
      </div>
      <div className="import-foot">
        <span className="quiet">{t("import.stays")}</span>
        <span className="row">
          <button
            type="button"
            className="button"
            data-kind="plain"
            onClick={() => (step === "file" ? onClose() : go(-1))}
          >
            {t(step === "file" ? "import.cancel" : "import.back")}
          </button>
          {isLast ? (
            <PutButtons name={name} control={control} choice={choice} onClose={onClose} />
          ) : step === "places" &&
            diagnosis?.finding.verdict != null &&
            diagnosis.finding.verdict !== view.decision!.datum &&
            !(diagnosis.finding.verdict === "wgs84" && view.decision!.datum === "cgcs2000") ? (
            <>
              <button type="button" className="button" onClick={() => go(1)}>
                {t("import.keepDatum", { datum: datumName(t, view.decision!.datum) })}
              </button>
              <button
                type="button"
                className="button"
                data-kind="primary"
                onClick={() => {
                  control.decide({ datum: diagnosis.finding.verdict! });
                  go(1);
                }}
              >
                {t("import.correct", { datum: datumName(t, diagnosis.finding.verdict) })}
              </button>
            </>
          ) : (
            <button type="button" className="button" data-kind="primary" onClick={() => go(1)}>
              {t("import.next")}
            </button>
          )}
        </span>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {reading !== null &&
          t("import.balance", {
            read: integer(reading.result.read, language),
            accepted: integer(reading.result.accepted, language),
            rejected: integer(reading.result.rejected, language),
          })}
      </p>
    </>
  );
}

/** Points need coordinates, an area, or an address. */
function hasNoPlace({ look }: ImportControl): boolean {
  const { decision, preview } = look!;
  if (preview.hasGeometry || ["units", "links", "elevation"].includes(decision.target))
    return false;
  const { lon, lat, pair } = decision.columns;
  return pair === undefined && (lon === undefined || lat === undefined) && !decision.locate;
}
