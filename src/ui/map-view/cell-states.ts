import { costMmOf, isWithin } from "../../core/access/access.ts";
import type { CoverageAnswer } from "../../core/analysis/question.ts";

/** State of every cell for the map: 0 and 1 within the inner and outer radius, 2 beyond, 255 not asked about; `left` are beyond while their site is in the air. */
export function cellStates(
  answer: CoverageAnswer,
  radiiM: readonly number[],
  left: readonly number[] = [],
): Uint8Array {
  const { access, cutoffMm, inScope } = answer;
  const innerMm = radiiM.length > 1 ? costMmOf(radiiM[0]!) : cutoffMm;
  const { costMm } = access;
  const states = new Uint8Array(costMm.length);
  // `Uint8Array.from` takes twenty times as long.
  for (let i = 0; i < states.length; i++) {
    if (inScope !== null && inScope[i] === 0) states[i] = 255;
    else if (!isWithin(costMm[i]!, innerMm)) states[i] = isWithin(costMm[i]!, cutoffMm) ? 1 : 2;
  }
  for (const i of left) states[i] = 2;
  return states;
}
