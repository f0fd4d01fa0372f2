import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { TakeOptions } from "../../core/analysis/brought-in.ts";
import type { Issue } from "../../core/base/issue.ts";
import { DEMAND_FIELDS } from "../../state/question-settings.ts";
import { ask, sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { IssueList, issuesOf } from "../panels/data/issue-list.tsx";
import { fieldText } from "../text/names.ts";
import { useText } from "../text/translate.ts";
import { ControlTable } from "./control-table.tsx";
import type { ImportControl } from "./use-import.ts";

/** What is asked before an input is put in place. */
export interface PutChoice {
  readonly level: "county" | "town" | "village";
  readonly basisKind: string;
  /** `2024-12`, or a year. */
  readonly basisDate: string;
}

export const OPEN_CHOICE: PutChoice = { level: "village", basisKind: "", basisDate: "" };

const LEVELS = ["county", "town", "village"] as const;
const BASES = ["resident", "registered", "phone", "list", "other"] as const;
const DATE = /^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/;

function isComplete(target: string, { basisKind, basisDate }: PutChoice): boolean {
  return target !== "demand" || (basisKind !== "" && DATE.test(basisDate));
}

function optionsOf(target: string, { level, basisKind, basisDate }: PutChoice): TakeOptions {
  return {
    level: target === "units" ? level : null,
    basis: target === "demand" ? `${basisKind}-${basisDate}` : null,
  };
}

/** What has to be said about an input that is no facility layer, with what it will change. */
export function PutOptions(props: {
  readonly control: ImportControl;
  readonly choice: PutChoice;
  readonly onChoice: (choice: PutChoice) => void;
}): ReactNode {
  const { control, choice, onChoice } = props;
  const t = useText();
  const question = useStore(sessionStore, (s) => s.question);
  const { decision } = control.look!;
  const { target, columns } = decision;
  if (target === "facilities") return null;
  const change = (part: Partial<PutChoice>): void => onChoice({ ...choice, ...part });
  const fields = DEMAND_FIELDS.filter((field) => columns[field] !== undefined);
  const asked = question.field;
  return (
    <section className="import-put">
      <h3>{t("import.useAs")}</h3>
      {target === "units" && (
        <>
          <label className="import-ask">
            <span>{t("import.level")}</span>
            <select
              className="field"
              value={choice.level}
              onChange={(event) => change({ level: event.target.value as PutChoice["level"] })}
            >
              {LEVELS.map((one) => (
                <option key={one} value={one}>
                  {t(`import.level-${one}`)}
                </option>
              ))}
            </select>
          </label>
          <p className="quiet">{t("import.unitsNote")}</p>
        </>
      )}
      {target === "land" && <p className="quiet">{t("import.landNote")}</p>}
      {target === "links" && <p className="quiet">{t("import.linksNote")}</p>}
      {target === "elevation" && <p className="quiet">{t("import.elevationNote")}</p>}
      {target === "demand" && (
        <>
          <label className="import-ask">
            <span>{t("import.basisKind")}</span>
            <select
              className="field"
              value={choice.basisKind}
              onChange={(event) => change({ basisKind: event.target.value })}
            >
              <option value="">{t("import.basisChoose")}</option>
              {BASES.map((one) => (
                <option key={one} value={one}>
                  {t(`import.basis-${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="import-ask">
            <span>{t("import.basisDate")}</span>
            <input
              className="field"
              placeholder="2024-12"
              value={choice.basisDate}
              aria-invalid={choice.basisDate !== "" && !DATE.test(choice.basisDate)}
              onChange={(event) => change({ basisDate: event.target.value.trim() })}
            />
          </label>
          {!isComplete(target, choice) && <p className="notice">{t("import.basisNeeded")}</p>}
          <p className="quiet">
            {t("import.fieldsHead", {
              fields: fields.map((field) => fieldText(t, field)).join(t("import.listMark")),
            })}
          </p>
          {!fields.includes(asked) && (
            <p className="notice">{t("import.fieldMissing", { field: fieldText(t, asked) })}</p>
          )}
          <ControlTable totals={control.reading?.controlTotals ?? []} />
        </>
      )}
    </section>
  );
}

/** Puts what was read in place of what the region has, or beside it. */
export function PutButtons(props: {
  readonly name: string;
  readonly control: ImportControl;
  readonly choice: PutChoice;
  readonly onClose: () => void;
}): ReactNode {
  const { name, control, choice, onClose } = props;
  const t = useText();
  const actions = useActions();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<readonly Issue[]>([]);
  const { reading, view } = control;
  const { target, class: facilityClass, columns } = view.decision!;
  const count = reading?.result.accepted ?? 0;
  const put = async (replaces: boolean): Promise<void> => {
    setBusy(true);
    try {
      const { data, source } = await control.take(optionsOf(target, choice));
      const entry = { target, file: name, count, class: facilityClass, replaces, source, data };
      await actions.putInput(entry);
      const { field } = sessionStore.getState().question;
      if (target === "demand" && columns[field] === undefined) ask({ field: "people" });
      onClose();
    } catch (error) {
      setFailure(issuesOf(error));
      setBusy(false);
    }
  };
  const isOff = count === 0 || isBusy || !isComplete(target, choice);
  const words = WORDS[target];
  return (
    <>
      {failure.length > 0 && (
        <div className="import-put-failed" role="alert">
          <b>{t("import.putFailed")}</b>
          <IssueList issues={failure} />
        </div>
      )}
      {words.beside !== null && (
        <button type="button" className="button" disabled={isOff} onClick={() => void put(false)}>
          {t(words.beside)}
        </button>
      )}
      <button
        type="button"
        className="button"
        data-kind="primary"
        disabled={isOff}
        onClick={() => void put(true)}
      >
        {isBusy ? t("import.placing") : t(words.replace, { count })}
      </button>
    </>
  );
}

const WORDS = {
  facilities: { beside: "import.putBeside", replace: "import.put" },
  demand: { beside: null, replace: "import.putDemand" },
  units: { beside: "import.putJoin", replace: "import.putReplaceLevel" },
  land: { beside: "import.putJoin", replace: "import.putReplace" },
  links: { beside: "import.putJoin", replace: "import.putReplace" },
  elevation: { beside: null, replace: "import.putElevation" },
} as const;
