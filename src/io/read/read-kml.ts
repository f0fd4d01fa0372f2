import type { Feature, Geometry, Position } from "geojson";
import type { IssueLog } from "../../core/base/issue.ts";
import { decodeText } from "../text/decode-text.ts";
import type { Table } from "./table.ts";
import { tableOfFeatures } from "./table-of-features.ts";
import { childText, visitXml, type XmlNode } from "./xml-tree.ts";

const SHAPES = new Set(["Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track"]);

/** Placemarks of a KML text: name, description, extended data and folder become columns. */
export function readKml(
  file: string,
  sheet: string | null,
  bytes: Uint8Array,
  encoding: string | undefined,
  log: IssueLog,
): Table {
  const decoded = decodeText(bytes, encoding);
  const features: Feature<Geometry | null>[] = [];
  visitXml(decoded.text, new Set(["Placemark"]), (node, folders) => {
    features.push({
      type: "Feature",
      properties: propertiesOf(node, folders),
      geometry: geometryOf(node),
    });
  });
  const source = { file, sheet, format: "kml", encoding: decoded.encoding } as const;
  return tableOfFeatures({ ...source, crs: "EPSG:4326" }, features, log);
}

function propertiesOf(node: XmlNode, folders: readonly string[]): Record<string, string> {
  // A plain object would take `__proto__` for its own parent.
  const properties = new Map<string, string>([["name", childText(node, "name")]]);
  const put = (name: string, value: string): void => {
    if (name !== "" && value !== "" && !properties.has(name)) properties.set(name, value);
  };
  put("description", childText(node, "description"));
  put("address", childText(node, "address"));
  for (const data of node.children.filter(({ name }) => name === "ExtendedData")) {
    for (const one of data.children) {
      if (one.name === "Data") put(one.attributes.name ?? "", childText(one, "value"));
      for (const simple of one.children) {
        if (simple.name === "SimpleData") put(simple.attributes.name ?? "", simple.text.trim());
      }
    }
  }
  put("folder", folders.join("/"));
  return Object.fromEntries(properties);
}

function geometryOf(node: XmlNode): Geometry | null {
  const shapes = node.children.filter(({ name }) => SHAPES.has(name)).flatMap(shapesOf);
  if (shapes.length === 0) return null;
  return shapes.length === 1 ? shapes[0]! : joined(shapes);
}

function shapesOf(node: XmlNode): Geometry[] {
  switch (node.name) {
    case "Point": {
      const [coordinates] = positionsOf(childText(node, "coordinates"));
      return coordinates === undefined ? [] : [{ type: "Point", coordinates }];
    }
    case "LineString":
    case "LinearRing": {
      const coordinates = positionsOf(childText(node, "coordinates"));
      return coordinates.length < 2 ? [] : [{ type: "LineString", coordinates }];
    }
    case "Track": {
      const coordinates = node.children
        .filter(({ name }) => name === "coord")
        .flatMap(({ text }) => positionsOf(text.trim().replace(/\s+/g, ",")));
      return coordinates.length < 2 ? [] : [{ type: "LineString", coordinates }];
    }
    case "Polygon": {
      const ringsOf = (side: string): Position[][] =>
        node.children
          .filter(({ name }) => name === side)
          .flatMap(({ children }) => children.filter(({ name }) => name === "LinearRing"))
          .map((ring) => positionsOf(childText(ring, "coordinates")))
          .filter((ring) => ring.length > 0);
      const coordinates = [...ringsOf("outerBoundaryIs"), ...ringsOf("innerBoundaryIs")];
      return coordinates.length === 0 ? [] : [{ type: "Polygon", coordinates }];
    }
    case "MultiGeometry":
      return node.children.filter(({ name }) => SHAPES.has(name)).flatMap(shapesOf);
    default:
      return [];
  }
}

/** Several shapes of one placemark: of one kind they join; of several, the areas count, then the lines. */
function joined(shapes: readonly Geometry[]): Geometry {
  const polygons = shapes.filter((shape) => shape.type === "Polygon");
  if (polygons.length > 0) {
    return { type: "MultiPolygon", coordinates: polygons.map((one) => one.coordinates) };
  }
  const lines = shapes.filter((shape) => shape.type === "LineString");
  if (lines.length > 0) {
    return { type: "MultiLineString", coordinates: lines.map((one) => one.coordinates) };
  }
  const points = shapes.filter((shape) => shape.type === "Point");
  return { type: "MultiPoint", coordinates: points.map((one) => one.coordinates) };
}

/** `lon,lat[,height] lon,lat …`; what is no pair of numbers is left out. */
function positionsOf(text: string): Position[] {
  const positions: Position[] = [];
  for (const part of text.replace(/\s*,\s*/g, ",").split(/\s+/)) {
    const [lon, lat] = part.split(",").map(Number);
    if (part !== "" && Number.isFinite(lon) && Number.isFinite(lat)) positions.push([lon!, lat!]);
  }
  return positions;
}
