import type { ReactNode } from "react";
import { INK } from "./ink.ts";

const SIZE = 220;
const LEFT = 44;
const TOP = 8;

/** The Lorenz curve under the line of equal shares. */
export function LorenzChart(props: {
  /** From (0, 0) to (1, 1). */
  readonly curve: readonly (readonly [number, number])[];
  readonly label: string;
  readonly people: string;
  readonly amount: string;
  readonly hover: (people: number, amount: number) => string;
}): ReactNode {
  const { curve, label, people, amount, hover } = props;
  const x = (share: number): number => LEFT + share * SIZE;
  const y = (share: number): number => TOP + (1 - share) * SIZE;
  const path = curve
    .map(([p, a], k) => `${k === 0 ? "M" : "L"}${x(p).toFixed(2)} ${y(a).toFixed(2)}`)
    .join("");
  return (
    <svg
      viewBox={`0 0 352 ${SIZE + 44}`}
      role="img"
      aria-label={label}
      fontFamily="sans-serif"
      fontSize="11"
    >
      <rect x={LEFT} y={TOP} width={SIZE} height={SIZE} fill="none" stroke="#c6ccd1" />
      {[0.25, 0.5, 0.75].map((at) => (
        <g key={at} stroke="#e2e5e7">
          <line x1={x(at)} x2={x(at)} y1={y(0)} y2={y(1)} />
          <line x1={x(0)} x2={x(1)} y1={y(at)} y2={y(at)} />
        </g>
      ))}
      {[0, 0.5, 1].map((at) => (
        <g key={at} fill={INK}>
          <text x={x(at)} y={y(0) + 14} textAnchor="middle">
            {at * 100}%
          </text>
          <text x={LEFT - 5} y={y(at) + 4} textAnchor="end">
            {at * 100}%
          </text>
        </g>
      ))}
      <path d={`${path}L${x(0)} ${y(0)}`} fill="#8fbfc7" fillOpacity={0.5} />
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke={INK} strokeDasharray="4 3" />
      <path d={path} fill="none" stroke="#0b4f5c" strokeWidth={2} />
      {curve.map(([p, a]) => (
        <circle key={p} cx={x(p)} cy={y(a)} r={5} fill="#fff" fillOpacity={0}>
          <title>{hover(p, a)}</title>
        </circle>
      ))}
      <text x={x(0.5)} y={y(0) + 30} textAnchor="middle" fill={INK}>
        {people}
      </text>
      <text transform={`translate(12 ${y(0.5)}) rotate(-90)`} textAnchor="middle" fill={INK}>
        {amount}
      </text>
    </svg>
  );
}
