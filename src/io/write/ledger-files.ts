import type { LedgerEntry } from "../../core/analysis/compare-scenarios.ts";
import type { Inputs } from "../../core/analysis/inputs.ts";
import { type Ledger, type LedgerRow, worstUnit } from "../../core/analysis/ledger.ts";
import type { Verdict } from "../../core/analysis/verdict.ts";
import { MICRO, microText, shareText } from "../../core/base/exact.ts";
import type { CellRule, Rule } from "../../core/rules/rule.ts";
import { givenUp, spendingBy } from "../../core/scenario/spending.ts";
import type { PlannedScenario } from "../plan/plan-scenarios.ts";
import { csvBytes, csvText } from "./csv.ts";
import { distanceOf } from "./distance.ts";
import { plainNumber } from "./plain-number.ts";
import { basisOf, type RunMarks } from "./run-results.ts";

/** What a ledger says beside its figures. */
export interface LedgerContext {
  readonly run: RunMarks;
  readonly inputs: Inputs;
  readonly rules: readonly Rule[];
  readonly scenarios: readonly PlannedScenario[];
}

const HEADER =
  "scenario,title,as_of,rule,level,unit_id,unit_name,demand,total,covered,share,newly_covered,lost,uncovered,facilities,capacity,capacity_missing,sites_added,sites_closed,cost,land_m2,cost_per_newly_covered,worst_unit_id,worst_unit_name,worst_share,basis".split(
    ",",
  );

/** ledger.csv: per scenario, day and rule a row for the whole, each group and each unit, and field. */
export function ledgerCsv(entries: readonly LedgerEntry[], context: LedgerContext): Uint8Array {
  const names = namesOf(context.inputs);
  return csvBytes(
    HEADER,
    entries.flatMap((entry) =>
      [entry.ledger.all, ...entry.ledger.rows].flatMap((row) => rowsOf(entry, row, context, names)),
    ),
  );
}

/** `level\nid` → name. */
function namesOf({ units }: Inputs): ReadonlyMap<string, string> {
  return new Map(units.all.map(({ level, id, name }) => [`${level}\n${id}`, name]));
}

function rowsOf(
  entry: LedgerEntry,
  row: LedgerRow,
  { run, inputs, rules, scenarios }: LedgerContext,
  names: ReadonlyMap<string, string>,
): string[][] {
  const { ledger, spending, ruleId } = entry;
  const rule = rules.find(({ id }) => id === ruleId)!;
  const title = scenarios.find(({ id }) => id === entry.scenario)!.title;
  const isWhole = row === ledger.all;
  return Object.entries(row.fields).map(([field, figures]) => {
    const worst = isWhole ? worstOf(ledger, inputs, names, field) : null;
    const cost = spending.cost;
    return [
      csvText(entry.scenario),
      csvText(title),
      entry.asOf,
      csvText(ruleId),
      csvText(row.level),
      csvText(row.unitId),
      csvText(names.get(`${row.level}\n${row.unitId}`) ?? ""),
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
      worst === null ? "" : worst.share.toFixed(6),
      csvText(basisOf(rule, run, entry)),
    ];
  });
}

/** Money per person newly covered, two decimals; empty without a cost or a gain. */
function costPer(cost: number | null, newlyCovered: number): string {
  if (cost === null || newlyCovered === 0) return "";
  return (Math.round((cost * 100 * MICRO) / newlyCovered) / 100).toFixed(2);
}

function worstOf(
  ledger: Ledger,
  { units }: Inputs,
  names: ReadonlyMap<string, string>,
  field: string,
): { readonly unitId: string; readonly name: string; readonly share: number } | null {
  // The county is what planners name; else the finest level there is.
  const level = units.levels.includes("county") ? "county" : units.levels.at(-1);
  const row = level === undefined ? null : worstUnit(ledger, level, field);
  if (row === null) return null;
  const { covered, total } = row.fields[field]!;
  const name = names.get(`${row.level}\n${row.unitId}`) ?? "";
  return { unitId: row.unitId, name, share: Number(shareText(covered, total)) };
}

