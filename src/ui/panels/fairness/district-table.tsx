import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import { type District, type Districts, districtArea } from "../../../core/districts/district.ts";
import { boxOfPolygons } from "../../../core/geo/box.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { csvBytes } from "../../charts/export-chart.ts";
import { PickedRow } from "../../map-view/picked-row.tsx";
import { useShownAreas } from "../../map-view/use-shown-areas.ts";
import { integer, people as peopleText } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";
import { districtAreas } from "./district-areas.ts";
import { usePeople } from "./reach-choice.tsx";

const COLUMNS = ["unit", "elders", "fit", "bedsNeeded", "bedsPresent", "bedsMissing"] as const;

/** The districts drawn last, on list and map alike; a row takes the map there. */
export function DistrictTable({ districts }: { readonly districts: Districts }): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const demand = useStore(regionStore, (s) => s.demand);
  const people = usePeople();
  const { settings, districts: list } = districts;
  useShownAreas(
    useMemo(() => {
      if (demand === null) return null;
      return districtAreas(list, demand, ({ id, bedsMissing }) => {
        const number = id.slice(id.lastIndexOf("-") + 1);
        if (bedsMissing === null) return t("fairness.districtUnknown", { number });
        if (bedsMissing === 0) return t("fairness.districtEnough", { number });
        return t("fairness.districtMissing", { number, count: integer(bedsMissing, language) });
      });
    }, [list, demand, t, language]),
  );
  const missing = ({ bedsMissing }: District): string =>
    bedsMissing === null ? t("fairness.unknownBeds") : integer(bedsMissing, language);
  const sum = (figure: (one: District) => number): number =>
    list.reduce((total, one) => total + figure(one), 0);
  const csv = (): Uint8Array =>
    csvBytes([
      COLUMNS.map((key) => t(`fairness.${key}`)),
      ...list.map((one) => [
        one.id,
        one.elders / 1e6,
        t(`fairness.${one.fit}`),
        one.bedsNeeded,
        one.bedsPresent,
        one.bedsMissing ?? t("fairness.unknownBeds"),
      ]),
    ]);
  return (
    <>
      <p className="quiet">
        {t("fairness.districtsBasis", {
          target: integer(settings.target, language),
          tolerance: Math.round(settings.tolerance * 100),
          beds: settings.bedsPerTenThousand,
          ...people,
        })}
      </p>
      <table className="table" data-testid="districts">
        <thead>
          <tr>
            {COLUMNS.map((key, k) => (
              <th key={key} data-number={k > 0 || undefined}>
                {t(`fairness.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.map((one) => (
            <PickedRow
              key={one.id}
              id={one.id}
              onPick={() => actions.fitBounds(boxOfPolygons(one.polygons))}
              label={one.id}
            >
              <td data-number>{peopleText(one.elders, language)}</td>
              <td data-number>{t(`fairness.${one.fit}`)}</td>
              <td data-number>{integer(one.bedsNeeded, language)}</td>
              <td data-number>{integer(one.bedsPresent, language)}</td>
              <td data-number>{missing(one)}</td>
            </PickedRow>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{t("fairness.sum")}</th>
            <td data-number>
              {peopleText(
                sum(({ elders }) => elders),
                language,
              )}
            </td>
            <td />
            <td data-number>
              {integer(
                sum(({ bedsNeeded }) => bedsNeeded),
                language,
              )}
            </td>
            <td data-number>
              {integer(
                sum(({ bedsPresent }) => bedsPresent),
                language,
              )}
            </td>
            <td data-number>
              {integer(
                sum(({ bedsMissing }) => bedsMissing ?? 0),
                language,
              )}
            </td>
          </tr>
        </tfoot>
      </table>
      <span className="row">
        <button
          type="button"
          className="chip"
          onClick={() => void actions.exportFile("districts.geojson")}
        >
          GeoJSON
        </button>
        <button
          type="button"
          className="chip"
          onClick={() => actions.download(`districts-${districtArea(settings)}.csv`, csv())}
        >
          CSV
        </button>
      </span>
    </>
  );
}
