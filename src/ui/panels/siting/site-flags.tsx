import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import type { CandidateSite } from "../../../core/scenario/candidate-site.ts";
import { regionStore } from "../../../state/region.ts";
import { type SiteFlag, siteFlags } from "../../../state/select/site-flags.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActive } from "../../scenario/use-active.ts";
import { metres } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";

/** A site nearer than this to another of its class is worth a look. */
const MIN_SPACING_M = 500;

/** What speaks against the place, each with its reason; none forbids it. */
export function SiteFlags({ site }: { readonly site: CandidateSite }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { landIndex, demand } = useStore(regionStore);
  const { supply } = useActive();
  const flags = useMemo(
    () => siteFlags(site, supply.facilities, landIndex, demand, MIN_SPACING_M),
    [site, supply, landIndex, demand],
  );
  const textOf = (flag: SiteFlag): string => {
    switch (flag.kind) {
      case "water":
        return t("scenario.flagWater");
      case "outside":
        return t("scenario.flagOutside");
      case "close":
        return t("scenario.flagClose", {
          name: flag.name,
          distance: metres(flag.metres, language),
          spacing: metres(MIN_SPACING_M, language),
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
