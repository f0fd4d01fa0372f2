import type { ReactNode } from "react";
import { IMPORT_TARGETS, type ImportTarget } from "../../core/import/column-roles.ts";
import type { FacilityClass } from "../../state/question-settings.ts";
import type { TextKey } from "../text/catalogue.ts";
import { classText } from "../text/names.ts";
import { useText } from "../text/translate.ts";
import { BesideFilePicker } from "./beside-file.tsx";
import { HeightGuessNotice, HeightUnitField } from "./decide-heights.tsx";
import { fieldName } from "./import-words.ts";
import type { ImportControl } from "./use-import.ts";

const CLASSES: readonly FacilityClass[] = ["elder", "nursery", "clinic", "sport"];
const TARGETS: Readonly<Record<ImportTarget, TextKey>> = {
  facilities: "import.targetFacilities",
  demand: "import.targetDemand",
  units: "import.targetUnits",
  land: "import.targetLand",
  links: "import.targetLinks",
  elevation: "import.targetElevation",
};
const PERSONS = {
  identity: "import.personal-identity",
  telephone: "import.personal-telephone",
  person: "import.personal-person",
} as const;

/** What the file is for, how sure the guesses are, and which columns about people stay out. */
export function DecideColumns({ control }: { readonly control: ImportControl }): ReactNode {
  const t = useText();
  const { decision, preview } = control.look!;
  const needsPlace = decision.target === "facilities" || decision.target === "demand";
  const { lon, lat, pair, address } = decision.columns;
  const isPlaced =
    preview.hasGeometry || pair !== undefined || (lon !== undefined && lat !== undefined);
  const guessed = preview.roles.filter(({ field, column }) => decision.columns[field] === column);
  return (
    <>
      <h3>{t("import.target")}</h3>
      <div className="row">
        <select
          className="field"
          aria-label={t("import.target")}
          value={decision.target}
          onChange={(event) =>
            control.setView({ target: event.target.value as ImportTarget, decision: null })
          }
        >
          {IMPORT_TARGETS.map((one) => (
            <option key={one} value={one}>
              {t(TARGETS[one])}
            </option>
          ))}
        </select>
        {decision.target === "facilities" && (
          <select
            className="field"
            aria-label={t("import.class")}
            value={decision.class ?? ""}
            onChange={(event) => control.decide({ class: event.target.value })}
          >
            {CLASSES.map((one) => (
              <option key={one} value={one}>
                {classText(t, one)}
              </option>
            ))}
          </select>
        )}
      </div>
      <HeightGuessNotice control={control} />
      {decision.target === "elevation" && <HeightUnitField control={control} />}
      {preview.hasGeometry && <p className="quiet">{t("import.geometry")}</p>}
      {needsPlace && !isPlaced && (
        <p className="notice">
          {t(address === undefined ? "import.needCoordinates" : "import.needCoordinatesOrAddress")}
        </p>
      )}
      {needsPlace && address !== undefined && !preview.hasGeometry && (
        <label className="check">
          <input
            type="checkbox"
            checked={decision.locate}
            onChange={(event) => control.decide({ locate: event.target.checked })}
          />
          {t("import.locate")}
        </label>
      )}
      {needsPlace && address !== undefined && !preview.hasGeometry && (
        <BesideFilePicker
          kind="gazetteer"
          control={control}
          onTaken={() => control.decide({ locate: true })}
        />
      )}
      <h3>{t("import.guesses")}</h3>
      <table className="import-guesses">
        <tbody>
          {guessed.map(({ field, column, confidence, basis }) => (
            <tr key={field}>
              <td>{fieldName(t, field)}</td>
              <td className="ellipsis">{column.slice(0, 40)}</td>
              <td className="quiet nowrap" data-doubtful={confidence < 0.7}>
                {t(basis === "name" ? "import.guessName" : "import.guessValues", {
                  percent: Math.round(confidence * 100),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{t("import.guessNote")}</p>
      {preview.personal.length > 0 && (
        <div className="notice" data-testid="personal">
          <b>{t("import.personalHead")}</b>
          {preview.personal.map(({ column, kind }) => (
            <label key={column} className="check import-line">
              <input
                type="checkbox"
                checked={decision.drop.includes(column)}
                onChange={(event) =>
                  control.decide({
                    drop: event.target.checked
                      ? [...decision.drop, column]
                      : decision.drop.filter((one) => one !== column),
                  })
                }
              />
              {t("import.dropColumn", { column: column.slice(0, 30), kind: t(PERSONS[kind]) })}
            </label>
          ))}
        </div>
      )}
    </>
  );
}
