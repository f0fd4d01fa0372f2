import { numberOf } from "../base/number.ts";

interface PastedSite {
  readonly name: string | null;
  readonly lon: number;
  readonly lat: number;
}

/** Every line that is not blank is a site or a rejected line: none is passed over. */
export interface PastedSites {
  readonly sites: readonly PastedSite[];
  /** Line numbers from 1. */
  readonly rejected: readonly { readonly line: number; readonly text: string }[];
}

/**
 * Sites typed or pasted one a line: longitude and latitude in degrees, with a name before or
 * after them, parted by commas, tabs, semicolons or spaces. Which number is which is never
 * guessed: longitude stands first.
 */
export function pastedSites(text: string): PastedSites {
  const sites: PastedSite[] = [];
  const rejected: { line: number; text: string }[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, k) => {
    const line = raw.trim();
    if (line === "") return;
    const site = siteOf(line);
    if (site === null) rejected.push({ line: k + 1, text: line.slice(0, 80) });
    else sites.push(site);
  });
  return { sites, rejected };
}

function siteOf(line: string): PastedSite | null {
  const strict = line.split(/[,，;；\t]/).map((part) => part.trim());
  const parts = strict.length >= 2 ? strict : line.split(/\s+/);
  const numbers = parts.map((part) => numberOf(part));
  const at = numbers.findIndex(
    (n, k) => n !== null && numbers[k + 1] !== undefined && numbers[k + 1] !== null,
  );
  if (at < 0) return null;
  const lon = numbers[at]!;
  const lat = numbers[at + 1]!;
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return null;
  const name = parts.filter((part, k) => k !== at && k !== at + 1 && part !== "").join(" ");
  return { name: name === "" ? null : name.slice(0, 200), lon, lat };
}
