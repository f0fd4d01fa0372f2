import "./beside.css";
import type { ReactNode } from "react";
import { SensitivityPart } from "./sensitivity-part.tsx";
import { YearsPart } from "./years-part.tsx";

/** What a comparison rests on, below its ledger: years, all rules, and how firm it is. */
export function BesideParts(): ReactNode {
  return (
    <>
      <YearsPart />
      <SensitivityPart />
    </>
  );
}
