import { useStore } from "zustand";
import type { LedgerEntry } from "../../../core/analysis/compare-scenarios.ts";
import { type LedgerRow, worstUnit } from "../../../core/analysis/ledger.ts";
import { MICRO } from "../../../core/base/exact.ts";
import { BASELINE } from "../../../core/scenario/document.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { integer, people, percent, signedPeople } from "../../text/format.ts";
import { fieldText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";
import { shortName } from "../../text/unit-name.ts";

/** A figure of the ledger, as it is said of any scenario on any day. */
interface LedgerLine {
  readonly label: string;
  readonly say: (entry: LedgerEntry) => string;
}

/** The figures of a ledger in their order: of the unit in focus, else of the whole. */
export function useLedgerLines(entries: readonly LedgerEntry[]): LedgerLine[] {
  const t = useText();
  const { language, focus, question } = useStore(sessionStore);
  const units = useStore(regionStore, (s) => s.units);
  const { field } = question;
  const inFocus = ({ ledger }: LedgerEntry): LedgerRow =>
    ledger.rows.find(({ level, unitId }) => unitId === focus && level !== "group") ?? ledger.all;
  const of = (entry: LedgerEntry, name = field) => inFocus(entry).fields[name]!;
  const group = ({ ledger }: LedgerEntry, id: string): string => {
    const row = ledger.rows.find(({ level, unitId }) => level === "group" && unitId === id);
    const figures = row?.fields[field];
    return figures === undefined ? "—" : percent(figures.covered, figures.total);
  };
  const amount = (value: number | null): string =>
    value === null ? "—" : integer(value, language);
  const isOwn = ({ scenario }: LedgerEntry): boolean => scenario !== BASELINE;
  const hasElders =
    field !== "age60" && entries.every(({ ledger }) => ledger.all.fields.age60 !== undefined);
  const lines: (LedgerLine | null)[] = [
    { label: t("compare.added"), say: ({ spending }) => amount(spending.added) },
    {
      label: t("scenario.share"),
      say: (entry) => percent(of(entry).covered, of(entry).total),
    },
    {
      label: t("compare.newly", { who: fieldText(t, field) }),
      say: (entry) => (isOwn(entry) ? signedPeople(of(entry).newlyCovered, language) : "—"),
    },
    {
      label: t("compare.lost"),
      say: (entry) => (isOwn(entry) ? people(of(entry).lost, language) : "—"),
    },
    { label: t("compare.out"), say: (entry) => people(of(entry).uncovered, language) },
    hasElders
      ? {
          label: t("compare.eldersOut"),
          say: (entry) => people(of(entry, "age60").uncovered, language),
        }
      : null,
    { label: t("compare.mountain"), say: (entry) => group(entry, "mountain") },
    { label: t("compare.island"), say: (entry) => group(entry, "island") },
    { label: t("compare.capacity"), say: ({ ledger }) => amount(ledger.capacity) },
    {
      label: t("compare.worst"),
      say: ({ ledger }) => {
        const worst = worstUnit(ledger, "county", field);
        const unit = worst === null ? undefined : units.get(worst.unitId);
        if (worst === null || unit === undefined) return "—";
        const { covered, total } = worst.fields[field]!;
        return `${shortName(unit, language)} ${percent(covered, total)}`;
      },
    },
    { label: t("scenario.cost"), say: ({ spending }) => amount(spending.cost) },
    { label: t("compare.land"), say: ({ spending }) => amount(spending.landM2) },
    {
      label: t("compare.costPer"),
      say: (entry) => {
        const { cost } = entry.spending;
        const newly = of(entry).newlyCovered / MICRO;
        // 万元 to yuan.
        return cost === null || newly === 0 ? "—" : amount(Math.round((cost * 10_000) / newly));
      },
    },
  ];
  return lines.filter((line) => line !== null);
}
