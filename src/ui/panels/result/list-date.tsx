import type { ReactNode } from "react";
import { useStore } from "zustand";
import { ask, sessionStore } from "../../../state/session.ts";
import { useText } from "../../text/translate.ts";

/** A date inside each edition of the support list; the newest also holds today. */
const LIST_DATES = [
  { asOf: "2025-06-01", key: "result.list22", from: "2025-05" },
  { asOf: "2024-09-01", key: "result.list25", from: "2024-08" },
  { asOf: "2023-01-01", key: "result.list26", from: "2015-12" },
] as const;

/** The edition of the support list by which mountain counties are told. */
export function ListDate(): ReactNode {
  const t = useText();
  const asOf = useStore(sessionStore, (s) => s.question.asOf);
  return (
    <label className="row">
      {t("result.list")}
      <select
        className="field"
        aria-label={t("result.list")}
        title={t("result.list")}
        value={LIST_DATES.find(({ from }) => asOf.slice(0, 7) >= from)?.asOf ?? asOf}
        onChange={(event) => ask({ asOf: event.target.value })}
      >
        {LIST_DATES.map((list) => (
          <option key={list.asOf} value={list.asOf}>
            {t(list.key)}
          </option>
        ))}
      </select>
    </label>
  );
}
