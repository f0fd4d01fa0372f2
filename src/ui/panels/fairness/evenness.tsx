import { type ReactNode, useEffect } from "react";
import { useStore } from "zustand";
import type { Fairness, RuleOutcome } from "../../../core/rules/outcome.ts";
import { fairnessStore, SUPPLY_OF } from "../../../state/fairness.ts";
import { regionStore } from "../../../state/region.ts";
import { type CountyValue, countyValues, evennessOf } from "../../../state/select/evenness.ts";
import { countyRows } from "../../../state/select/fairness-figures.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { useGroups } from "../../map-view/use-groups.ts";
import { useText } from "../../text/translate.ts";
import { ClusterPart } from "./cluster-part.tsx";
import { EvenChoiceRow } from "./even-choice.tsx";
import { EvenFigures } from "./even-figures.tsx";

/** How evenly coverage, access or supply per head falls on people, and where alike lie together. */
export function Evenness(props: {
  readonly reach: ReadonlyMap<string, RuleOutcome>;
  readonly reachKey: string;
}): ReactNode {
  const { reach, reachKey } = props;
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  const measure = useStore(fairnessStore, (s) => s.even.measure);
  const rows = countyRows(reach, facilityClass, minutes).flatMap(({ id, share, demand }) =>
    share === null ? [] : [{ id, value: share, demand }],
  );
  return (
    <>
      <EvenChoiceRow />
      {measure === "share" ? <OfShare rows={rows} /> : <OfSupply reachKey={reachKey} />}
    </>
  );
}

function OfShare({ rows }: { readonly rows: readonly CountyValue[] }): ReactNode {
  const t = useText();
  const groups = useGroups();
  const units = useStore(regionStore, (s) => s.units);
  const fairness = evennessOf(rows, units, groups, null);
  return (
    <>
      {fairness !== null && (
        <EvenFigures fairness={fairness} note={t("fairness.lorenzNote")} times={100} unit=" %" />
      )}
      <ClusterPart rows={rows} of={t("fairness.evenShare")} />
    </>
  );
}

function OfSupply({ reachKey }: { readonly reachKey: string }): ReactNode {
  const t = useText();
  const actions = useActions();
  const groups = useGroups();
  const units = useStore(regionStore, (s) => s.units);
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const { minutes, even, supply } = useStore(fairnessStore);
  const { measure, method, imputes, line } = even;
  const key = `${reachKey} ${facilityClass} ${minutes} ${method} ${imputes} ${line}`;
  useEffect(() => {
    if (fairnessStore.getState().supply?.key !== key) void actions.loadSupply(key);
  }, [actions, key]);
  if (supply === null || supply.key !== key) {
    return (
      <p className="empty quiet" role="status">
        {t("fairness.loading")}
      </p>
    );
  }
  const { per } = SUPPLY_OF[facilityClass];
  const unit = ` ${t(per === 1 ? "fairness.perOne" : per === 1000 ? "fairness.perThousand" : "fairness.perTenThousand")}`;
  const [count] = (measure === "access" ? supply.access : supply.ratio).facilities;
  const unknown = count?.unknown ?? 0;
  const rows = countyValues(supply.ratio);
  const fairness: Fairness | null =
    measure === "access" ? supply.access.fairness : evennessOf(rows, units, groups, line);
  const without = rows.filter(({ value }) => value === null).length;
  const note =
    measure === "access"
      ? t("fairness.accessNote", { method: t(`fairness.m${method}`) })
      : t("fairness.ratioNote", { count: without });
  return (
    <>
      {(count?.imputed ?? 0) > 0 && (
        <p className="section quiet">{t("fairness.imputed", { count: count!.imputed })}</p>
      )}
      {fairness === null ? (
        <p className="section notice" data-testid="even-undecided">
          {t("fairness.notTold", { count: unknown })}
        </p>
      ) : (
        <EvenFigures fairness={fairness} note={note} times={1} unit={unit} />
      )}
      {measure === "access" ? (
        <ClusterPart
          rows={countyValues(supply.access)}
          of={`${t("fairness.evenAccess")} · ${t(`fairness.m${method}`)}`}
        />
      ) : (
        <ClusterPart rows={rows} of={t("fairness.evenRatio")} />
      )}
    </>
  );
}
