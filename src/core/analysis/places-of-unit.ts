import type { PlaceAnswer, PlaceQuestion } from "../allocation/place-answer.ts";
import { placeNearestFirst } from "../allocation/place-nearest-first.ts";
import {
  type Placement,
  type PlaceProblem,
  placing,
  type SitesInReach,
} from "../allocation/place-people.ts";
import { fractionOf, MICRO } from "../base/exact.ts";
import type { Steps } from "../base/steps.ts";
import { ELDER_INSTITUTIONS } from "../facilities/elder-institutions.ts";
import type { EvaluationContext } from "./evaluation-context.ts";

/**
 * Who of a county's elders finds a bed, exactly: people of the county to its own institutions
 * within the cut-off, straight line, same land. As many as possible, then as near as possible.
 * In steps, as the placing takes them.
 */
export function* placesOfUnit(
  context: EvaluationContext,
  question: PlaceQuestion,
): Steps<PlaceAnswer> {
  const { problem, answerOf } = placesAsked(context, question);
  const placement = yield* placing(problem);
  return answerOf(placement, placement.onePlaceMore);
}

/** A first look at the same, nearest first. */
export function previewOfPlaces(context: EvaluationContext, question: PlaceQuestion): PlaceAnswer {
  const { problem, answerOf } = placesAsked(context, question);
  return answerOf(placeNearestFirst(problem), null);
}

interface PlacesAsked {
  readonly problem: PlaceProblem;
  /** Null: not known in a preview. */
  readonly answerOf: (
    placement: Omit<Placement, "onePlaceMore">,
    onePlaceMore: Placement["onePlaceMore"] | null,
  ) => PlaceAnswer;
}

function placesAsked(
  context: EvaluationContext,
  { unitId, rate, cutoffM }: PlaceQuestion,
): PlacesAsked {
  const { demand, units } = context.inputs;
  const index = units.all.findIndex(({ id }) => id === unitId);
  const level = units.all[index]?.level ?? "";
  const unitAt = demand.unitAt.get(level);
  const reached = context.reach(ELDER_INSTITUTIONS, { model: "circle" });
  const levelAt = units.levels.indexOf(level);
  const isOwn = reached.places.map((place) => place.units[levelAt] === index);
  const own = [...isOwn.keys()].filter((j) => isOwn[j]);
  const numberOf = new Map(own.map((j, k) => [j, k]));
  const elders = demand.weights.get("age60") ?? new Float64Array(demand.count);
  const { numerator, denominator } = fractionOf(rate);
  const asking = (i: number): number =>
    Number((2n * BigInt(elders[i]!) * numerator + denominator) / (2n * denominator));
  const wanted: number[] = [];
  const reach: SitesInReach[] = [];
  let total = 0;
  for (let i = 0; i < demand.count; i++) if (unitAt?.[i] === index) total += asking(i);
  reached.reach.pairsWithin(cutoffM * 1000).visit((i, count, site, costMm) => {
    if (unitAt?.[i] !== index || elders[i] === 0) return;
    const sites: number[] = [];
    const cost: number[] = [];
    for (let k = 0; k < count; k++) {
      const number = numberOf.get(site[k]!);
      if (number === undefined) continue;
      sites.push(number);
      cost.push(costMm[k]!);
    }
    if (sites.length === 0) return;
    wanted.push(asking(i));
    reach.push({ site: sites, cost });
  });
  const capacity = own.map((j) => (reached.facilities[j]!.capacity ?? 0) * MICRO);
  const problem = {
    demand: Float64Array.from(wanted),
    capacity: Float64Array.from(capacity),
    reach,
  };
  const answerOf: PlacesAsked["answerOf"] = (placement, onePlaceMore) => {
    const covered = wanted.reduce((sum, n) => sum + n, 0);
    const withoutPlace = placement.unmet.reduce((sum, n) => sum + n, 0);
    const placed = covered - withoutPlace;
    return {
      isPreview: onePlaceMore === null,
      unitId,
      demand: total,
      covered,
      placed,
      withoutPlace,
      outOfReach: total - covered,
      meanM: placed === 0 ? null : Number(placement.cost / BigInt(placed)) / 1000,
      institutions: own.map((j, k) => {
        const { key, name, lon, lat, capacity: beds } = reached.facilities[j]!;
        const worth = onePlaceMore?.[k];
        const oneMore =
          worth === undefined ? null : { places: worth.places, savesM: worth.saves / 1000 };
        return { key, name, lon, lat, beds: beds ?? 0, load: placement.load[k]!, oneMore };
      }),
      capacityUnknown: reached.excluded["capacity-missing"] ?? 0,
    };
  };
  return { problem, answerOf };
}
