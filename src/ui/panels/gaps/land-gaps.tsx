import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { AreaGap, AreaGaps } from "../../../core/gaps/area-gap.ts";
import { boxOfPolygons } from "../../../core/geo/box.ts";
import { regionStore } from "../../../state/region.ts";
import { countiesWithin, unitsInOrder } from "../../../state/select/unit-tree.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { PickedRow } from "../../map-view/picked-row.tsx";
import { useShownAreas } from "../../map-view/use-shown-areas.ts";
import { integer, people, percent, squareKm } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";
import { shortName } from "../../text/unit-name.ts";
import { landAreas } from "./land-areas.ts";

const FIRST = 5;
const MORE = 50;

/** The same question by land: what no circle reaches, told apart from gaps of people. */
export function LandGaps(): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const question = useStore(sessionStore, (s) => s.question);
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
  return (
    <section className="section" aria-label={t("fairness.land")}>
      <div className="row">
        <h3>{t("fairness.land")}</h3>
        <button type="button" className="chip" disabled={state === "busy"} onClick={work}>
          {t(state === "busy" ? "fairness.landBusy" : "fairness.landWork")}
        </button>
        {gaps !== null && (
          <>
            <LandFile gaps={gaps} />
            <button type="button" className="chip" onClick={() => setFound(null)}>
              {t("fairness.landHide")}
            </button>
          </>
        )}
      </div>
      {state === "failed" && <p role="alert">{t("fairness.landFailed")}</p>}
      {gaps !== null && (
        <div data-testid="land-gaps">
          <p>
            {t("fairness.landFigures", {
              outside: squareKm(gaps.outsideM2, language),
              share: percent(gaps.outsideM2, gaps.landM2),
              land: squareKm(gaps.landM2, language),
              count: integer(gaps.gaps.length, language),
            })}
          </p>
          <LandList gaps={gaps} />
          <p className="quiet">
            {t("fairness.landNote", { count: integer(gaps.coveredCentres, language) })}
          </p>
        </div>
      )}
    </section>
  );
}

/** The largest pieces, of the unit worked on where there is one; a row takes the map there. */
function LandList({ gaps }: { readonly gaps: AreaGaps }): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const units = useStore(regionStore, (s) => s.units);
  const focus = useStore(sessionStore, (s) => s.focus);
  const [shown, setShown] = useState(FIRST);
  const inOrder = useMemo(() => unitsInOrder(units), [units]);
  useShownAreas(useMemo(() => landAreas(gaps.gaps), [gaps]));
  const kept = focus === null ? null : new Set(countiesWithin(units, focus));
  const list = gaps.gaps.filter(
    ({ unit }: AreaGap) => kept === null || kept.has(inOrder[unit]?.id ?? ""),
  );
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th>{t("gaps.place")}</th>
            <th data-number>{t("fairness.landArea")}</th>
            <th data-number>{t("gaps.peopleColumn")}</th>
          </tr>
        </thead>
        <tbody>
          {list.slice(0, shown).map(({ id, unit, areaM2, sums, polygon }) => (
            <PickedRow
              key={id}
              id={id}
              label={inOrder[unit] === undefined ? id : shortName(inOrder[unit], language)}
              onPick={() => actions.fitBounds(boxOfPolygons([polygon]))}
            >
              <td data-number>{squareKm(areaM2, language)}</td>
              <td data-number>{people(sums.fields.people ?? 0, language)}</td>
            </PickedRow>
          ))}
        </tbody>
      </table>
      {shown < list.length && (
        <button type="button" className="link-button" onClick={() => setShown(shown + MORE)}>
          {t("fairness.landMore", { count: list.length - shown })}
        </button>
      )}
    </>
  );
}

function LandFile({ gaps }: { readonly gaps: AreaGaps }): ReactNode {
  const actions = useActions();
  const units = useStore(regionStore, (s) => s.units);
  return (
    <button
      type="button"
      className="chip"
      onClick={() => actions.download("area-gaps.geojson", geojsonBytes(gaps, unitsInOrder(units)))}
    >
      GeoJSON
    </button>
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
