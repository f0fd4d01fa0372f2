import "./why.css";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { sessionStore } from "../../state/session.ts";
import { FacilityCard } from "./facility-card.tsx";
import { GapCard } from "./gap-card.tsx";
import { PlaceCard } from "./place-card.tsx";
import { UnitCard } from "./unit-card.tsx";

/** The card of whatever is picked. A candidate is edited in its panel instead. */
export function WhyCard(): ReactNode {
  const selection = useStore(sessionStore, (s) => s.selection);
  switch (selection?.kind) {
    case "place":
      return <PlaceCard />;
    case "unit":
      return <UnitCard id={selection.id} />;
    case "facility":
      return <FacilityCard facilityKey={selection.key} />;
    case "gap":
      return <GapCard id={selection.id} />;
    default:
      return null;
  }
}
