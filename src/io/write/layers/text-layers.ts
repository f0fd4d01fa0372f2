import type { Geometry, Position } from "geojson";
import type { OutLayer, OutOptions } from "../../../core/import/layer-file.ts";
import { csvBytes, csvText } from "../csv.ts";

interface Written {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file says about its coordinates. */
function crsName({ datum, crs }: OutOptions): string {
  const system = crs ?? "EPSG:4326";
  return datum === "wgs84" || datum === "cgcs2000" ? system : `${system} ${datum}`;
}

/** The system as an EPSG code, 0 where it has none; in words where a code cannot say the datum. */
export function systemOf(options: OutOptions): {
  readonly code: number;
  readonly word: string | null;
} {
  const name = crsName(options);
  const code = /^EPSG:(\d+)$/.exec(name)?.[1];
  return code === undefined ? { code: 0, word: name } : { code: Number(code), word: null };
}

export function geojsonLayer({ name, columns, rows }: OutLayer, options: OutOptions): Written {
  const isPlain =
    options.crs === null && (options.datum === "wgs84" || options.datum === "cgcs2000");
  // RFC 7946 knows WGS 84 only; older readers take the member for any other.
  const crs = isPlain
    ? ""
    : `"crs":${JSON.stringify({ type: "name", properties: { name: crsName(options) } })},`;
  const lines = rows.map(({ values, geometry }) =>
    JSON.stringify({
      type: "Feature",
      properties: Object.fromEntries(columns.map((column, k) => [column, values[k] ?? null])),
      geometry,
    }),
  );
  const text = `{"type":"FeatureCollection",${crs}"features":[\n${lines.join(",\n")}\n]}\n`;
  return { name: `${name}.geojson`, bytes: new TextEncoder().encode(text) };
}

/** Points as two columns named after what they hold, other shapes as WKT. */
export function csvLayer({ name, columns, rows }: OutLayer, options: OutOptions): Written {
  const isPoints = rows.every(({ geometry }) => geometry === null || geometry.type === "Point");
  const system = crsName(options);
  const isMetres = options.crs !== null;
  const places = isPoints ? (isMetres ? ["x", "y"] : ["lon", "lat"]) : ["wkt"];
  const head = [...columns.map(free(places)), ...places, "crs"];
  const body = rows.map(({ values, geometry }) => {
    const point = geometry?.type === "Point" ? geometry.coordinates : ["", ""];
    const place = isPoints ? [String(point[0]), String(point[1])] : [csvText(wktOf(geometry))];
    const cells = values.map((value) =>
      typeof value === "number" ? String(value) : csvText(value ?? ""),
    );
    return [...cells, ...place, system];
  });
  return { name: `${name}.csv`, bytes: csvBytes(head.map(csvText), body) };
}

/** A column of the file that has one of our names gets `_` behind it. */
function free(taken: readonly string[]): (column: string) => string {
  return (column) => ([...taken, "crs"].includes(column) ? `${column}_` : column);
}

export function kmlLayer({ name, columns, rows }: OutLayer, options: OutOptions): Written {
  const title = columns.indexOf("_name");
  const marks = rows.map(({ values, geometry }) => {
    const data = columns
      .map(
        (column, k) =>
          `<Data name="${xml(column)}"><value>${xml(String(values[k] ?? ""))}</value></Data>`,
      )
      .join("");
    const label = title < 0 ? "" : xml(String(values[title] ?? ""));
    return `<Placemark><name>${label}</name><ExtendedData>${data}</ExtendedData>${kmlShape(geometry)}</Placemark>`;
  });
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${xml(name)}</name><description>${xml(crsName(options))}</description>\n${marks.join("\n")}\n</Document></kml>\n`;
  return { name: `${name}.kml`, bytes: new TextEncoder().encode(text) };
}

function kmlShape(geometry: Geometry | null): string {
  if (geometry === null) return "";
  const line = (points: readonly Position[]): string =>
    `<coordinates>${points.map(([lon, lat]) => `${lon},${lat}`).join(" ")}</coordinates>`;
  const area = (rings: readonly Position[][]): string =>
    `<Polygon>${rings
      .map((ring, k) => {
        const side = k === 0 ? "outerBoundaryIs" : "innerBoundaryIs";
        return `<${side}><LinearRing>${line(ring)}</LinearRing></${side}>`;
      })
      .join("")}</Polygon>`;
  switch (geometry.type) {
    case "Point":
      return `<Point>${line([geometry.coordinates])}</Point>`;
    case "Polygon":
      return area(geometry.coordinates);
    case "MultiPolygon":
      return `<MultiGeometry>${geometry.coordinates.map(area).join("")}</MultiGeometry>`;
    default:
      return "";
  }
}

function wktOf(geometry: Geometry | null): string {
  const ring = (points: readonly Position[]): string =>
    `(${points.map(([x, y]) => `${x} ${y}`).join(", ")})`;
  const area = (rings: readonly Position[][]): string => `(${rings.map(ring).join(", ")})`;
  switch (geometry?.type) {
    case "Point":
      return `POINT (${geometry.coordinates.join(" ")})`;
    case "Polygon":
      return `POLYGON ${area(geometry.coordinates)}`;
    case "MultiPolygon":
      return `MULTIPOLYGON (${geometry.coordinates.map(area).join(", ")})`;
    default:
      return "";
  }
}

/** Text that XML may hold: marks escaped, control characters left out. */
function xml(text: string): string {
  return [...text]
    .filter((char) => char >= " " || char === "\n" || char === "\t")
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
