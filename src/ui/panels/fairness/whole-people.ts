/** Whole people from millionths for a table's cell; empty where there is no such figure. */
export function wholePeople(micro: number | null | undefined): number | "" {
  return micro === null || micro === undefined ? "" : Math.round(micro / 1e6);
}
