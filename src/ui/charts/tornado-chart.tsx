import type { ReactNode } from "react";
import { INK } from "./ink.ts";

export interface TornadoBar {
  readonly id: string;
  readonly label: string;
  /** Answers at the two ends of the range, in the unit of the axis; null = no such figure. */
  readonly low: number | null;
  readonly high: number | null;
  /** Shown at the two ends. */
  readonly ends: readonly [string, string];
  /** Shown in the place of a bar that has no length; empty for none. */
  readonly without: string;
  readonly hover: string;
}

const WIDTH = 352;
const ROW = 30;
const LABEL = 104;
const MARGIN = 40;
/** Two shades a third of grey apart. */
const TOWARDS = { low: "#0b4f5c", high: "#8fbfc7" } as const;

/** How far an answer moves along the range of each parameter, around the answer as it is. */
export function TornadoChart(props: {
  readonly bars: readonly TornadoBar[];
  readonly base: number;
  readonly axis: (value: number) => string;
  readonly label: string;
}): ReactNode {
  const { bars, base, axis, label } = props;
  const known = bars.flatMap(({ low, high }) => [low, high]).filter((one) => one !== null);
  const least = Math.min(base, ...known);
  const most = Math.max(base, ...known);
  const room = WIDTH - LABEL - 2 * MARGIN;
  const x = (value: number): number =>
    LABEL + MARGIN + (most === least ? room / 2 : ((value - least) / (most - least)) * room);
  const height = bars.length * ROW + 26;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={label}
      fontFamily="sans-serif"
      fontSize="11"
    >
      {bars.map(({ id, label: name, low, high, ends, without, hover }, k) => {
        const y = k * ROW + 4;
        const sides = [
          { key: "low", to: low, text: ends[0], fill: TOWARDS.low },
          { key: "high", to: high, text: ends[1], fill: TOWARDS.high },
        ] as const;
        return (
          <g key={id}>
            <title>{hover}</title>
            <rect x={0} y={y} width={WIDTH} height={ROW} fill="#fff" fillOpacity={0} />
            <text x={LABEL - 6} y={y + 17} textAnchor="end" fill={INK} fontSize="12">
              {name}
            </text>
            {sides.map(({ key, to, text, fill }) => {
              if (to === null || to === base) return null;
              const isLeft = to < base;
              return (
                <g key={key}>
                  <rect
                    x={Math.min(x(to), x(base))}
                    y={key === "low" ? y + 4 : y + 13}
                    width={Math.abs(x(to) - x(base))}
                    height={9}
                    fill={fill}
                  />
                  <text
                    x={isLeft ? x(to) - 3 : x(to) + 3}
                    y={key === "low" ? y + 12 : y + 22}
                    textAnchor={isLeft ? "end" : "start"}
                    fill={INK}
                    fontSize="10"
                  >
                    {text}
                  </text>
                </g>
              );
            })}
            {without !== "" && (
              <text x={x(base) + 6} y={y + 17} fill="#48535b">
                {without}
              </text>
            )}
          </g>
        );
      })}
      <line x1={x(base)} x2={x(base)} y1={2} y2={height - 18} stroke={INK} />
      <text x={x(base)} y={height - 5} textAnchor="middle" fill={INK} fontWeight={600}>
        {axis(base)}
      </text>
    </svg>
  );
}
