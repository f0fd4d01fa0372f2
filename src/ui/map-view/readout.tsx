import type { ReactNode } from "react";
import { useStore } from "zustand";
import { pointerStore } from "../../state/pointer.ts";
import { degrees } from "../text/format.ts";

/** Coordinates under the pointer, WGS 84. */
export function Readout(): ReactNode {
  const { lon, lat } = useStore(pointerStore);
  if (lon === null || lat === null) return null;
  return (
    <div className="readout">
      {degrees(lon)}° E {degrees(lat)}° N
    </div>
  );
}
