import type { ReactNode } from "react";
import { useStore } from "zustand";
import { MICRO } from "../../core/base/exact.ts";
import type { ControlTotals } from "../../core/import/import-file.ts";
import { regionStore } from "../../state/region.ts";
import { type Language, sessionStore } from "../../state/session.ts";
import { integer, signedPeople } from "../text/format.ts";
import { fieldText } from "../text/names.ts";
import { useText } from "../text/translate.ts";
import { unitName } from "../text/unit-name.ts";

/** People as read beside those of the census, county by county, with the difference. */
export function ControlTable({ totals }: { readonly totals: ControlTotals }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const units = useStore(regionStore, (s) => s.units);
  const nameOf = (id: string, name: string): string => {
    const unit = units.get(id);
    return unit === undefined ? name : unitName(unit, language);
  };
  if (totals.length === 0) return null;
  const fields = Object.keys(totals[0]!.fields);
  const whole = fields.map((field) => ({
    own: totals.reduce((sum, { fields: of }) => sum + of[field]!.own, 0),
    census: totals.reduce((sum, { fields: of }) => sum + (of[field]!.census ?? 0), 0),
  }));
  const cells = (own: number, census: number | null): ReactNode => (
    <>
      <td data-number>{integer(own, language)}</td>
      <td data-number>{census === null ? "—" : integer(census, language)}</td>
      <td data-number data-far={census !== null && Math.abs(own - census) > census * FAR}>
        {census === null ? "—" : difference(own, census, language)}
      </td>
    </>
  );
  return (
    <>
      <h3>{t("import.controlHead")}</h3>
      {fields.map((field, k) => (
        <table key={field} className="table import-control" data-testid={`control-${field}`}>
          <thead>
            <tr>
              <th>{fieldText(t, field)}</th>
              <th data-number>{t("import.controlOwn")}</th>
              <th data-number>{t("import.controlCensus")}</th>
              <th data-number>{t("import.controlDiff")}</th>
            </tr>
          </thead>
          <tbody>
            {totals.map(({ unitId, name, fields: of }) => (
              <tr key={unitId ?? ""}>
                <td>{unitId === null ? t("import.controlOutside") : nameOf(unitId, name)}</td>
                {cells(of[field]!.own, of[field]!.census)}
              </tr>
            ))}
            {totals.length > 1 && (
              <tr>
                <td>
                  <b>{t("import.controlAll")}</b>
                </td>
                {cells(whole[k]!.own, whole[k]!.census)}
              </tr>
            )}
          </tbody>
        </table>
      ))}
      <p className="quiet">{t("import.controlNote")}</p>
    </>
  );
}

function difference(own: number, census: number, language: Language): string {
  const people = signedPeople(Math.round((own - census) * MICRO), language);
  const share = ((own / census - 1) * 100).toFixed(1);
  return census === 0 ? people : `${people} (${share.replace("-", "−")} %)`;
}

/** A difference beyond this share of the census stands out. */
const FAR = 0.05;
