import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { LiveRuleFigure } from "../../core/analysis/live-rules.ts";
import { regionStore } from "../../state/region.ts";
import type { LiveFigures } from "../../state/results.ts";
import { sessionStore } from "../../state/session.ts";
import { useRules } from "../rules/use-rules.ts";
import { signedPeople } from "../text/format.ts";
import { number, spoken } from "../text/rule-text.ts";
import { useText } from "../text/translate.ts";
import { shortName } from "../text/unit-name.ts";

/** As many as are read at a glance; the others are counted. */
const SHOWN = 3;

/** The other rules that are on: those whose figures change under the hand, the rest as numbers. */
export function ChipRules({
  rules: { changed, same, untold, waiting },
}: {
  readonly rules: NonNullable<LiveFigures["rules"]>;
}): ReactNode {
  const t = useText();
  const rest = [
    [changed.length - SHOWN, "scenario.chipMore"],
    [same, "scenario.chipSame"],
    [untold, "scenario.chipUntold"],
    [waiting, "scenario.chipWaiting"],
  ] as const;
  const texts = rest.filter(([count]) => count > 0).map(([count, key]) => t(key, { count }));
  return (
    <div className="chip-others" data-testid="chip-rules" data-waiting={waiting}>
      <dl className="chip-rows">
        {changed.slice(0, SHOWN).map((figure) => (
          <Figure key={figure.ruleId} figure={figure} />
        ))}
      </dl>
      <p className="chip-rest">{texts.join(t("scenario.chipComma"))}</p>
    </div>
  );
}

function Figure({ figure }: { readonly figure: LiveRuleFigure }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const units = useStore(regionStore, (s) => s.units);
  const rule = useRules().find(({ entry }) => entry.rule.id === figure.ruleId);
  const name = rule === undefined ? figure.ruleId : spoken(rule.entry.short, language);
  if (figure.kind === "gain") {
    return (
      <>
        <dt title={name}>{name}</dt>
        <dd>{signedPeople(figure.gained, language)}</dd>
      </>
    );
  }
  const { without, now } = figure;
  const unit = units.get(now.unitId);
  const place = unit === undefined ? "" : ` · ${shortName(unit, language)}`;
  const short = (value: number | null): string => (value === null ? "—" : number(value, language));
  return (
    <>
      <dt title={name}>
        {name}
        {place}
      </dt>
      <dd>
        {t("scenario.chipLacks", { without: short(without.shortfall), now: short(now.shortfall) })}
      </dd>
    </>
  );
}
