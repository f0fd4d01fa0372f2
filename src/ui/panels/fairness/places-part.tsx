import { type ReactNode, useRef, useState } from "react";
import { useStore } from "zustand";
import type { PlaceAnswer } from "../../../core/allocation/place-answer.ts";
import { fairnessStore } from "../../../state/fairness.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { csvBytes } from "../../charts/export-chart.ts";
import { NoField } from "../../kit/no-field.tsx";
import { NumberField } from "../../kit/number-field.tsx";
import { integer, metres, people, percent } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";
import { shortName } from "../../text/unit-name.ts";

const SHOWN = 8;

/** Who finds a bed in the institutions of the county, or of every county in turn. */
export function PlacesPart(props: {
  readonly county: string;
  readonly counties: readonly string[];
}): ReactNode {
  const { county, counties } = props;
  const t = useText();
  const actions = useActions();
  const units = useStore(regionStore, (s) => s.units);
  const places = useStore(fairnessStore, (s) => s.places);
  const [rate, setRate] = useState(3);
  const [cutoffM, setCutoffM] = useState(5000);
  const [done, setDone] = useState<readonly [number, number] | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const lacks = useStore(regionStore, (s) => s.ownFields?.includes("age60") === false);
  const running = useRef<AbortController | null>(null);
  const solve = (ids: readonly string[]): void => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setDone([0, ids.length]);
    setHasFailed(false);
    actions
      .solvePlaces({ rate: rate / 100, cutoffM }, ids, controller.signal, (k, all) =>
        setDone([k, all]),
      )
      .catch(() => setHasFailed(!controller.signal.aborted))
      .finally(() => {
        if (running.current === controller) setDone(null);
      });
  };
  const answers = [...places.values()];
  const previews = answers.filter(({ isPreview }) => isPreview).length;
  return (
    <section className="section" aria-label={t("fairness.places")}>
      <h3>{t("fairness.places")}</h3>
      <p className="quiet">{t("fairness.placesHelp")}</p>
      <div className="weights">
        <span className="pair">
          {t("fairness.rate")}
          <NumberField
            label={t("fairness.rate")}
            value={rate}
            min={0}
            max={100}
            width={44}
            onChange={setRate}
          />
        </span>
        <span className="pair">
          {t("fairness.cutoffM")}
          <NumberField
            label={t("fairness.cutoffM")}
            value={cutoffM}
            min={100}
            max={100_000}
            width={64}
            onChange={setCutoffM}
          />
        </span>
        {done === null ? (
          <>
            <button
              type="button"
              className="button"
              data-kind="primary"
              disabled={lacks}
              onClick={() => solve([county])}
            >
              {t("fairness.oneCounty")}
            </button>
            <button
              type="button"
              className="button"
              disabled={lacks}
              onClick={() => solve(counties)}
            >
              {t("fairness.allCounties", { count: counties.length })}
            </button>
          </>
        ) : (
          <>
            <span role="status" data-testid="places-progress">
              {t("fairness.solving", { done: done[0], total: done[1] })}
            </span>
            <button type="button" className="button" onClick={() => running.current?.abort()}>
              {t("fairness.stop")}
            </button>
          </>
        )}
      </div>
      <NoField field="age60" />
      {hasFailed && <p role="alert">{t("fairness.failed")}</p>}
      {answers.length > 0 && !lacks && (
        <>
          {previews > 0 && (
            <p className="notice" data-testid="places-preview">
              <b>{t("fairness.preview")}</b> {t("fairness.previewNote", { count: previews })}
            </p>
          )}
          <PlaceFigures answers={answers} />
          <BestBeds answers={answers} />
          <button
            type="button"
            className="chip"
            onClick={() =>
              actions.download(
                "beds.csv",
                csvBytes([
                  [
                    t("fairness.county"),
                    t("fairness.demand"),
                    t("fairness.placed"),
                    t("fairness.withoutPlace"),
                    t("fairness.outOfReach"),
                    t("fairness.meanDistance"),
                    t("fairness.preview"),
                  ],
                  ...answers.map((one) => [
                    units.get(one.unitId)?.name ?? one.unitId,
                    one.demand / 1e6,
                    one.placed / 1e6,
                    one.withoutPlace / 1e6,
                    one.outOfReach / 1e6,
                    one.meanM === null ? "" : one.meanM.toFixed(0),
                    one.isPreview ? 1 : 0,
                  ]),
                ]),
              )
            }
          >
            CSV
          </button>
        </>
      )}
    </section>
  );
}

function PlaceFigures({ answers }: { readonly answers: readonly PlaceAnswer[] }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const sum = (figure: (answer: PlaceAnswer) => number): number =>
    answers.reduce((total, answer) => total + figure(answer), 0);
  const demand = sum((one) => one.demand);
  const placed = sum((one) => one.placed);
  const metresAll = sum((one) => (one.meanM ?? 0) * one.placed);
  const line = (label: string, micro: number): ReactNode => (
    <>
      <dt>{label}</dt>
      <dd>
        {people(micro, language)} <span className="quiet">{percent(micro, demand)} %</span>
      </dd>
    </>
  );
  return (
    <>
      <dl className="figures" data-testid="places">
        {line(t("fairness.demand"), demand)}
        {line(t("fairness.placed"), placed)}
        {line(
          t("fairness.withoutPlace"),
          sum((one) => one.withoutPlace),
        )}
        {line(
          t("fairness.outOfReach"),
          sum((one) => one.outOfReach),
        )}
        <dt>{t("fairness.meanDistance")}</dt>
        <dd>{placed === 0 ? t("fairness.noData") : metres(metresAll / placed, language)}</dd>
      </dl>
      {(answers[0]?.capacityUnknown ?? 0) > 0 && (
        <p className="quiet">
          {t("fairness.capacityUnknown", { count: answers[0]!.capacityUnknown })}
        </p>
      )}
    </>
  );
}

/** Institutions where one bed more places somebody, or saves the most. */
function BestBeds({ answers: all }: { readonly answers: readonly PlaceAnswer[] }): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const units = useStore(regionStore, (s) => s.units);
  const best = all
    .flatMap(({ unitId, institutions }) => institutions.map((one) => ({ ...one, unitId })))
    .flatMap(({ oneMore, ...one }) =>
      oneMore === null || (oneMore.places === 0 && oneMore.savesM <= 0)
        ? []
        : [{ ...one, oneMore }],
    )
    .sort((a, b) => b.oneMore.places - a.oneMore.places || b.oneMore.savesM - a.oneMore.savesM)
    .slice(0, SHOWN);
  if (best.length === 0) return null;
  return (
    <table className="table">
      <caption className="quiet">{t("fairness.helpsMost")}</caption>
      <thead>
        <tr>
          <th>{t("fairness.institution")}</th>
          <th data-number>{t("fairness.load")}</th>
          <th data-number>{t("fairness.oneMore")}</th>
        </tr>
      </thead>
      <tbody>
        {best.map(({ key, name, beds, load, oneMore, unitId, lon, lat }) => (
          <tr key={key}>
            <td>
              <button
                type="button"
                className="link-button"
                onClick={() => actions.goTo(lon, lat, 12)}
              >
                {name}
              </button>{" "}
              <span className="quiet">
                {units.has(unitId) ? shortName(units.get(unitId)!, language) : ""}
              </span>
            </td>
            <td data-number>
              {people(load, language)} / {integer(beds, language)}
            </td>
            <td data-number>
              {oneMore.places === 1
                ? t("fairness.onePlaced")
                : t("fairness.saves", { m: metres(oneMore.savesM, language) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
