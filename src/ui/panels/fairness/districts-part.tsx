import { type ReactNode, useRef, useState } from "react";
import { useStore } from "zustand";
import type { District, DistrictSettings } from "../../../core/districts/district.ts";
import { fairnessStore } from "../../../state/fairness.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { csvBytes } from "../../charts/export-chart.ts";
import { NumberField } from "../../kit/number-field.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { integer, people } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";

/** Units of 10,000 elders of one county: drawn on demand, listed, taken along. */
export function DistrictsPart({ county }: { readonly county: string }): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const districts = useStore(fairnessStore, (s) => s.districts);
  const [where, setWhere] = useState<"county" | "urban">("county");
  const [from, setFrom] = useState<DistrictSettings["from"]>("cell");
  const [tolerance, setTolerance] = useState(20);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const running = useRef<AbortController | null>(null);
  const draw = (): void => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState("busy");
    const settings: DistrictSettings = {
      unitId: county,
      mainUrban: where === "urban",
      from,
      target: 10_000,
      tolerance: tolerance / 100,
      bedsPerTenThousand: 300,
    };
    actions.drawDistricts(settings, controller.signal).then(
      () => setState("idle"),
      () => setState(controller.signal.aborted ? "idle" : "failed"),
    );
  };
  const missing = ({ bedsMissing }: District): string =>
    bedsMissing === null ? t("fairness.unknownBeds") : integer(bedsMissing, language);
  const name = `elder-units-${districts?.settings.unitId ?? "main-urban"}`;
  const head = ["unit", "elders", "fit", "bedsNeeded", "bedsPresent", "bedsMissing"] as const;
  return (
    <section className="section" aria-label={t("fairness.districts")}>
      <h3>{t("fairness.districts")}</h3>
      <p className="quiet">{t("fairness.districtsHelp")}</p>
      <div className="weights">
        <Segmented
          label={t("fairness.area")}
          value={where}
          options={[
            { value: "county", label: t("fairness.wholeCounty") },
            { value: "urban", label: t("fairness.urbanPart") },
          ]}
          onChange={setWhere}
        />
        <Segmented
          label={t("fairness.from")}
          value={from}
          options={[
            { value: "cell", label: t("fairness.fromCells") },
            { value: "town", label: t("fairness.fromTowns") },
          ]}
          onChange={setFrom}
        />
        <span className="pair">
          {t("fairness.tolerance")}
          <NumberField
            label={t("fairness.tolerance")}
            value={tolerance}
            min={1}
            max={90}
            width={44}
            onChange={setTolerance}
          />
        </span>
        {state === "busy" ? (
          <button type="button" className="button" onClick={() => running.current?.abort()}>
            {t("fairness.stop")}
          </button>
        ) : (
          <button type="button" className="button" data-kind="primary" onClick={draw}>
            {t("fairness.draw")}
          </button>
        )}
      </div>
      {state === "failed" && <p role="alert">{t("fairness.failed")}</p>}
      {districts !== null && districts.districts.length === 0 && (
        <p className="quiet">{t("fairness.districtsEmpty")}</p>
      )}
      {districts !== null && districts.districts.length > 0 && (
        <>
          <table className="table" data-testid="districts">
            <thead>
              <tr>
                {head.map((key, k) => (
                  <th key={key} data-number={k > 0 || undefined}>
                    {t(`fairness.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {districts.districts.map((one) => (
                <tr key={one.id}>
                  <td>{one.id}</td>
                  <td data-number>{people(one.elders, language)}</td>
                  <td data-number>{t(`fairness.${one.fit}`)}</td>
                  <td data-number>{integer(one.bedsNeeded, language)}</td>
                  <td data-number>{integer(one.bedsPresent, language)}</td>
                  <td data-number>{missing(one)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <span className="row">
            <button
              type="button"
              className="chip"
              onClick={() => actions.download(`${name}.geojson`, geojsonBytes(districts.districts))}
            >
              GeoJSON
            </button>
            <button
              type="button"
              className="chip"
              onClick={() =>
                actions.download(
                  `${name}.csv`,
                  csvBytes([
                    head.map((key) => t(`fairness.${key}`)),
                    ...districts.districts.map((one) => [
                      one.id,
                      Math.round(one.elders / 1e6),
                      t(`fairness.${one.fit}`),
                      one.bedsNeeded,
                      one.bedsPresent,
                      one.bedsMissing ?? t("fairness.unknownBeds"),
                    ]),
                  ]),
                )
              }
            >
              CSV
            </button>
          </span>
        </>
      )}
    </section>
  );
}

/** RFC 7946, 7 decimals. */
function geojsonBytes(districts: readonly District[]): Uint8Array {
  const features = districts.map((one) => ({
    type: "Feature",
    properties: {
      id: one.id,
      elders: one.elders / 1e6,
      cells: one.cells,
      fit: one.fit,
      institutions: one.institutions,
      beds_unknown: one.bedsUnknown,
      beds_needed: one.bedsNeeded,
      beds_present: one.bedsPresent,
      beds_missing: one.bedsMissing,
      area_m2: Number(one.areaM2.toFixed(1)),
      basis: "resident-2020",
      marks: ["modelled-demand", "sample-facilities"],
    },
    geometry: {
      type: "MultiPolygon",
      coordinates: one.polygons.map((rings) =>
        rings.map((ring) =>
          ring.map(([lon, lat]) => [Number(lon.toFixed(7)), Number(lat.toFixed(7))]),
        ),
      ),
    },
  }));
  return new TextEncoder().encode(`${JSON.stringify({ type: "FeatureCollection", features })}\n`);
}
