import type { ReactNode } from "react";
import { COVERAGE_COLOURS } from "../../map/palette.ts";
import { coverageClass } from "../../state/select/coverage-class.ts";

/** A share as a bar in the colour of its class, with a tick at the provincial mean. */
export function CoverageBar(props: {
  readonly covered: number;
  readonly total: number;
  readonly mean: number | null;
}): ReactNode {
  const { covered, total, mean } = props;
  const at = coverageClass(covered, total);
  // The palest classes would vanish on the track.
  const colour = at === null ? "none" : COVERAGE_COLOURS[Math.max(at, 1)];
  return (
    <span className="bar" aria-hidden="true">
      {total > 0 && <i style={{ width: `${(covered / total) * 100}%`, background: colour }} />}
      {mean !== null && <b style={{ left: `${mean * 100}%` }} />}
    </span>
  );
}
