import ranges from "@fontsource-variable/noto-sans-sc/unicode.json";
import type { FontFacesSpecification } from "maplibre-gl";

/** The name layers use in `text-font`. */
export const LABEL_FONT = "Noto Sans SC";

const FILES = import.meta.glob<string>(
  "/node_modules/@fontsource-variable/noto-sans-sc/files/*-wght-normal.woff2",
  { eager: true, query: "?url", import: "default" },
);

/** The bundled font in its subsets: only those whose characters are on the map are fetched. */
export function labelFontFaces(): FontFacesSpecification {
  const faces = Object.entries(ranges).flatMap(([subset, range]) => {
    const part = `noto-sans-sc-${subset.replace(/[[\]]/g, "")}-wght-normal.woff2`;
    const file = Object.entries(FILES).find(([path]) => path.endsWith(`/${part}`));
    if (file === undefined) return [];
    const url = new URL(file[1], document.baseURI).href;
    return [{ url, "unicode-range": range.split(",") }];
  });
  return { [LABEL_FONT]: faces };
}
