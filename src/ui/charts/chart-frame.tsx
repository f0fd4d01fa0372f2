import { type ReactNode, useRef, useState } from "react";
import { useActions } from "../actions.ts";
import { useText } from "../text/translate.ts";
import { csvBytes, pngBytes, svgBytes } from "./export-chart.ts";
import { useOldFigures } from "./figures.tsx";

interface ChartFrameProps {
  readonly title: string;
  /** Basis of the figures, printed under the chart. */
  readonly note: string;
  /** File name without its ending. */
  readonly name: string;
  /** First row: headings. */
  readonly table: readonly (readonly (string | number)[])[];
  /** An `<svg>` with a `viewBox`. */
  readonly children?: ReactNode;
}

/** A chart with its figures as a table, and both as files. */
export function ChartFrame({ title, note, name, table, children }: ChartFrameProps): ReactNode {
  const t = useText();
  const { download } = useActions();
  const isOld = useOldFigures();
  const box = useRef<HTMLDivElement>(null);
  const [isTable, setIsTable] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const svg = (): SVGSVGElement => box.current!.querySelector("svg")!;
  const savePng = (): void => {
    pngBytes(svg()).then(
      (bytes) => download(`${name}.png`, bytes),
      () => setHasFailed(true),
    );
  };
  const [head, ...rows] = table;
  return (
    <figure className="chart" aria-label={title}>
      <figcaption>
        <h3>{title}</h3>
        <span className="row">
          <button
            type="button"
            className="chip"
            aria-pressed={isTable}
            onClick={() => setIsTable(!isTable)}
          >
            {t("fairness.table")}
          </button>
          <button
            type="button"
            className="chip"
            disabled={isOld}
            onClick={() => download(`${name}.csv`, csvBytes(table))}
          >
            CSV
          </button>
          <button
            type="button"
            className="chip"
            disabled={isOld}
            onClick={() => download(`${name}.svg`, svgBytes(svg()))}
          >
            SVG
          </button>
          <button type="button" className="chip" disabled={isOld} onClick={savePng}>
            PNG
          </button>
        </span>
      </figcaption>
      <div ref={box} hidden={isTable}>
        {children}
      </div>
      {isTable && (
        <table className="table">
          <thead>
            <tr>
              {head!.map((cell, k) => (
                <th key={cell} data-number={k > 0 || undefined}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, k) => (
                  <td key={head![k]} data-number={k > 0 || undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet chart-note">{hasFailed ? t("frame.exportFailed") : note}</p>
    </figure>
  );
}
