import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { GroundAt } from "../../../core/elevation/height-raster.ts";
import type { CandidateSite } from "../../../core/scenario/candidate-site.ts";
import type { InputEntry } from "../../../core/scenario/own-input.ts";
import { regionStore } from "../../../state/region.ts";
import { useActions } from "../../actions.ts";

interface OwnGround {
  /** The planner's heights. */
  readonly entry: InputEntry;
  /** Undefined until the answer is there; null where they say nothing of the place. */
  readonly ground: GroundAt | null | undefined;
}

/** What the planner's heights say of a site; null where she brought none in. */
export function useGround({ lon, lat }: Pick<CandidateSite, "lon" | "lat">): OwnGround | null {
  const actions = useActions();
  const entry = useStore(regionStore, (s) => s.ownInputs).find(({ id }) => id === "elevation");
  const [ground, setGround] = useState<GroundAt | null>();
  const data = entry?.data;
  useEffect(() => {
    let isCurrent = true;
    if (data === undefined) setGround(undefined);
    else {
      const show = (found: GroundAt | null | undefined): void => {
        if (isCurrent) setGround(found);
      };
      // Without an answer nothing is said of the place.
      void actions.groundAt(lon, lat).then(show, () => show(undefined));
    }
    return () => {
      isCurrent = false;
    };
  }, [actions, data, lon, lat]);
  return entry === undefined ? null : { entry, ground };
}
