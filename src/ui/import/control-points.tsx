import { type ReactNode, useState } from "react";
import { numberOf } from "../../core/base/number.ts";
import type { ControlFit, ControlPoint } from "../../core/import/import-file.ts";
import { useText } from "../text/translate.ts";
import type { ImportControl } from "./use-import.ts";

const KEYS = ["x", "y", "u", "v"] as const;
type Line = Readonly<Record<(typeof KEYS)[number], string>>;
const EMPTY: Line = { x: "", y: "", u: "", v: "" };
const MOST = 4;

/** A local grid tied down by two to four points known in both systems, with what each misses by. */
export function ControlPoints({ control }: { readonly control: ImportControl }): ReactNode {
  const t = useText();
  const { decision, fit } = control.look!;
  const [lines, setLines] = useState<readonly Line[]>(() => linesOf(decision.control));
  const points = lines.map(pointOf);
  const filled = points.filter((point) => point !== null);
  const isHalf = lines.some(
    (line, k) => points[k] === null && KEYS.some((key) => line[key] !== ""),
  );
  const change = (k: number, key: keyof Line, text: string): void =>
    setLines(lines.map((line, n) => (n === k ? { ...line, [key]: text } : line)));
  return (
    <form
      className="import-controls"
      data-testid="control-points"
      onSubmit={(event) => {
        event.preventDefault();
        control.decide({ control: filled });
      }}
    >
      <h3>{t("import.controls")}</h3>
      <p className="quiet">{t("import.controlsNote")}</p>
      <table>
        <thead>
          <tr>
            <th />
            {(["x", "y", "lon", "lat"] as const).map((key) => (
              <th key={key}>{t(`import.control-${key}`)}</th>
            ))}
            <th>{t("import.residual")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a form never move
            <tr key={k}>
              <td className="quiet">{k + 1}</td>
              {KEYS.map((key) => (
                <td key={key}>
                  <input
                    className="field"
                    inputMode="decimal"
                    aria-label={`${k + 1} ${t(`import.control-${LABELS[key]}`)}`}
                    value={line[key]}
                    onChange={(event) => change(k, key, event.target.value)}
                  />
                </td>
              ))}
              <td className="number">{residualText(fit, k)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {fit !== null && (
        <p data-testid="control-fit">
          {fit.rmsM === null
            ? t("import.controlUnchecked")
            : t("import.controlFit", {
                rms: fit.rmsM.toFixed(3),
                scale: fit.scale.toFixed(6),
                rotation: fit.rotation.toFixed(3),
              })}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button" disabled={filled.length < 2 || isHalf}>
          {t("import.controlUse", { count: filled.length })}
        </button>
        {decision.control.length > 0 && (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setLines(linesOf([]));
              control.decide({ control: [] });
            }}
          >
            {t("import.controlDrop")}
          </button>
        )}
      </div>
    </form>
  );
}

const LABELS = { x: "x", y: "y", u: "lon", v: "lat" } as const;

function linesOf(points: readonly ControlPoint[]): Line[] {
  return Array.from({ length: MOST }, (_, k) => {
    const point = points[k];
    if (point === undefined) return EMPTY;
    const { x, y, u, v } = point;
    return { x: String(x), y: String(y), u: String(u), v: String(v) };
  });
}

function pointOf(line: Line): ControlPoint | null {
  const [x, y, u, v] = KEYS.map((key) => numberOf(line[key].trim()));
  if (x == null || y == null || u == null || v == null) return null;
  return { x, y, u, v };
}

function residualText(fit: ControlFit | null, k: number): string {
  const residual = fit?.residualsM[k];
  return residual === undefined || fit?.rmsM === null ? "" : `${residual.toFixed(3)} m`;
}
