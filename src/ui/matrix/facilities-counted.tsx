import { type ReactNode, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { CountedInUnit } from "../../core/analysis/counted-in-unit.ts";
import type { RuleOutcome } from "../../core/rules/outcome.ts";
import type { FacilityFilter } from "../../core/rules/rule.ts";
import type { WrittenRule } from "../../core/rules/written-rule.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { integer } from "../text/format.ts";
import { levelText } from "../text/level-text.ts";
import { classText } from "../text/names.ts";
import { reasonText } from "../text/reason-text.ts";
import { type Translate, useText } from "../text/translate.ts";

/** Names listed for one reason; the rest is a number. */
const LISTED = 100;

/** How many facilities a rule counts in the unit, which ones not and why; then in the whole. */
export function FacilitiesCounted(props: {
  readonly rule: WrittenRule;
  readonly outcome: RuleOutcome | undefined;
  readonly unitId: string;
}): ReactNode {
  const { rule, outcome, unitId } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const here = useCountedIn(rule, unitId, outcome);
  const counts = outcome?.facilities ?? [];
  if (counts.length === 0) return null;
  const several = counts.length > 1;
  const reasons = (excluded: Readonly<Record<string, number>>): ReactNode =>
    byText(t, excluded).map(([reason, count]) => (
      <span key={reason}>
        {t("rules.semicolon")}
        {t("rules.notCounted", { count: integer(count, language), reason })}
      </span>
    ));
  return (
    <>
      <dt>{t("rules.facilitiesHere")}</dt>
      <dd data-testid="counted-here">
        {here?.map((one, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: filters of a rule stand in a fixed order
          <div key={k}>
            {several && `${classText(t, one.class)} `}
            {t("rules.countedHere", { count: integer(one.eligible, language) })}
            {reasons(
              Object.fromEntries(
                one.excluded.map(({ reason, facilities }) => [reason, facilities.length]),
              ),
            )}
            {rule.kind === "ratio" && one.levels.length > 1 && (
              <div className="notice">
                {t("rules.levelsSummed", {
                  levels: one.levels.map((level) => levelText(t, level)).join(t("rules.comma")),
                })}
              </div>
            )}
            {one.excluded.length > 0 && <ExcludedNames excluded={one.excluded} />}
          </div>
        ))}
      </dd>
      <dt>{t("rules.facilities")}</dt>
      <dd>
        {counts.map(({ class: name, eligible, excluded, unknown }) => (
          <div key={name}>
            {several && `${classText(t, name)} `}
            {t("rules.counted", { count: integer(eligible, language) })}
            {reasons(excluded)}
            {unknown > 0 && (
              <span>
                {t("rules.semicolon")}
                {t("rules.unknown", { count: integer(unknown, language) })}
              </span>
            )}
          </div>
        ))}
      </dd>
    </>
  );
}

/** Null until the worker has said; asked again with every new outcome of the rule. */
function useCountedIn(
  rule: WrittenRule,
  unitId: string,
  outcome: RuleOutcome | undefined,
): readonly CountedInUnit[] | null {
  const actions = useActions();
  const [found, setFound] = useState<readonly CountedInUnit[] | null>(null);
  const filters = JSON.stringify(filtersOf(rule));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another outcome means other facilities
  useEffect(() => {
    let isOld = false;
    setFound(null);
    actions.countedIn(JSON.parse(filters), unitId).then(
      (counted) => {
        if (!isOld) setFound(counted);
      },
      () => undefined,
    );
    return () => {
      isOld = true;
    };
  }, [actions, filters, unitId, outcome]);
  return found;
}

/** Several reasons have one wording: their counts are told together. */
function byText(t: Translate, excluded: Readonly<Record<string, number>>): [string, number][] {
  const counts = new Map<string, number>();
  for (const [reason, count] of Object.entries(excluded)) {
    const text = reasonText(t, reason);
    counts.set(text, (counts.get(text) ?? 0) + count);
  }
  return [...counts];
}

function filtersOf(rule: WrittenRule): readonly FacilityFilter[] {
  if (rule.kind === "all-classes") {
    return rule.classes.map((name) =>
      rule.facility?.class === name ? rule.facility : { class: name },
    );
  }
  if (rule.kind === "exists" && rule.allOf !== undefined) return rule.allOf;
  return rule.facility === undefined ? [] : [rule.facility];
}

function ExcludedNames({ excluded }: { readonly excluded: CountedInUnit["excluded"] }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  return (
    <details className="excluded">
      <summary>{t("rules.listExcluded")}</summary>
      {excluded.map(({ reason, facilities: list }) => (
        <div key={reason}>
          <b>
            {t("rules.notCounted", {
              count: integer(list.length, language),
              reason: reasonText(t, reason),
            })}
          </b>
          <ul>
            {list.slice(0, LISTED).map(({ key, name }) => (
              <li key={key}>{name === "" ? key : name}</li>
            ))}
          </ul>
          {list.length > LISTED && (
            <span className="quiet">{t("rules.andMore", { count: list.length - LISTED })}</span>
          )}
        </div>
      ))}
    </details>
  );
}
