/**
 * Median milliseconds of each task, run in turns within one process, so that a slow moment of
 * the machine falls on all of them. One turn more goes first and is not counted.
 */
export function interleavedMedians(
  turns: number,
  tasks: Readonly<Record<string, () => void>>,
): Record<string, number> {
  const times: Record<string, number[]> = Object.fromEntries(
    Object.keys(tasks).map((name) => [name, []]),
  );
  for (let turn = -1; turn < turns; turn++) {
    for (const [name, run] of Object.entries(tasks)) {
      const started = performance.now();
      run();
      const took = performance.now() - started;
      if (turn >= 0) times[name]!.push(took);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, quantile(all, 0.5)]));
}

/** The value below which this share of the values lies; the nearest one there is. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
