import type { ReactNode } from "react";
import { INK } from "./ink.ts";

export interface Bar {
  readonly id: string;
  readonly label: string;
  /** Segments end to end, 0–1 of the width each; told apart by shade and hatching, so in grey too. */
  readonly parts: readonly number[];
  /** Two columns at the end. */
  readonly values: readonly [string, string];
  /** Shown under the pointer. */
  readonly hover: string;
  readonly isFirm: boolean;
}

const WIDTH = 352;
const ROW = 22;
const LABEL = 104;
const VALUE = 116;
const SECOND = 54;
/** Dark to light, with steps of grey that differ by a third or more. */
const SHADES = ["#0b4f5c", "#3d8a97", "#8fbfc7", "#d3e4e7"] as const;

/** Horizontal bars, one line at the mean. */
export function BarChart(props: {
  readonly bars: readonly Bar[];
  /** Headings of the two columns. */
  readonly heads: readonly [string, string];
  /** 0–1; null for none. */
  readonly mean: number | null;
  readonly label: string;
}): ReactNode {
  const { bars, heads, mean, label } = props;
  const room = WIDTH - LABEL - VALUE;
  const height = (bars.length + 1) * ROW + 4;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={label}
      fontFamily="sans-serif"
      fontSize="12"
    >
      <g fill="#48535b" fontSize="11" textAnchor="end">
        <text x={WIDTH - SECOND} y={14}>
          {heads[0]}
        </text>
        <text x={WIDTH} y={14}>
          {heads[1]}
        </text>
      </g>
      {bars.map(({ id, label: name, parts, values, hover, isFirm }, k) => {
        const y = (k + 1) * ROW;
        let x = LABEL;
        return (
          <g key={id}>
            <title>{hover}</title>
            <rect x={0} y={y} width={WIDTH} height={ROW} fill="#fff" fillOpacity={0} />
            <text
              x={LABEL - 6}
              y={y + 15}
              textAnchor="end"
              fill={INK}
              fontWeight={isFirm ? 600 : 400}
            >
              {name}
            </text>
            <rect x={LABEL} y={y + 5} width={room} height={12} fill="#edeff0" />
            {parts.map((part, p) => {
              const width = Math.max(0, part) * room;
              const at = x;
              x += width;
              return (
                <rect
                  key={SHADES[p % SHADES.length]}
                  x={at}
                  y={y + 5}
                  width={width}
                  height={12}
                  fill={SHADES[p % SHADES.length]}
                  stroke="#fff"
                  strokeWidth={parts.length > 1 ? 0.8 : 0}
                />
              );
            })}
            <text x={WIDTH - SECOND} y={y + 15} textAnchor="end" fill={INK}>
              {values[0]}
            </text>
            <text x={WIDTH} y={y + 15} textAnchor="end" fill={INK}>
              {values[1]}
            </text>
          </g>
        );
      })}
      {mean !== null && (
        <line
          x1={LABEL + mean * room}
          x2={LABEL + mean * room}
          y1={ROW}
          y2={height}
          stroke={INK}
          strokeDasharray="3 2"
        />
      )}
    </svg>
  );
}

/** The shades of segments with their names. */
export function BarKeys({ names }: { readonly names: readonly string[] }): ReactNode {
  return (
    <div className="reach-keys">
      {names.map((name, k) => (
        <span key={name}>
          <i style={{ background: SHADES[k % SHADES.length] }} />
          {name}
        </span>
      ))}
    </div>
  );
}
