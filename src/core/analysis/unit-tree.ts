import { strataOf } from "../demand/strata.ts";
import type { Inputs } from "./inputs.ts";

const known = new WeakMap<Inputs["units"], Map<number, readonly number[]>>();

/**
 * The unit itself and those above it: by its parents, and where a level is not among them, the
 * unit of that level in which most of its cells lie. Indices into `Units.all`.
 */
export function ancestryOf(inputs: Inputs, unit: number): readonly number[] {
  let tree = known.get(inputs.units);
  if (tree === undefined) {
    tree = treeOf(inputs);
    known.set(inputs.units, tree);
  }
  return tree.get(unit)!;
}

function treeOf({ units, demand }: Inputs): Map<number, readonly number[]> {
  const indexOf = new Map(units.all.map(({ id }, index) => [id, index]));
  const strata = strataOf(demand);
  const tree = new Map<number, readonly number[]>();
  units.all.forEach(({ level }, index) => {
    const chain = [index];
    for (let at = parentOf(units, indexOf, index); at >= 0; at = parentOf(units, indexOf, at)) {
      if (chain.includes(at)) break;
      chain.push(at);
    }
    const own = strata.unitAt.get(level);
    const strataOfUnit: number[] = [];
    own?.forEach((at, s) => {
      if (at === index) strataOfUnit.push(s);
    });
    for (const coarser of units.levels.slice(0, units.levels.indexOf(level))) {
      if (chain.some((at) => units.all[at]!.level === coarser)) continue;
      const found = mostCells(strata.unitAt.get(coarser)!, strata.cells, strataOfUnit);
      if (found >= 0) chain.push(found);
    }
    tree.set(index, chain);
  });
  return tree;
}

function parentOf(
  units: Inputs["units"],
  indexOf: ReadonlyMap<string, number>,
  index: number,
): number {
  const { parent } = units.all[index]!;
  return parent === null ? -1 : (indexOf.get(parent) ?? -1);
}

/** The unit with most cells, ties to the smaller index; −1 for none. */
function mostCells(unitAt: Int32Array, cells: Float64Array, members: readonly number[]): number {
  const sums = new Map<number, number>();
  for (const s of members) {
    const unit = unitAt[s]!;
    if (unit >= 0) sums.set(unit, (sums.get(unit) ?? 0) + cells[s]!);
  }
  let found = -1;
  for (const [unit, sum] of sums) {
    const most = found < 0 ? -1 : sums.get(found)!;
    if (sum > most || (sum === most && unit < found)) found = unit;
  }
  return found;
}
