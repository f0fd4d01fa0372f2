const DEGREES =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** The text of a `.prj`: degrees, or a Gauss–Krüger zone of CGCS2000; other systems by their name. */
export function wktOfCrs(crs: string | null): string {
  const code = Number(/^EPSG:(\d+)$/.exec(crs ?? "")?.[1] ?? 0);
  if (crs === null || code === 4490 || code === 4326) return DEGREES;
  const zone = zoneOf(code);
  if (zone === null) return crs;
  const { meridian, east, name } = zone;
  const parameters = [
    ["False_Easting", east],
    ["False_Northing", 0],
    ["Central_Meridian", meridian],
    ["Scale_Factor", 1],
    ["Latitude_Of_Origin", 0],
  ].map(([key, value]) => `PARAMETER["${key}",${Number(value).toFixed(1)}]`);
  return `PROJCS["${name}",${DEGREES},PROJECTION["Gauss_Kruger"],${parameters.join(",")},UNIT["Meter",1.0]]`;
}

function zoneOf(
  code: number,
): { readonly meridian: number; readonly east: number; readonly name: string } | null {
  if (code >= 4513 && code <= 4533) {
    const zone = code - 4513 + 25;
    return {
      meridian: zone * 3,
      east: zone * 1e6 + 5e5,
      name: `CGCS2000_3_Degree_GK_Zone_${zone}`,
    };
  }
  if (code >= 4534 && code <= 4554) {
    const meridian = (code - 4534 + 25) * 3;
    return { meridian, east: 5e5, name: `CGCS2000_3_Degree_GK_CM_${meridian}E` };
  }
  return null;
}
