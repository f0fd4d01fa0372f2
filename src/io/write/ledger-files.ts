import type { Ledger, LedgerRow } from "../../core/analysis/ledger.ts";
import { worstUnit } from "../../core/analysis/ledger.ts";
import { MICRO, microText, shareText } from "../../core/base/exact.ts";
import type { WithinRule } from "../../core/rules/rule.ts";
import type { Edit } from "../../core/scenario/edit.ts";
import type { Spending } from "../../core/scenario/spending.ts";
import type { Unit } from "../../core/units/units.ts";
import { csvBytes, csvText } from "./csv.ts";
import { distanceOf } from "./distance.ts";
import { basisOf, type RunMarks } from "./run-results.ts";

/** One scenario under one rule on one day, ready to be written. */
export interface LedgerEntry {
  readonly scenario: string;
  readonly title: string;
  readonly note: string;
  readonly asOf: string;
  readonly edits: readonly Edit[];
  readonly spending: Spending;
  /** Sites of an earlier phase that a later one gives up. */
  readonly givenUp: readonly string[];
  readonly rule: WithinRule;
  readonly ledger: Ledger;
  /** Units by `level\nid`, and the finest level that has a worst unit worth naming. */
  readonly units: ReadonlyMap<string, Unit>;
  readonly worstLevel: string | null;
  readonly sites: number;
}

const HEADER =
  "scenario,title,as_of,rule,level,unit_id,unit_name,demand,total,covered,share,newly_covered,lost,uncovered,facilities,capacity,capacity_missing,sites_added,sites_closed,cost,land_m2,cost_per_newly_covered,worst_unit_id,worst_unit_name,worst_share,basis".split(
    ",",
  );

/** ledger.csv: per scenario, day and rule a row for the whole, each group and each unit, and field. */
export function ledgerCsv(entries: readonly LedgerEntry[], run: RunMarks): Uint8Array {
  return csvBytes(
    HEADER,
    entries.flatMap((entry) =>
      [entry.ledger.all, ...entry.ledger.rows].flatMap((row) => rowsOf(entry, row, run)),
    ),
  );
}

function rowsOf(entry: LedgerEntry, row: LedgerRow, run: RunMarks): string[][] {
  const { ledger, spending, rule, units } = entry;
  const isWhole = row === ledger.all;
  return Object.entries(row.fields).map(([field, figures]) => {
    const worst = isWhole ? worstOf(entry, field) : null;
    const cost = spending.cost;
    return [
      csvText(entry.scenario),
      csvText(entry.title),
      entry.asOf,
      csvText(rule.id),
      csvText(row.level),
      csvText(row.unitId),
      csvText(units.get(`${row.level}\n${row.unitId}`)?.name ?? ""),
      csvText(field),
      microText(figures.total),
      microText(figures.covered),
      shareText(figures.covered, figures.total),
      microText(figures.newlyCovered),
      microText(figures.lost),
      microText(figures.uncovered),
      isWhole ? String(entry.sites) : "",
      isWhole ? String(ledger.capacity) : "",
      isWhole ? String(ledger.capacityMissing) : "",
      isWhole ? String(spending.added) : "",
      isWhole ? String(spending.closed) : "",
      isWhole && cost !== null ? String(cost) : "",
      isWhole && spending.landM2 !== null ? String(spending.landM2) : "",
      isWhole ? costPer(cost, figures.newlyCovered) : "",
      csvText(worst?.unitId ?? ""),
      csvText(worst?.name ?? ""),
      worst?.share ?? "",
      csvText(basisOf(rule, run)),
    ];
  });
}

/** Money per person newly covered, two decimals; empty without a cost or a gain. */
function costPer(cost: number | null, newlyCovered: number): string {
  if (cost === null || newlyCovered === 0) return "";
  return (Math.round((cost * 100 * MICRO) / newlyCovered) / 100).toFixed(2);
}

function worstOf(
  { ledger, units, worstLevel }: LedgerEntry,
  field: string,
): { readonly unitId: string; readonly name: string; readonly share: string } | null {
  if (worstLevel === null) return null;
  const row = worstUnit(ledger, worstLevel, field);
  if (row === null) return null;
  const { covered, total } = row.fields[field]!;
  const name = units.get(`${row.level}\n${row.unitId}`)?.name ?? "";
  return { unitId: row.unitId, name, share: shareText(covered, total) };
}

/** ledger.json, format `ledger/1`: the same figures for the whole and the groups, with what was done. */
export function ledgerJson(
  entries: readonly LedgerEntry[],
  reference: string,
  run: RunMarks,
): Record<string, unknown> {
  const ids = [...new Set(entries.map(({ scenario }) => scenario))];
  return {
    format: "ledger/1",
    app: run.app,
    planHash: run.planHash,
    asOf: run.asOf,
    reference,
    marks: run.marks,
    checks: { physics: "passed" },
    scenarios: ids.map((id) => {
      const own = entries.filter(({ scenario }) => scenario === id);
      const [first] = own;
      const days = [...new Set(own.map(({ asOf }) => asOf))];
      return {
        id,
        title: first!.title,
        note: first!.note,
        edits: first!.edits,
        phaseKept: first!.givenUp.length === 0,
        givenUp: first!.givenUp,
        days: days.map((asOf) => {
          const onDay = own.filter((entry) => entry.asOf === asOf);
          return {
            asOf,
            spending: onDay[0]!.spending,
            rules: onDay.map((entry) => ruleEntry(entry, run)),
          };
        }),
      };
    }),
  };
}

function ruleEntry(entry: LedgerEntry, run: RunMarks): Record<string, unknown> {
  const { rule, ledger, spending } = entry;
  const whole = ledger.all.fields[rule.demand];
  return {
    id: rule.id,
    demand: rule.demand,
    basis: basisOf(rule, run),
    distance: distanceOf(rule),
    facilities: entry.sites,
    capacity: ledger.capacity,
    capacityMissing: ledger.capacityMissing,
    costPerNewlyCovered: numberOrNull(costPer(spending.cost, whole?.newlyCovered ?? 0)),
    worst: worstOf(entry, rule.demand),
    all: figuresOf(ledger.all),
    groups: ledger.rows
      .filter(({ level }) => level === "group")
      .map((row) => ({ id: row.unitId, ...figuresOf(row) })),
  };
}

function figuresOf(row: LedgerRow): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row.fields).map(([field, figures]) => [
      field,
      {
        ...Object.fromEntries(
          Object.entries(figures).map(([name, micro]) => [name, Number(microText(micro))]),
        ),
        share: numberOrNull(shareText(figures.covered, figures.total)),
      },
    ]),
  );
}

function numberOrNull(text: string): number | null {
  return text === "" ? null : Number(text);
}
