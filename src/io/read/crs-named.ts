/**
 * The coordinate system that a piece of text names: an EPSG code anywhere in it, CRS84, or a
 * definition that proj4 reads (WKT, PROJ text). Null where it names none.
 */
export function crsNamed(text: string): string | null {
  const bare = text.replaceAll("\0", "").trim();
  if (/CRS:?84\b/i.test(bare)) return "EPSG:4326";
  const isWkt = /^(PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS|COMPD_CS|BOUNDCRS)\s*\[/i.test(bare);
  if (isWkt) {
    // The code of the whole stands last; codes of spheroid and datum stand before it.
    const code = /AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$/i.exec(bare)?.[1];
    return code === undefined ? bare : `EPSG:${code}`;
  }
  if (/^\+(proj|init)=/.test(bare)) return bare;
  const code = /EPSG[":\s/]*(?:[\d.]*:)?:?"?(\d{4,6})\b/i.exec(bare)?.[1];
  if (code !== undefined) return `EPSG:${code}`;
  const short = /^(\d{4,6})$/.exec(bare)?.[1];
  return short === undefined ? null : `EPSG:${short}`;
}
