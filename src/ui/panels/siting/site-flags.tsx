import { type ReactNode, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { CandidateSite } from "../../../core/scenario/candidate-site.ts";
import { regionStore } from "../../../state/region.ts";
import { type SiteFlag, siteFlags } from "../../../state/select/site-flags.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { NumberField } from "../../kit/number-field.tsx";
import { useActive } from "../../scenario/use-active.ts";
import { metres } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";

/** A site nearer than this to another of its class is worth a look, until the planner says otherwise. */
const USUAL_SPACING_M = 500;

/** What speaks against the place, each with its reason; none forbids it. */
export function SiteFlags({ site }: { readonly site: CandidateSite }): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const { landIndex: land, demand, heights } = useStore(regionStore);
  const spacingM = useStore(sessionStore, (s) => s.spacingM[site.class] ?? USUAL_SPACING_M);
  const { supply } = useActive();
  useEffect(() => void actions.loadHeights().catch(() => undefined), [actions]);
  const flags = useMemo(
    () => siteFlags(site, supply.facilities, { land, demand, heights }, spacingM),
    [site, supply, land, demand, heights, spacingM],
  );
  const textOf = (flag: SiteFlag): string => {
    switch (flag.kind) {
      case "water":
        return t("scenario.flagWater");
      case "outside":
        return t("scenario.flagOutside");
      case "rugged":
        return t("scenario.flagRugged", { rise: metres(flag.riseM, language) });
      case "crossing":
        return t("scenario.groundCrosses");
      case "close":
        return t("scenario.flagClose", {
          name: flag.name,
          distance: metres(flag.metres, language),
          spacing: metres(spacingM, language),
        });
    }
  };
  if (flags.length === 0) return null;
  return (
    <ul className="notice site-flags" role="status">
      {flags.map((flag) => (
        <li key={flag.kind}>{textOf(flag)}</li>
      ))}
    </ul>
  );
}

/** The spacing that sites of a class should keep; remembered by class. */
export function SpacingField({ facilityClass }: { readonly facilityClass: string }): ReactNode {
  const t = useText();
  const spacingM = useStore(sessionStore, (s) => s.spacingM[facilityClass] ?? USUAL_SPACING_M);
  return (
    <>
      <span className="quiet">{t("scenario.spacing")}</span>
      <NumberField
        label={t("scenario.spacing")}
        value={spacingM}
        min={0}
        max={50_000}
        onChange={(value) =>
          sessionStore.setState(({ spacingM: all }) => ({
            spacingM: { ...all, [facilityClass]: value },
          }))
        }
      />
    </>
  );
}
