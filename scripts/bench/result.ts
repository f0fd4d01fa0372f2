/** One line of the table. Only ratios can fail: milliseconds depend on the machine. */
export interface BenchLine {
  readonly what: string;
  readonly measured: string;
  /** As stated; empty where there is none. */
  readonly bar: string;
  readonly verdict: "met" | "not met" | "stated" | "skipped";
  /** True for a ratio whose bar is not met. */
  readonly fails: boolean;
}

export function ratioLine(what: string, ratio: number, atLeast: number): BenchLine {
  const isMet = ratio >= atLeast;
  return {
    what,
    measured: `${ratio.toFixed(1)} ×`,
    bar: `≥ ${atLeast} ×`,
    verdict: isMet ? "met" : "not met",
    fails: !isMet,
  };
}

/** A ratio that must stay under a bar. */
export function timesLine(what: string, ratio: number, atMost: number): BenchLine {
  const isMet = ratio <= atMost;
  return {
    what,
    measured: `${ratio.toFixed(2)} ×`,
    bar: `≤ ${atMost} ×`,
    verdict: isMet ? "met" : "not met",
    fails: !isMet,
  };
}

export function timeLine(what: string, ms: number, atMostMs: number | null): BenchLine {
  return {
    what,
    measured: `${ms.toFixed(ms < 1 ? 3 : ms < 10 ? 1 : 0)} ms`,
    bar: atMostMs === null ? "" : `≤ ${atMostMs} ms`,
    verdict: atMostMs === null ? "stated" : ms <= atMostMs ? "met" : "not met",
    fails: false,
  };
}

/** A figure without a bar of its own. */
export function statedLine(what: string, measured: string): BenchLine {
  return { what, measured, bar: "", verdict: "stated", fails: false };
}

/** Agreement that must hold for a ratio to mean anything. */
export function agreementLine(what: string, measured: string, holds: boolean): BenchLine {
  return {
    what,
    measured,
    bar: "must agree",
    verdict: holds ? "met" : "not met",
    fails: !holds,
  };
}

export function skippedLine(what: string, why: string): BenchLine {
  return { what, measured: why, bar: "", verdict: "skipped", fails: false };
}

/** The lines as columns of text. */
export function tableOf(lines: readonly BenchLine[]): string {
  const rows = [
    ["what", "measured", "bar", ""],
    ...lines.map(({ what, measured, bar, verdict }) => [what, measured, bar, verdict]),
  ];
  const widths = [0, 1, 2].map((c) => Math.max(...rows.map((row) => row[c]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, c) => cell.padEnd(widths[c] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
