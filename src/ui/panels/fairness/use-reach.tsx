import { type ReactNode, useEffect } from "react";
import { useStore } from "zustand";
import type { RuleOutcome } from "../../../core/rules/outcome.ts";
import { documentStore } from "../../../state/document.ts";
import { fairnessStore } from "../../../state/fairness.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { useText } from "../../text/translate.ts";

/** The reach of all classes for the present question; asks for it when something it rests on changed. */
export function useReach(): {
  readonly reach: ReadonlyMap<string, RuleOutcome> | null;
  readonly isStale: boolean;
  /** Names what the figures rest on. */
  readonly key: string;
  readonly waiting: ReactNode;
} {
  const t = useText();
  const actions = useActions();
  const { reach, reachKey, failure } = useStore(fairnessStore);
  const { asOf, speedMps, useFerries } = useStore(sessionStore, (s) => s.question);
  const scenario = useStore(sessionStore, (s) => s.scenario);
  const document = useStore(documentStore, (s) => s.document);
  const facilities = useStore(regionStore, (s) => s.facilities);
  const { elderAge, basis } = useStore(sessionStore, (s) => s.matrix.terms);
  const registered = useStore(sessionStore, (s) => s.registered);
  const key = `${registered === null ? 0 : serialOf(registered)} ${elderAge} ${basis} ${asOf} ${speedMps} ${useFerries} ${scenario} ${serialOf(document)} ${serialOf(facilities)}`;
  const isReady = facilities.length > 0;
  useEffect(() => {
    if (isReady && key !== fairnessStore.getState().reachKey) void actions.loadReach(key);
  }, [key, actions, isReady]);
  const waiting = failure ? (
    <div className="empty" role="alert">
      <p>{t("fairness.failed")}</p>
      <button type="button" className="button" onClick={() => void actions.loadReach(key)}>
        {t("fairness.retry")}
      </button>
    </div>
  ) : (
    <p className="empty quiet" role="status">
      {t("fairness.loading")}
    </p>
  );
  return { reach, isStale: reachKey !== key, key, waiting };
}

const serials = new WeakMap<object, number>();
let last = 0;

/** A number per object: documents and lists change by replacement. */
function serialOf(object: object): number {
  let serial = serials.get(object);
  if (serial === undefined) {
    last++;
    serial = last;
    serials.set(object, serial);
  }
  return serial;
}
