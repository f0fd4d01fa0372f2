import type { Demand } from "../../core/demand/demand.ts";
import { regionStore } from "../region.ts";
import { sessionStore } from "../session.ts";
import { unitsInOrder } from "./unit-tree.ts";

/** 1 for the cells of the unit in focus; null for the whole province. */
export function focusMask(demand: Demand): Uint8Array | null {
  const { focus } = sessionStore.getState();
  const { units } = regionStore.getState();
  const unit = focus === null ? undefined : units.get(focus);
  const unitAt = unit === undefined ? undefined : demand.unitAt.get(unit.level);
  if (unit === undefined || unitAt === undefined) return null;
  const index = unitsInOrder(units).indexOf(unit);
  return Uint8Array.from(unitAt, (at) => (at === index ? 1 : 0));
}