/** ledger.json, format `ledger/1`: the same figures for the whole and the groups, with what was done. */
export function ledgerJson(
  entries: readonly LedgerEntry[],
  verdicts: readonly Verdict[],
  context: LedgerContext,
): Record<string, unknown> {
  const { run, scenarios } = context;
  const names = namesOf(context.inputs);
  return {
    format: "ledger/1",
    app: run.app,
    planHash: run.planHash,
    asOf: run.asOf,
    reference: scenarios[0]!.id,
    marks: run.marks,
    checks: { physics: "passed" },
    scenarios: scenarios.map(({ id, title, note, edits }) => {
      const own = entries.filter(({ scenario }) => scenario === id);
      const dropped = givenUp(edits);
      const told = verdicts.filter(({ scenario }) => scenario === id);
      const days = [...new Set(told.map(({ asOf }) => asOf))];
      return {
        id,
        title,
        note,
        edits,
        phaseKept: dropped.length === 0,
        givenUp: dropped,
        days: days.map((asOf) => {
          const onDay = own.filter((entry) => entry.asOf === asOf);
          return {
            asOf,
            spending: spendingBy(edits, Number(asOf.slice(0, 4))),
            rules: onDay.map((entry) => ruleEntry(entry, context, names)),
            verdicts: told
              .filter((verdict) => verdict.asOf === asOf)
              .map((verdict) => verdictEntry(verdict, context)),
          };
        }),
      };
    }),
  };
}

/** What a rule comes to, counted in units as well; `null` where there is no such figure. */
function verdictEntry(
  { ruleId, kind, whole, level, met, judged, method }: Verdict,
  { run, rules }: LedgerContext,
): Record<string, unknown> {
  const { status, value, target, needed, present, shortfall, people, missing } = whole;
  return {
    ...{ id: ruleId, kind, status, value, target },
    ...{ needed, present, shortfall },
    people: people === null ? null : Number(microText(people)),
    units: level === null ? null : { level, met, judged },
    missing,
    basis: basisOf(rules.find(({ id }) => id === ruleId)!, run, { method }),
  };
}

const VERDICTS =
  "scenario,title,as_of,rule,kind,status,value,target,needed,present,shortfall,people,level,units_met,units_judged,missing,basis".split(
    ",",
  );

/** verdicts.csv: what every rule comes to in every scenario on every day. */
export function verdictsCsv(verdicts: readonly Verdict[], context: LedgerContext): Uint8Array {
  const { rules, scenarios, run } = context;
  const number = (value: number | null): string => (value === null ? "" : plainNumber(value));
  const rows = verdicts.map(
    ({ scenario, asOf, ruleId, kind, whole, level, met, judged, method }) => [
      csvText(scenario),
      csvText(scenarios.find(({ id }) => id === scenario)!.title),
      asOf,
      csvText(ruleId),
      kind,
      whole.status,
      number(whole.value),
      number(whole.target),
      number(whole.needed),
      number(whole.present),
      number(whole.shortfall),
      whole.people === null ? "" : microText(whole.people),
      csvText(level ?? ""),
      level === null ? "" : String(met),
      level === null ? "" : String(judged),
      csvText(whole.missing.join(";")),
      csvText(basisOf(rules.find(({ id }) => id === ruleId)!, run, { method })),
    ],
  );
  return csvBytes(VERDICTS, rows);
}

function ruleEntry(
  { ledger, spending, ruleId, sites, method }: LedgerEntry,
  { run, rules, inputs }: LedgerContext,
  names: ReadonlyMap<string, string>,
): Record<string, unknown> {
  // Only rules decided cell by cell have a ledger.
  const rule = rules.find(({ id }) => id === ruleId) as CellRule;
  const whole = ledger.all.fields[rule.demand];
  return {
    id: rule.id,
    demand: rule.demand,
    basis: basisOf(rule, run, { method }),
    distance: distanceOf(rule),
    facilities: sites,
    capacity: ledger.capacity,
    capacityMissing: ledger.capacityMissing,
    costPerNewlyCovered: numberOrNull(costPer(spending.cost, whole?.newlyCovered ?? 0)),
    worst: worstOf(ledger, inputs, names, rule.demand),
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
