import { type ReactNode, useRef } from "react";
import { useStore } from "zustand";
import { besideStore } from "../../../state/beside.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { useText } from "../../text/translate.ts";

/** Which people the years have, and where growth comes in. */
export function GrowthTable(): ReactNode {
  const t = useText();
  const { beside } = useActions();
  const { growthIssues, failure } = useStore(besideStore);
  const projection = useStore(sessionStore, (s) => s.projection);
  const input = useRef<HTMLInputElement>(null);
  const setAside = growthIssues.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p className="quiet" data-testid="people-of-years">
        {projection === null
          ? t("beside.base")
          : t(projection.cohorts === undefined ? "beside.growthLoaded" : "beside.cohortsLoaded", {
              file: projection.source,
              rows: (projection.cohorts ?? projection.growth).length,
            })}
        {setAside > 0 && ` · ${t("beside.growthSetAside", { count: setAside })}`}
      </p>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.xlsx"
        hidden
        data-testid="growth-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) void beside().then(({ readGrowth }) => readGrowth(file));
        }}
      />
      <button
        type="button"
        className="button"
        title={t("beside.growthHint")}
        onClick={() => input.current?.click()}
      >
        {t("beside.growth")}
      </button>
      {failure?.what === "growth" && (
        <p className="notice" data-kind="error" role="alert">
          {t("frame.failed")}: {failure.message}
          <br />
          {t("beside.growthHint")}
        </p>
      )}
    </>
  );
}
