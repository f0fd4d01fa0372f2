import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { Bar } from "../../../core/sensitivity/bar.ts";
import { LIMITS, type Range } from "../../../core/sensitivity/parameter.ts";
import type { Sweep } from "../../../core/sensitivity/sweep.ts";
import { besideStore } from "../../../state/beside.ts";
import { isSameSituation, situationBeside } from "../../../state/select/beside.ts";
import { sessionStore } from "../../../state/session.ts";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { TornadoChart } from "../../charts/tornado-chart.tsx";
import { NumberField } from "../../kit/number-field.tsx";
import { useScenarioTitle } from "../../scenario/use-scenario-title.ts";
import { useText } from "../../text/translate.ts";
import { useRuleName, valueText } from "./beside-words.ts";
import { Conclusions } from "./conclusions.tsx";
import { RunningBar } from "./running-bar.tsx";

/** What the answers rest on: ranges, the tornado of one rule, and which conclusions survive. */
export function SensitivityPart(): ReactNode {
  const t = useText();
  const sweep = useStore(besideStore, (s) => s.sweep);
  return (
    <div className="section" data-testid="sensitivity-part">
      <h3>{t("beside.sensitivity")}</h3>
      <p className="quiet">{t("beside.sensitivityHint")}</p>
      <Ranges />
      <RunningBar what="sweep" />
      {sweep !== null && (
        <>
          {!isSameSituation(sweep.of, situationBeside()) && (
            <p className="notice">{t("beside.old")}</p>
          )}
          <Tornado ids={sweep.ids} sweep={sweep.sweep} />
          <Conclusions sweep={sweep.sweep} />
        </>
      )}
    </div>
  );
}

function Ranges(): ReactNode {
  const t = useText();
  const ranges = useStore(besideStore, (s) => s.ranges);
  const change = (parameter: Range["parameter"], part: Partial<Range>): void =>
    besideStore.setState({
      ranges: ranges.map((one) => (one.parameter === parameter ? { ...one, ...part } : one)),
    });
  return (
    <table className="table beside-ranges">
      <thead>
        <tr>
          <th>{t("beside.parameter")}</th>
          <th>{t("beside.low")}</th>
          <th>{t("beside.high")}</th>
          <th>{t("beside.why")}</th>
        </tr>
      </thead>
      <tbody>
        {ranges.map(({ parameter, low, high }) => {
          const [least, most] = LIMITS[parameter];
          const name = t(`beside.${parameter}`);
          return (
            <tr key={parameter}>
              <td>{name}</td>
              <td>
                <NumberField
                  label={`${name} ${t("beside.low")}`}
                  value={low}
                  min={least}
                  max={high}
                  width={56}
                  onChange={(next) => change(parameter, { low: next })}
                />
              </td>
              <td>
                <NumberField
                  label={`${name} ${t("beside.high")}`}
                  value={high}
                  min={low}
                  max={most}
                  width={56}
                  onChange={(next) => change(parameter, { high: next })}
                />
              </td>
              <td className="quiet">{t(`beside.${parameter}Why`)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** One rule in one scenario: the parameter that moves it most comes first. */
function Tornado(props: { readonly ids: readonly string[]; readonly sweep: Sweep }): ReactNode {
  const { ids, sweep } = props;
  const t = useText();
  const titleOf = useScenarioTitle();
  const nameOf = useRuleName();
  const asOf = useStore(sessionStore, (s) => s.question.asOf);
  const rules = [...new Set(sweep.bars.map(({ ruleId }) => ruleId))];
  const [chosenRule, setRule] = useState(rules[0]!);
  const [chosenScenario, setScenario] = useState(ids.at(-1)!);
  const rule = rules.includes(chosenRule) ? chosenRule : rules[0]!;
  const scenario = ids.includes(chosenScenario) ? chosenScenario : ids.at(-1)!;
  const own = sweep.bars
    .filter((bar) => bar.ruleId === rule && bar.scenario === scenario)
    .sort((a, b) => swing(b) - swing(a));
  const base = baseValue(own[0]!);
  const title = t("beside.tornado", { rule: nameOf(rule), scenario: titleOf(scenario) });
  const text = (value: number | null): string => valueText(kindOf(own), value);
  return (
    <>
      <div className="beside-bar">
        <select
          className="field"
          aria-label={t("beside.rule")}
          value={rule}
          onChange={(e) => setRule(e.target.value)}
        >
          {rules.map((id) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </select>
        <select
          className="field"
          aria-label={t("beside.scenario")}
          value={scenario}
          onChange={(e) => setScenario(e.target.value)}
        >
          {ids.map((id) => (
            <option key={id} value={id}>
              {titleOf(id)}
            </option>
          ))}
        </select>
      </div>
      <ChartFrame
        title={title}
        note={t("beside.tornadoNote", { basis: t("frame.basisPeople"), asOf })}
        name="sensitivity"
        table={[
          [t("beside.parameter"), t("beside.at"), t("beside.value"), t("beside.status")],
          ...own.flatMap(({ parameter, points }) =>
            points.map(({ at, answer }) => [
              ...[t(`beside.${parameter}`), at, text(answer.value)],
              t(`beside.${answer.status}`),
            ]),
          ),
        ]}
      >
        {base === null ? (
          <p className="quiet">{t("beside.undecided")}</p>
        ) : (
          <TornadoChart
            base={base}
            axis={text}
            label={title}
            bars={own.map((bar) => {
              const [from, to] = [bar.points[0]!, bar.points.at(-1)!];
              const name = t(`beside.${bar.parameter}`);
              const [low, high] = [from, to].map(({ answer }) => answer.value) as [number, number];
              const isStill = low === base && high === base;
              return {
                ...{ id: bar.parameter, label: name, low, high },
                ends: [text(low), text(high)],
                without: isStill ? t("beside.noEffect") : "",
                hover: t("beside.hover", {
                  ...{ parameter: name, low: from.at, atLow: text(low) },
                  ...{ high: to.at, atHigh: text(high) },
                }),
              };
            })}
          />
        )}
      </ChartFrame>
    </>
  );
}

function baseValue({ points, base }: Bar): number | null {
  return points.find(({ at }) => at === base)?.answer.value ?? null;
}

function swing({ points }: Bar): number {
  const values = points.flatMap(({ answer }) => answer.value ?? []);
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

/** A share where no value exceeds 1: then it is told in per cent. */
function kindOf(bars: readonly Bar[]): string {
  const values = bars.flatMap(({ points }) => points.flatMap(({ answer }) => answer.value ?? []));
  return values.every((value) => value <= 1) ? "within" : "ratio";
}
