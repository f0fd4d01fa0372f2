import { type ReactNode, useRef, useState } from "react";
import { useStore } from "zustand";
import { DISTRICT_DEFAULTS, type DistrictSettings } from "../../../core/districts/district.ts";
import { fairnessStore } from "../../../state/fairness.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { NoField } from "../../kit/no-field.tsx";
import { NumberField } from "../../kit/number-field.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { useText } from "../../text/translate.ts";
import { DistrictTable } from "./district-table.tsx";

/** Units of 10,000 elders of one county, city or main urban area: drawn on demand. */
export function DistrictsPart({ unitId }: { readonly unitId: string }): ReactNode {
  const t = useText();
  const actions = useActions();
  const districts = useStore(fairnessStore, (s) => s.districts);
  const kept = useStore(sessionStore, (s) => s.districts);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const lacks = useStore(regionStore, (s) => s.ownFields?.includes("age60") === false);
  const running = useRef<AbortController | null>(null);
  const settings: DistrictSettings = {
    ...(kept ?? { ...DISTRICT_DEFAULTS, mainUrban: false }),
    unitId,
  };
  const change = (changed: Partial<DistrictSettings>): void =>
    sessionStore.setState({ districts: { ...settings, ...changed } });
  const draw = (): void => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState("busy");
    sessionStore.setState({ districts: settings });
    actions.drawDistricts(settings, controller.signal).then(
      () => setState("idle"),
      () => setState(controller.signal.aborted ? "idle" : "failed"),
    );
  };
  const number = (
    name: "target" | "tolerance" | "bedsPerTenThousand",
    range: readonly [number, number],
    width: number,
    times = 1,
  ): ReactNode => (
    <span className="pair">
      {t(`fairness.${name}Of`)}
      <NumberField
        label={t(`fairness.${name}Of`)}
        value={Math.round(settings[name] * times * 1e6) / 1e6}
        min={range[0]}
        max={range[1]}
        width={width}
        onChange={(value) => change({ [name]: value / times })}
      />
    </span>
  );
  return (
    <section className="section" aria-label={t("fairness.districts")}>
      <h3>{t("fairness.districts")}</h3>
      <p className="quiet">{t("fairness.districtsHelp")}</p>
      <div className="weights">
        <Segmented
          label={t("fairness.area")}
          value={settings.mainUrban ? "urban" : "whole"}
          options={[
            { value: "whole", label: t("fairness.wholeUnit") },
            { value: "urban", label: t("fairness.urbanPart") },
          ]}
          onChange={(value) => change({ mainUrban: value === "urban" })}
        />
        <Segmented
          label={t("fairness.from")}
          value={settings.from}
          options={[
            { value: "cell", label: t("fairness.fromCells") },
            { value: "town", label: t("fairness.fromTowns") },
          ]}
          onChange={(from) => change({ from })}
        />
      </div>
      <div className="weights">
        {number("target", [100, 1_000_000], 64)}
        {number("tolerance", [1, 90], 40, 100)}
        {number("bedsPerTenThousand", [0, 10_000], 48)}
        {state === "busy" ? (
          <button type="button" className="button" onClick={() => running.current?.abort()}>
            {t("fairness.stop")}
          </button>
        ) : (
          <button
            type="button"
            className="button"
            data-kind="primary"
            disabled={lacks}
            onClick={draw}
          >
            {t("fairness.draw")}
          </button>
        )}
      </div>
      <NoField field="age60" />
      {state === "failed" && <p role="alert">{t("fairness.failed")}</p>}
      {districts !== null && !lacks && districts.districts.length === 0 && (
        <p className="quiet">{t("fairness.districtsEmpty")}</p>
      )}
      {districts !== null && !lacks && districts.districts.length > 0 && (
        <DistrictTable districts={districts} />
      )}
    </section>
  );
}
