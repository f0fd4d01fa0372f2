import type { ReactNode } from "react";
import { useStore } from "zustand";
import { resultStore } from "../../../state/results.ts";
import { headlineOf } from "../../../state/select/headline.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActive } from "../../scenario/use-active.ts";
import { integer, people, percent, signedPeople, signedPoints } from "../../text/format.ts";
import { fieldText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";

/** Present, before the drag, this moment, and the change against the present. */
export function Ledger(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const focus = useStore(sessionStore, (s) => s.focus);
  const { summaries, baseline, live, settings } = useStore(resultStore);
  const { edits } = useActive();
  const siteCount = edits.length;
  const cost = edits.reduce((sum, edit) => sum + (edit.cost ?? 0), 0);
  const field = settings?.field ?? "age60";
  const hasElders = summaries.some(({ total }) => total.fields.age60 !== undefined);
  const fields = field === "age60" || !hasElders ? [field] : [field, "age60"];
  const columns = (name: string) => ({
    present: headlineOf(baseline, focus, name, null),
    before: headlineOf(summaries, focus, name, null),
    now: headlineOf(summaries, focus, name, live),
  });
  const main = columns(field);
  if (main.present === null || main.before === null || main.now === null) return null;
  const share = (one: typeof main.now): string =>
    one === null || one.total === 0 ? "—" : percent(one.covered, one.total);
  const points = ((main.now.covered - main.present.covered) / (main.now.total || 1)) * 100;
  return (
    <table className="table" data-testid="ledger">
      <thead>
        <tr>
          <th />
          <th data-number>{t("frame.baseline")}</th>
          <th data-number>{t("scenario.before")}</th>
          <th data-number>{t("scenario.moment")}</th>
          <th data-number>{t("scenario.change")}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{t("scenario.share")}</td>
          <td data-number>{share(main.present)}</td>
          <td data-number>{share(main.before)}</td>
          <td data-number>
            <b>{share(main.now)}</b>
          </td>
          <td data-number className={points > 0 ? "gain" : ""}>
            {signedPoints(points)}
          </td>
        </tr>
        {fields.map((name) => {
          const { present, before, now } = columns(name);
          if (present === null || before === null || now === null) return null;
          const change = now.uncovered - present.uncovered;
          return (
            <tr key={name}>
              <td>{t("scenario.beyond", { who: fieldText(t, name) })}</td>
              <td data-number>{people(present.uncovered, language)}</td>
              <td data-number>{people(before.uncovered, language)}</td>
              <td data-number>
                <b>{people(now.uncovered, language)}</b>
              </td>
              <td data-number className={change < 0 ? "gain" : ""}>
                {signedPeople(change, language)}
              </td>
            </tr>
          );
        })}
        <tr>
          <td>{t("scenario.sites")}</td>
          <td data-number>0</td>
          <td data-number>{integer(siteCount, language)}</td>
          <td data-number>
            <b>{integer(siteCount, language)}</b>
          </td>
          <td data-number>{siteCount > 0 ? `+${integer(siteCount, language)}` : "0"}</td>
        </tr>
        {cost !== 0 && (
          <tr>
            <td>{t("scenario.cost")}</td>
            <td data-number>0</td>
            <td data-number>{integer(cost, language)}</td>
            <td data-number>
              <b>{integer(cost, language)}</b>
            </td>
            <td data-number>
              {cost > 0 ? `+${integer(cost, language)}` : integer(cost, language)}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
