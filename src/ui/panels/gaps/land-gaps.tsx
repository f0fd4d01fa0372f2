import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { AreaGaps } from "../../../core/gaps/area-gap.ts";
import { regionStore } from "../../../state/region.ts";
import { unitsInOrder } from "../../../state/select/unit-tree.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { integer, percent, squareKm } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";
import { shortName } from "../../text/unit-name.ts";

const SHOWN = 5;

/** The same question by land: what no circle reaches, told apart from gaps of people. */
export function LandGaps(): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const question = useStore(sessionStore, (s) => s.question);
  const units = useStore(regionStore, (s) => s.units);
  const [found, setFound] = useState<{ readonly of: unknown; readonly gaps: AreaGaps } | null>(
    null,
  );
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const work = (): void => {
    setState("busy");
    actions.landGaps().then(
      (gaps) => {
        setFound({ of: question, gaps });
        setState("idle");
      },
      () => setState("failed"),
    );
  };
  const gaps = found?.of === question ? found.gaps : null;
  const inOrder = unitsInOrder(units);
  return (
    <section className="section" aria-label={t("gaps.land")}>
      <div className="row">
        <h3>{t("gaps.land")}</h3>
        <button type="button" className="chip" disabled={state === "busy"} onClick={work}>
          {t(state === "busy" ? "gaps.landBusy" : "gaps.landWork")}
        </button>
        {gaps !== null && (
          <button
            type="button"
            className="chip"
            onClick={() => actions.download("area-gaps.geojson", geojsonBytes(gaps, inOrder))}
          >
            GeoJSON
          </button>
        )}
      </div>
      {state === "failed" && <p role="alert">{t("gaps.landFailed")}</p>}
      {gaps !== null && (
        <div data-testid="land-gaps">
          <p>
            {t("gaps.landFigures", {
              outside: squareKm(gaps.outsideM2),
              share: percent(gaps.outsideM2, gaps.landM2),
              land: squareKm(gaps.landM2),
              count: integer(gaps.gaps.length, language),
            })}
          </p>
          <p className="quiet">
            {gaps.gaps
              .slice(0, SHOWN)
              .map(
                ({ unit, areaM2 }) =>
                  `${inOrder[unit] === undefined ? "" : shortName(inOrder[unit], language)} ${squareKm(areaM2)}`,
              )
              .join(language === "en" ? ", " : "、")}
          </p>
          <p className="quiet">
            {t("gaps.landNote", { count: integer(gaps.coveredCentres, language) })}
          </p>
        </div>
      )}
    </section>
  );
}

/** RFC 7946, 7 decimals; `kind` tells them from populated gaps. */
function geojsonBytes(
  gaps: AreaGaps,
  units: readonly { readonly id: string; readonly name: string }[],
): Uint8Array {
  const features = gaps.gaps.map(({ id, rank, unit, areaM2, polygon, sums, coveredCentres }) => ({
    type: "Feature",
    properties: {
      gap_id: id,
      rank,
      kind: "area",
      denominator: "area",
      unit_id: units[unit]?.id ?? null,
      unit_name: units[unit]?.name ?? null,
      area_m2: Number(areaM2.toFixed(1)),
      people: (sums.fields.people ?? 0) / 1e6,
      covered_centres: coveredCentres,
    },
    geometry: {
      type: "Polygon",
      coordinates: polygon.map((ring) =>
        ring.map(([lon, lat]) => [Number(lon.toFixed(7)), Number(lat.toFixed(7))]),
      ),
    },
  }));
  return new TextEncoder().encode(`${JSON.stringify({ type: "FeatureCollection", features })}\n`);
}
