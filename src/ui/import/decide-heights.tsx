import type { ReactNode } from "react";
import { HEIGHT_UNITS, type HeightUnit } from "../../core/elevation/height-raster.ts";
import { useActions } from "../actions.ts";
import { useText } from "../text/translate.ts";
import type { ImportControl } from "./use-import.ts";

/** Whether a raster looks like heights, how sure that is and why: the planner decides. */
export function HeightGuessNotice({ control }: { readonly control: ImportControl }): ReactNode {
  const t = useText();
  const { decision } = control.look!;
  const guess = control.opened?.sheets[control.view.sheets[0]!]?.heights;
  if (guess === undefined) return null;
  const isHeights = decision.target === "elevation";
  if (!guess.isLikely && !isHeights) return null;
  const percent = Math.round(guess.confidence * 100);
  const signs = guess.signs.map((sign) => t(`import.sign-${sign}`));
  return (
    <div
      className="notice"
      data-kind={guess.isLikely === isHeights ? "calm" : undefined}
      data-testid="height-guess"
    >
      {guess.isLikely
        ? t("import.heightsLikely", { percent, signs: signs.join(t("import.listMark")) })
        : t("import.heightsUnlikely", { percent })}
      {!isHeights && (
        <button
          type="button"
          className="button import-line"
          onClick={() => control.setView({ target: "elevation", decision: null })}
        >
          {t("import.heightsTake")}
        </button>
      )}
    </div>
  );
}

/** What the heights are given in, and what they look like beside the region's relief. */
export function HeightUnitField({ control }: { readonly control: ImportControl }): ReactNode {
  const t = useText();
  const { decision } = control.look!;
  const issues = control.reading?.result.issues ?? [];
  const likely = HEIGHT_UNITS.find((unit) =>
    issues.some(({ code }) => code === `heights-look-${unit}`),
  );
  return (
    <>
      <label className="import-ask">
        <span>{t("import.unit")}</span>
        <select
          className="field"
          value={decision.unit ?? "m"}
          onChange={(event) => control.decide({ unit: event.target.value as HeightUnit })}
        >
          {HEIGHT_UNITS.map((unit) => (
            <option key={unit} value={unit}>
              {t(`import.unit-${unit}`)}
            </option>
          ))}
        </select>
      </label>
      {likely !== undefined && (
        <div className="notice" data-testid="height-unit">
          {t(`import.heights-look-${likely}`)}
          <button
            type="button"
            className="button import-line"
            onClick={() => control.decide({ unit: likely })}
          >
            {t("import.takeUnit", { unit: t(`import.unit-${likely}`) })}
          </button>
        </div>
      )}
    </>
  );
}

/** The accepted heights as a GeoTIFF to hand on. */
export function SaveHeights({ control }: { readonly control: ImportControl }): ReactNode {
  const t = useText();
  const actions = useActions();
  const save = async (): Promise<void> => {
    const options = { format: "geojson", datum: "wgs84", crs: null, encoding: "utf-8" } as const;
    const { name, bytes } = await control.write("elevation", options);
    actions.download(name, bytes);
  };
  return (
    <section>
      <h3>{t("import.handOn")}</h3>
      <button type="button" className="button" onClick={() => void save()}>
        {t("import.saveHeights")}
      </button>
    </section>
  );
}
