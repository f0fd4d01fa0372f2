import type { ReactNode } from "react";
import { AREA_TONES } from "../../map/area-tones.ts";
import type { ShownAreas } from "../../state/shown-areas.ts";
import { useText } from "../text/translate.ts";

const ROWS = {
  "land-gap": [["land-gap", "fairness.legendLand"]],
  district: [
    ["short", "fairness.legendShort"],
    ["enough", "fairness.legendEnough"],
    ["unknown", "fairness.legendUnknown"],
  ],
  cluster: [
    ["low-low", "fairness.lowLow"],
    ["low-high", "fairness.lowHigh"],
    ["high-low", "fairness.highLow"],
    ["high-high", "fairness.highHigh"],
    ["not-significant", "fairness.insignificant"],
  ],
} as const;
const HEADS = {
  "land-gap": null,
  district: "fairness.legendDistricts",
  cluster: "fairness.legendClusters",
} as const;

/** What the areas of the open panel mean. */
export function AreaLegend({ kind }: { readonly kind: ShownAreas["kind"] }): ReactNode {
  const t = useText();
  const head = HEADS[kind];
  return (
    <div data-testid="area-legend">
      {head !== null && <h3>{t(head)}</h3>}
      {ROWS[kind].map(([tone, text]) => (
        <div key={tone} className="line">
          <Swatch tone={tone} />
          {t(text)}
        </div>
      ))}
      {kind === "cluster" && <div className="quiet">{t("fairness.legendNeighbours")}</div>}
    </div>
  );
}

function Swatch({ tone }: { readonly tone: string }): ReactNode {
  const { colour, fill, far, hatch } = AREA_TONES[tone]!;
  return (
    <svg width="28" height="14" aria-hidden="true">
      <rect
        x="0.7"
        y="0.7"
        width="26.6"
        height="12.6"
        fill={fill}
        fillOpacity={far}
        stroke={colour}
        strokeWidth="1.4"
      />
      {hatch === "lines" && (
        <path d="M2 12 12 2M9 12 19 2M16 12 26 2" stroke={colour} strokeWidth="0.9" opacity="0.6" />
      )}
      {hatch === "dots" &&
        [4, 9, 14, 19, 24].map((x, k) => (
          <circle key={x} cx={x} cy={k % 2 === 0 ? 4.5 : 9.5} r="1.1" fill={colour} />
        ))}
    </svg>
  );
}
