/** The only module that knows proj4. */
import proj4 from "proj4";

/** Moves [x, y] of a coordinate system (x = easting) to longitude and latitude, or back. */
export interface Projection {
  readonly toDegrees: (x: number, y: number) => [number, number];
  readonly fromDegrees: (lon: number, lat: number) => [number, number];
  /** Coordinates are degrees already. */
  readonly isGeographic: boolean;
}

const CGCS2000 = "+ellps=GRS80 +no_defs";
/** Xian 80 and Beijing 54 without the local parameters that nobody publishes: tens of metres off. */
const XIAN80 = "+a=6378140 +b=6356755.288157528 +no_defs";
const BEIJING54 = "+ellps=krass +no_defs";

function gauss(meridian: number, falseEasting: number, datum: string): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 ${datum} +units=m`;
}

/** The definition of an EPSG code of this trade as PROJ text; null for any other. */
function definitionOf(code: number): string | null {
  if (code === 4326 || code === 4490 || code === 4258) return `+proj=longlat ${CGCS2000}`;
  if (code === 4610) return `+proj=longlat ${XIAN80}`;
  if (code === 4214) return `+proj=longlat ${BEIJING54}`;
  if (code === 3857) {
    return "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs";
  }
  // CGCS2000, 3° zones with and without the zone number before the easting.
  if (code >= 4513 && code <= 4533) {
    const zone = code - 4513 + 25;
    return gauss(zone * 3, zone * 1_000_000 + 500_000, CGCS2000);
  }
  if (code >= 4534 && code <= 4554) return gauss((code - 4534 + 25) * 3, 500_000, CGCS2000);
  // 6° zones.
  if (code >= 4491 && code <= 4501) {
    const zone = code - 4491 + 13;
    return gauss(zone * 6 - 3, zone * 1_000_000 + 500_000, CGCS2000);
  }
  if (code >= 4502 && code <= 4512) return gauss((code - 4502 + 13) * 6 - 3, 500_000, CGCS2000);
  // Xian 80, 3° zones.
  if (code >= 2349 && code <= 2369) {
    const zone = code - 2349 + 25;
    return gauss(zone * 3, zone * 1_000_000 + 500_000, XIAN80);
  }
  if (code >= 2370 && code <= 2390) return gauss((code - 2370 + 25) * 3, 500_000, XIAN80);
  if (code >= 2401 && code <= 2421) {
    const zone = code - 2401 + 25;
    return gauss(zone * 3, zone * 1_000_000 + 500_000, BEIJING54);
  }
  if (code >= 2422 && code <= 2442) return gauss((code - 2422 + 25) * 3, 500_000, BEIJING54);
  if (code >= 32601 && code <= 32660) {
    return `+proj=utm +zone=${code - 32600} +datum=WGS84 +units=m +no_defs`;
  }
  return null;
}

/** Old national datums need local parameters: places come out tens to over a hundred metres off. */
export function isOldDatum(crs: string): boolean {
  const code = codeOf(crs);
  if (code === null) return /xian|beijing[_ ]?(19)?54|krass/i.test(crs);
  return [4610, 4214].includes(code) || (code >= 2327 && code <= 2442);
}

function codeOf(crs: string): number | null {
  const digits = /^EPSG:(\d+)$/i.exec(crs.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The projection that a code (`EPSG:4549`), WKT or PROJ text names; null where it is not known. */
export function projectionOf(crs: string): Projection | null {
  const code = codeOf(crs);
  const definition = code === null ? crs : definitionOf(code);
  if (definition === null) return null;
  try {
    const converter = proj4(definition);
    const isGeographic = /\+proj=longlat/.test(definition) || /^GEOG(CS|CRS)/i.test(definition);
    // Grids are taken at their own ellipsoid: the datums of this trade differ by less than they say.
    const degrees = (x: number, y: number): [number, number] => {
      const [lon, lat] = converter.inverse([x, y]) as [number, number];
      return [lon, lat];
    };
    degrees(isGeographic ? 120 : 500_000, isGeographic ? 30 : 3_300_000);
    return {
      isGeographic,
      toDegrees: isGeographic ? (x, y) => [x, y] : degrees,
      fromDegrees: isGeographic
        ? (lon, lat) => [lon, lat]
        : (lon, lat) => converter.forward([lon, lat]) as [number, number],
    };
  } catch {
    return null;
  }
}
