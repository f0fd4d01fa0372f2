import type { TextKey } from "../text/catalogue.ts";
import type { Translate } from "../text/translate.ts";

const POINTS: readonly TextKey[] = [
  "import.north",
  "import.northEast",
  "import.east",
  "import.southEast",
  "import.south",
  "import.southWest",
  "import.west",
  "import.northWest",
];

/** A bearing in degrees as one of eight directions. */
export function bearingText(t: Translate, bearing: number): string {
  return t(POINTS[Math.round(bearing / 45) % 8]!);
}
