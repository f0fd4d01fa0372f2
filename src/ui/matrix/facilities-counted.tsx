import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import type { RuleOutcome } from "../../core/rules/outcome.ts";
import type { FacilityFilter } from "../../core/rules/rule.ts";
import type { WrittenRule } from "../../core/rules/written-rule.ts";
import { regionStore } from "../../state/region.ts";
import { exclusionsOf } from "../../state/select/excluded.ts";
import { sessionStore } from "../../state/session.ts";
import { integer } from "../text/format.ts";
import { classText } from "../text/names.ts";
import { reasonText } from "../text/reason-text.ts";
import { type Translate, useText } from "../text/translate.ts";

/** Names listed for one reason; the rest is a number. */
const LISTED = 100;

/** How many facilities a rule counts, and which ones it does not, by reason. */
export function FacilitiesCounted(props: {
  readonly rule: WrittenRule;
  readonly outcome: RuleOutcome | undefined;
}): ReactNode {
  const { rule, outcome } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const counts = outcome?.facilities ?? [];
  if (counts.length === 0) return null;
  return (
    <>
      <dt>{t("rules.facilities")}</dt>
      <dd>
        {counts.map(({ class: name, eligible, excluded, unknown }) => (
          <div key={name}>
            {counts.length > 1 && `${classText(t, name)} `}
            {t("rules.counted", { count: integer(eligible, language) })}
            {byText(t, excluded).map(([reason, count]) => (
              <span key={reason}>
                {t("rules.semicolon")}
                {t("rules.notCounted", { count: integer(count, language), reason })}
              </span>
            ))}
            {unknown > 0 && (
              <span>
                {t("rules.semicolon")}
                {t("rules.unknown", { count: integer(unknown, language) })}
              </span>
            )}
          </div>
        ))}
        {filtersOf(rule).map((filter) => (
          <ExcludedNames key={JSON.stringify(filter)} filter={filter} />
        ))}
      </dd>
    </>
  );
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

function ExcludedNames({ filter }: { readonly filter: FacilityFilter }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const asOf = useStore(sessionStore, (s) => s.question.asOf);
  const facilities = useStore(regionStore, (s) => s.facilities);
  const excluded = useMemo(
    () => exclusionsOf(facilities, filter, asOf),
    [facilities, filter, asOf],
  );
  if (excluded.length === 0) return null;
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
