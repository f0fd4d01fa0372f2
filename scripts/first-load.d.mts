/** Types of the plain-JavaScript size check. */
export interface LoadedFile {
  /** Relative to the built app's folder. */
  readonly file: string;
  /** After gzip. */
  readonly bytes: number;
}

export interface FirstLoad {
  readonly page: readonly LoadedFile[];
  readonly mapWorker: readonly LoadedFile[];
  readonly analysisWorker: readonly LoadedFile[];
  /** Files of the page that carry deck.gl; there should be none. */
  readonly deckFiles: readonly string[];
}

export const BUDGET_KB: number;
export function firstLoad(dist?: string): FirstLoad;
export function budgetedKb(load: FirstLoad): number;
export function firstLoadFaults(load: FirstLoad, budgetKb?: number): string[];
export function firstLoadTable(load: FirstLoad, budgetKb?: number): string;
