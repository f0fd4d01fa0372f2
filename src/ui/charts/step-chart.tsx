import type { ReactNode } from "react";
import { INK } from "./ink.ts";

const WIDTH = 352;
const HEIGHT = 190;
const BOX = { left: 40, right: 16, top: 22, bottom: 30 };
const LINE = "#0b6675";

/** A share in per cent after each further site: from none to all of them. */
export function StepChart(props: {
  /** Per cent after 0, 1, 2 … sites. */
  readonly shares: readonly number[];
  readonly label: string;
  readonly count: string;
  readonly hover: (after: number) => string;
}): ReactNode {
  const { shares, label, count, hover } = props;
  const last = shares.length - 1;
  const low = Math.floor(Math.min(...shares));
  const high = Math.max(low + 1, Math.ceil(Math.max(...shares)));
  const x = (k: number): number =>
    BOX.left + (k / Math.max(1, last)) * (WIDTH - BOX.left - BOX.right);
  const y = (share: number): number =>
    HEIGHT - BOX.bottom - ((share - low) / (high - low)) * (HEIGHT - BOX.top - BOX.bottom);
  const path = shares.map((share, k) => `${k === 0 ? "M" : "L"}${x(k)} ${y(share)}`).join("");
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      fontFamily="sans-serif"
      fontSize="11"
    >
      {[low, (low + high) / 2, high].map((at) => (
        <g key={at}>
          <line x1={BOX.left} x2={WIDTH - BOX.right} y1={y(at)} y2={y(at)} stroke="#e2e5e7" />
          <text x={BOX.left - 6} y={y(at) + 4} textAnchor="end" fill={INK}>
            {at}
          </text>
        </g>
      ))}
      <path d={path} fill="none" stroke={LINE} strokeWidth={2} />
      {shares.map((share, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a point is
        <g key={k}>
          <circle
            cx={x(k)}
            cy={y(share)}
            r={k === 0 || k === last ? 5 : 3.5}
            fill={k === 0 || k === last ? "#fff" : LINE}
            stroke={LINE}
            strokeWidth={2}
          >
            <title>{hover(k)}</title>
          </circle>
          {(k === 0 || k === last) && (
            <text
              x={x(k)}
              y={y(share) - 9}
              textAnchor={k === 0 ? "start" : "end"}
              fontWeight="600"
              fill={INK}
            >
              {share.toFixed(2)}
            </text>
          )}
        </g>
      ))}
      <text x={x(0)} y={HEIGHT - 10} textAnchor="middle" fill={INK}>
        0
      </text>
      <text x={x(last)} y={HEIGHT - 10} textAnchor="end" fill={INK}>
        {count}
      </text>
    </svg>
  );
}
