import { type ReactNode, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { GroundAt } from "../../../core/elevation/height-raster.ts";
import type { CandidateSite } from "../../../core/scenario/candidate-site.ts";
import { regionStore } from "../../../state/region.ts";
import { type SiteFlag, siteFlags } from "../../../state/select/site-flags.ts";
import { type Language, sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { NumberField } from "../../kit/number-field.tsx";
import { useActive } from "../../scenario/use-active.ts";
import { metres } from "../../text/format.ts";
import { type Translate, useText } from "../../text/translate.ts";
import { useGround } from "./use-ground.ts";

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
  const own = useGround(site);
  const ground = own?.ground ?? null;
  const flags = useMemo(
    () => siteFlags(site, supply.facilities, { land, demand, heights, ground }, spacingM),
    [site, supply, land, demand, heights, ground, spacingM],
  );
  const textOf = (flag: SiteFlag): string => {
    switch (flag.kind) {
      case "water":
        return t("scenario.flagWater");
      case "outside":
        return t("scenario.flagOutside");
      case "rugged":
        return t("scenario.flagRugged", { rise: metres(flag.riseM, language) });
      case "steep":
        return t("scenario.flagSteep", { slope: slopeText(flag.percent) });
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
  return (
    <>
      {own !== null && (
        <p className="quiet site-ground" data-testid="site-ground">
          {own.ground === undefined ? "…" : groundText(t, language, own.ground)}{" "}
          {t("scenario.groundSource", { file: own.entry.file.slice(0, 60) })}
        </p>
      )}
      {flags.length > 0 && (
        <ul className="notice site-flags" role="status">
          {flags.map((flag) => (
            <li key={flag.kind}>{textOf(flag)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function slopeText(percent: number): string {
  return `${percent.toFixed(1)} %`;
}

/** Height of the place, its slope or why there is none, and how fine the heights are. */
function groundText(t: Translate, language: Language, ground: GroundAt | null): string {
  if (ground === null) return t("scenario.groundOutside");
  const { heightM, slopePercent, noSlope, cellM } = ground;
  const height = metres(heightM, language);
  const cell = metres(cellM, language);
  return slopePercent === null
    ? t(noSlope === "coarse" ? "scenario.groundCoarse" : "scenario.groundGap", { height, cell })
    : t("scenario.groundSlope", { height, cell, slope: slopeText(slopePercent) });
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
